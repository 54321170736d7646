using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing;

/// <summary>What changed between two texts of a call, in sentences: part by part, by the ids of the parts.</summary>
public static class DraftDifference
{
    /// <summary>Since the version from which it goes on, or the call of which it was copied; nothing for a call from nothing.</summary>
    public static IReadOnlyList<LocalText> SinceBase(CallDraft draft, CallCatalogue calls) =>
        Base(draft, calls) is { } from && CallEngine.Read(draft.Source, draft.Slug + ".yaml").Definition is { } now ? Between(from, now) : [];

    public static CallDefinition? Base(CallDraft draft, CallCatalogue calls) =>
        draft.BasedOn is { } version ? calls.FindVersion(draft.Slug, version)
        : draft.CopyOf?.Split('@') is [var slug, var number] && int.TryParse(number, out var of) ? calls.FindVersion(slug, of) : null;

    public static IReadOnlyList<LocalText> Between(CallDefinition before, CallDefinition after)
    {
        var was = CallParts.Of(before).ToDictionary(p => p.Anchor);
        var now = CallParts.Of(after).ToDictionary(p => p.Anchor);
        return
        [
            .. now.Values.Where(p => !was.ContainsKey(p.Anchor)).Select(p => new LocalText($"Nieuw: {p.Title.Nl}.", $"New: {p.Title.In(Language.En)}.")),
            .. was.Values.Where(p => !now.ContainsKey(p.Anchor)).Select(p => new LocalText($"Weggelaten: {p.Title.Nl}.", $"Left out: {p.Title.In(Language.En)}.")),
        ];
    }
}
