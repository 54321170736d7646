using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Saves the text of a draft, whatever faults it has: a draft may be unfinished. Writing is no act of the history; publication is. What
/// somebody else saved meanwhile is never overwritten: the page then shows both.
/// </summary>
public sealed class SaveDraft(Db db, Clock clock)
{
    /// <param name="version">Version that the writer read.</param>
    public Task<Outcome<CallDraft>> Do(Actor actor, Guid draftId, string source, int version, CancellationToken stop = default) =>
        db.Transact<CallDraft>(
            async () =>
            {
                if (await db.FindDraft(actor, draftId, stop) is not { } draft)
                    return Refusal.NotFound();
                if (!actor.MayWrite(draft))
                    return Refusal.Forbidden();
                if (draft.State != CallDraftState.Writing)
                    return NotWriting;
                if (source.Length > MostCharacters)
                    return TooLarge;
                if (source == draft.Source)
                    return draft;
                if (draft.Version != version)
                    return Refusal.ChangedMeanwhile();
                (draft.Source, draft.SavedBy, draft.SavedAt) = (source, actor.PersonId, clock.UtcNow);
                // A text with faults has no title to take; the last one stays.
                if (CallReader.Read(source, draft.Slug + ".yaml").Definition is { } call)
                {
                    (draft.Slug, draft.Title) = (call.Slug, call.Title);
                    // Into the hands of another agency it does not go by a word in the text.
                    if (actor.IsOver(Role.ProgrammeManager, call.Measure))
                        draft.Measure = call.Measure;
                }
                return draft;
            },
            stop
        );

    /// <summary>As much as a call file may hold.</summary>
    public const int MostCharacters = Core.Calls.Yaml.YamlFile.MaxLength;

    public static readonly Refusal NotWriting = new(
        "draft-not-writing",
        new LocalText(
            "Dit concept ligt voor ter goedkeuring, of is al gepubliceerd. U kunt het nu niet wijzigen.",
            "This draft waits for approval, or was published. You cannot change it now."
        )
    );

    private static readonly Refusal TooLarge = new(
        "too-large",
        new LocalText(
            "De oproep is te lang om te bewaren: hoogstens een miljoen tekens.",
            "The call is too long to keep: at most a million characters."
        ),
        RefusalKind.Invalid
    );
}
