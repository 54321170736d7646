using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>
/// An officer or signer of the applicant brings evidence for a condition, in words and files. It can be done again until the agency has
/// judged, also after the day.
/// </summary>
public sealed class BringEvidence(ActFrame acts, Db db, QuestionFiles files) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("bring-evidence", new("Bewijs gebracht", "Evidence brought"))
        {
            By = ActBy.Applicant,
            Text = new("evidence", new("Schrijf wat u toont.", "Write what you show.")),
            From = [DossierState.Awarded],
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToHandlers(
                    "Bewijs om na te kijken: {number}",
                    "Evidence to look at: {number}",
                    "{name}. {government} toont dat een voorwaarde vervuld is: “{condition}”.",
                    "{name}. {government} shows that a condition is met: “{condition}”."
                ) with
                {
                    Lands = ConditionWords.Place,
                },
            ],
            Words = new("awarded, with a condition that is open, also after its day", "evidence that the agency has to judge", "nothing"),
        };

    public Task<Outcome<ConditionEvidence>> Do(Actor actor, Guid conditionId, string text, CancellationToken stop = default) =>
        Do(actor, conditionId, text, [], stop);

    public async Task<Outcome<ConditionEvidence>> Do(
        Actor actor,
        Guid conditionId,
        string text,
        IReadOnlyList<ReceivedFile> sent,
        CancellationToken stop = default
    )
    {
        var dossier = await db.AwardConditions.Where(c => c.Id == conditionId).Select(c => c.DossierId).FirstOrDefaultAsync(stop);
        var coming = await files.LookAt(dossier, sent, "files", stop);
        return await acts.Run<KnownCondition, ConditionEvidence>(
            Kind,
            actor,
            new ConditionTarget(conditionId),
            text,
            async act => coming.Done ? await Bring(act, coming.Value, stop) : Outcome<ConditionEvidence>.Refused(coming.Refusals),
            stop
        );
    }

    private async Task<Outcome<ConditionEvidence>> Bring(ActScope<KnownCondition> act, QuestionFiles.Coming coming, CancellationToken stop)
    {
        var (dossier, condition) = act.Subject;
        var evidence = new ConditionEvidence
        {
            Id = Guid.CreateVersion7(act.At),
            ConditionId = condition.Id,
            DossierId = dossier.Id,
            Text = act.Reason!,
            BroughtBy = act.Actor.PersonId,
            BroughtAt = act.At,
        };
        db.ConditionEvidence.Add(evidence);
        var added = await coming.Add(dossier.Organisation, act.Actor, evidence.Id, stop);
        act.Say("condition", condition.Text);
        act.Evidence = new
        {
            condition = condition.Id,
            evidence = evidence.Id,
            files = QuestionFiles.Named(added),
        };
        return evidence;
    }
}
