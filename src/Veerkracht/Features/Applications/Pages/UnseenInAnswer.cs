using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Marks in an answer that nobody sees, each in the word in which it stands.</summary>
/// <param name="Change">Where the answer can be changed; null where it cannot.</param>
public sealed record UnseenInAnswer(string Label, string Places, string? Change)
{
    /// <summary>Of one answer; where they are, others are told too late to matter.</summary>
    private const int Most = 5;

    public static IReadOnlyList<UnseenInAnswer> In(IEnumerable<ToldAnswer> told) =>
        [
            .. told.Select(t => (Told: t, Places: UnseenMarks.Places(t.Written, Most)))
                .Where(t => t.Places.Count > 0)
                .Select(t => new UnseenInAnswer(t.Told.Label, string.Join(", ", t.Places), t.Told.Change)),
        ];
}
