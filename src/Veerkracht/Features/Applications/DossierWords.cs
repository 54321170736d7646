using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications;

/// <summary>The states of a dossier in words and colour, the same on every page.</summary>
public static class DossierWords
{
    public static (Tone Tone, LocalText Word) Of(DossierState state) =>
        state switch
        {
            DossierState.Draft => (Tone.Draft, new("Concept – nog niet ingediend", "Draft – not sent yet")),
            DossierState.Registered => (Tone.Busy, new("Ingediend", "Sent")),
            DossierState.Complete => (Tone.Busy, new("Volledig", "Complete")),
            DossierState.Selected => (Tone.Success, new("Gekozen door de jury", "Selected by the jury")),
            DossierState.Proposed => (Tone.Busy, new("Beslissing in voorbereiding", "Decision being prepared")),
            DossierState.Awarded => (Tone.Success, new("Toegekend", "Awarded")),
            DossierState.Closed => (Tone.Neutral, new("Afgesloten", "Closed")),
            DossierState.Rejected => (Tone.Error, new("Afgewezen", "Rejected")),
            _ => (Tone.Neutral, new("Ingetrokken", "Withdrawn")),
        };
}
