using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Differences;

public enum DifferenceKind
{
    Changed,
    Added,
    Removed,
    Moved,
}

/// <summary>One thing that is different between two versions of a call, for people to read.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Where">The titles on the way to the piece: "Aanvraag", "Uw project", "Naam van het project".</param>
/// <param name="What">The key that changed, or the kind of the piece that was added, removed or moved.</param>
/// <param name="Was">What it was; null where there was nothing.</param>
/// <param name="Becomes">What it becomes; null where nothing stands there any more.</param>
/// <param name="Path">Where it stands in the new version; in the old one where it was removed.</param>
public sealed record Difference(
    DifferenceKind Kind,
    IReadOnlyList<LocalText> Where,
    LocalText What,
    LocalText? Was,
    LocalText? Becomes,
    CallPath Path
)
{
    private const string Within = " › ";

    /// <summary>"Aanvraag › Uw project › Naam van het project".</summary>
    public LocalText Place => new(string.Join(Within, Where.Select(w => w.Nl)), string.Join(Within, Where.Select(w => w.In(Language.En))));

    /// <summary>The whole in one line: "Aanvraag › Uw project: Titel was "Project" en wordt "Uw project"".</summary>
    public LocalText Sentence => new(Line(Language.Nl), Line(Language.En));

    private string Line(Language language)
    {
        var nl = language == Language.Nl;
        var place = Where.Count == 0 ? "" : Place.In(language) + ": ";
        var what = What.In(language);
        return place
            + (
                Kind switch
                {
                    DifferenceKind.Added => nl ? $"nieuw: {what}" : $"new: {what}",
                    DifferenceKind.Removed => nl ? $"weg: {what}" : $"gone: {what}",
                    DifferenceKind.Moved => nl ? $"op een andere plaats: {what}" : $"in another place: {what}",
                    _ when Was is null => nl ? $"{what} wordt {Becomes?.Nl}" : $"{what} becomes {Becomes?.In(language)}",
                    _ when Becomes is null => nl ? $"{what} was {Was.Nl} en valt weg" : $"{what} was {Was.In(language)} and is gone",
                    _ => nl
                        ? $"{what} was {Was.Nl} en wordt {Becomes.Nl}"
                        : $"{what} was {Was.In(language)} and becomes {Becomes.In(language)}",
                }
            );
    }
}

/// <summary>
/// What happens to answers of a step when drafts move to another version. Fields are named as expressions name them: "costs.works.cost".
/// </summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Gone">Fields that are no longer there, with their question.</param>
/// <param name="Retyped">Fields that ask another kind of answer.</param>
public sealed record FormChange(
    string Step,
    IReadOnlyList<(string Field, LocalText Label)> Gone,
    IReadOnlyList<(string Field, LocalText Label, string Was, string Becomes)> Retyped
);
