using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing;

/// <summary>The states of a draft in a word and a colour, the same on every page.</summary>
public static class DraftWords
{
    public static (Tone Tone, LocalText Word) Of(CallDraftState state) =>
        state switch
        {
            CallDraftState.Writing => (Tone.Draft, new("In opmaak", "Being written")),
            CallDraftState.Proposed => (Tone.Busy, new("Wacht op goedkeuring", "Waits for approval")),
            CallDraftState.Published => (Tone.Success, new("Gepubliceerd", "Published")),
            _ => (Tone.Neutral, new("Opzijgezet", "Set aside")),
        };

    /// <summary>What kind of draft it is: new, a copy, or the next version.</summary>
    public static LocalText Origin(CallDraft draft) =>
        draft.BasedOn is { } version ? new($"Verder op versie {version}", $"Goes on from version {version}")
        : draft.CopyOf is { } from
            ? new(
                $"Kopie van {from.Split('@')[0]}, versie {from.Split('@')[^1]}",
                $"Copy of {from.Split('@')[0]}, version {from.Split('@')[^1]}"
            )
        : new("Nieuwe oproep", "New call");

    public static LocalText Title(CallDraft draft) => draft.Title;
}
