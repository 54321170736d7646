using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft after saving. Version is the ETag of its form.</summary>
/// <param name="Mine">The answers as this person sees them: with their own text where there is a conflict.</param>
/// <param name="Taken">See <see cref="MergedAnswers.Taken"/>.</param>
public sealed record SavedAnswers(Draft Draft, JsonObject Mine, IReadOnlyList<SaveConflict> Conflicts, IReadOnlyList<string> Taken);

/// <summary>Saves answers of a draft. Nothing that anybody typed is lost: see <see cref="AnswerMerge"/>.</summary>
public sealed class SaveAnswers(Drafts drafts, CallCatalogue calls)
{
    /// <summary>Saves what was posted from one section.</summary>
    /// <param name="posted">Names and values of the boxes; "_add" and "_remove" name items of groups, <see cref="AnswerMerge.Choice"/> a
    /// choice between two texts.</param>
    /// <param name="basis">See <see cref="AnswerMerge.Basis"/>.</param>
    /// <param name="callVersion">Version of the call of which the form was opened; null is that of the dossier. Where the form was replaced
    /// since, what has no place in the new one is kept beside it.</param>
    public Task<Outcome<SavedAnswers>> Section(
        Actor actor,
        Guid dossierId,
        string stepId,
        string section,
        IReadOnlyCollection<KeyValuePair<string, string[]>> posted,
        string? basis,
        Language language,
        int? callVersion = null,
        CancellationToken stop = default
    ) =>
        drafts.Change<SavedAnswers>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (callVersion is { } opened && opened < draft.Call.Version && opened > 0)
                    return OnNewerForm(draft, section, posted, basis, language, opened);
                if (draft.Form.Sections.FirstOrDefault(s => s.Id == section) is not { } found)
                    return Refusal.NotFound();
                var mine = FormBinder.Apply(draft.Form, draft.Answers, section, posted, language);
                OpenFields.Restore(draft.Form, draft.Step.Revision, draft.Answers, mine, Typed(posted));
                var merged = (JsonObject)mine.DeepClone();
                var (conflicts, taken) = AnswerMerge.Merge(
                    found,
                    merged,
                    draft.Answers,
                    basis,
                    Choices(posted),
                    FieldSaves.Read(draft.Step.FieldSaves),
                    language
                );
                Replace(draft.Answers, merged);
                foreach (var conflict in conflicts)
                    FormPath.Set(merged, conflict.Field, FormPath.Get(mine, conflict.Field)?.DeepClone());
                return new SavedAnswers(draft, merged, conflicts, taken);
            },
            stop
        );

    /// <summary>Ids of the outermost fields of which boxes were posted.</summary>
    private static HashSet<string> Typed(IEnumerable<KeyValuePair<string, string[]>> posted) =>
        [.. posted.Select(p => p.Key.Split('.', '[')[0])];

    private static Dictionary<string, string> Choices(IEnumerable<KeyValuePair<string, string[]>> posted) =>
        posted
            .Where(p => p.Key.StartsWith(AnswerMerge.Choice, StringComparison.Ordinal) && p.Value.Length > 0)
            .DistinctBy(p => p.Key)
            .ToDictionary(p => p.Key[AnswerMerge.Choice.Length..], p => p.Value[0]);

    /// <summary>
    /// Replaces the named outermost fields; null takes an answer away, others stay. For the API: nothing is saved on an older version.
    /// </summary>
    /// <param name="fields">Read as <see cref="WholeJson"/>.</param>
    /// <param name="version">Version that the sender read; null saves on any.</param>
    public Task<Outcome<SavedAnswers>> Fields(
        Actor actor,
        Guid dossierId,
        string stepId,
        JsonObject fields,
        int? version,
        CancellationToken stop = default
    ) =>
        drafts.Change<SavedAnswers>(
            actor,
            dossierId,
            stepId,
            draft =>
            {
                if (version is { } read && read != draft.Step.Version)
                    return Refusal.ChangedMeanwhile();
                foreach (var (name, value) in fields)
                {
                    if (draft.Form.Fields.FirstOrDefault(f => f.Id == name) is not { } field)
                        return new Refusal(
                            "unknown-field",
                            new LocalText($"Het veld “{name}” bestaat niet in deze stap.", $"This step has no field “{name}”."),
                            RefusalKind.Invalid,
                            name
                        );
                    if (field.ReadOnly)
                        continue;
                    draft.Answers[name] = value?.DeepClone();
                    if (value is null)
                        draft.Answers.Remove(name);
                }
                return new SavedAnswers(draft, draft.Answers, [], []);
            },
            stop
        );

    /// <summary>
    /// The form was replaced while it stood open: what was typed is read by the old form, and carried to the new one as the draft itself
    /// was.
    /// </summary>
    private Outcome<SavedAnswers> OnNewerForm(
        Draft draft,
        string section,
        IReadOnlyCollection<KeyValuePair<string, string[]>> posted,
        string? basis,
        Language language,
        int opened
    )
    {
        if (
            calls.FindVersion(draft.Call.Slug, opened)?.Steps.FirstOrDefault(s => s.Id == draft.Step.StepId) is not { } old
            || old.Form.Sections.FirstOrDefault(s => s.Id == section) is not { } found
        )
            return Refusal.NotFound();
        var typed = FormBinder.Apply(old.Form, draft.Answers, section, posted, language);
        // Only what both forms ask can have been changed by somebody else too; the rest stands nowhere else.
        var shared = found with
        {
            Fields = [.. found.Fields.Where(f => draft.Form.Fields.Any(n => n.Id == f.Id && CarriedAnswers.Fits(f, n)))],
        };
        var merged = (JsonObject)typed.DeepClone();
        var conflicts = AnswerMerge
            .Merge(shared, merged, draft.Answers, basis, saves: FieldSaves.Read(draft.Step.FieldSaves), language: language)
            .Conflicts;
        var elsewhere = draft.Answers.Where(a => found.Fields.All(f => f.Id != a.Key)).ToDictionary(a => a.Key, a => a.Value?.DeepClone());
        var carried = CarriedAnswers.Of(
            old.Form,
            draft.Form,
            new JsonObject(
                merged.Where(a => found.Fields.Any(f => f.Id == a.Key)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone()))
            )
        );
        UnkeptAnswers.Add(
            draft.Step,
            carried.Unkept.Concat(conflicts.Select(c => new UnkeptAnswer(c.Field, c.Label, c.Mine)).Where(c => c.Text.Length > 0))
        );
        foreach (var (name, value) in elsewhere)
            carried.Kept[name] = value;
        Replace(draft.Answers, carried.Kept);
        return new SavedAnswers(draft, carried.Kept, conflicts, []);
    }

    private static void Replace(JsonObject answers, JsonObject by)
    {
        answers.Clear();
        foreach (var (name, value) in by)
            answers[name] = value?.DeepClone();
    }
}
