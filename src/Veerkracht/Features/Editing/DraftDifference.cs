using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing.Differences;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing;

/// <summary>What changed between two texts of a call, in sentences.</summary>
public static class DraftDifference
{
    /// <summary>Since the version from which it goes on, or the call of which it was copied; nothing for a call from nothing.</summary>
    public static IReadOnlyList<LocalText> SinceBase(CallDraft draft, CallCatalogue calls) =>
        Base(draft, calls) is { } from ? Between(from.Source, draft.Source) : [];

    /// <summary>What the draft goes on from, as it was published.</summary>
    public static CallDefinition? Base(CallDraft draft, CallCatalogue calls)
    {
        var (slug, version) =
            draft.BasedOn is { } own ? (draft.Slug, own)
            : draft.CopyOf?.Split('@') is [var other, var number] && int.TryParse(number, out var of) ? (other, of)
            : ("", 0);
        return calls.AllVersions.FirstOrDefault(c => c.Slug == slug && c.Version == version);
    }

    /// <summary>Nothing where one of the two cannot be read at all.</summary>
    public static IReadOnlyList<LocalText> Between(string before, string after) =>
        [
            .. (CallDifference.Of(before, after) ?? [])
                .Select(d => d.Sentence)
                .Select(s => new LocalText(Ended(s.Nl), Ended(s.In(Language.En)))),
        ];

    private static string Ended(string sentence) =>
        sentence.EndsWith('.') || sentence.EndsWith(".\"", StringComparison.Ordinal) ? sentence : sentence + ".";
}
