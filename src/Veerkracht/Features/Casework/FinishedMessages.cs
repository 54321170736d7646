using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework;

/// <summary>
/// A message that asks for something is finished when the dossier no longer has the task of which it told. At most three queries, whatever
/// the number of messages.
/// </summary>
public sealed class FinishedMessages(Db db, CallCatalogue calls) : IFinishedWork
{
    /// <summary>What each event asks of which readers. Others only tell something.</summary>
    public static IReadOnlyDictionary<(string Event, Reader To), TaskKind[]> Asked { get; } =
        new Dictionary<(string, Reader), TaskKind[]>
        {
            [("ask-question", Reader.Applicant)] = [TaskKind.AnswerQuestion],
            [("question-term-near", Reader.Applicant)] = [TaskKind.AnswerQuestion],
            [("question-term-over", Reader.Applicant)] = [TaskKind.AnswerQuestion],
            [("open-again", Reader.Applicant)] = [TaskKind.Complete],
            [("opening-term-near", Reader.Applicant)] = [TaskKind.Complete],
            [("step-opens", Reader.Applicant)] = [TaskKind.SendStep],
            [("deadline-near", Reader.Applicant)] = [TaskKind.SendStep, TaskKind.SendAgain],
            [("ask-to-sign", Reader.Signers)] = [TaskKind.Sign],
            [("agree-with-draft", Reader.Signers)] = [TaskKind.Sign],
            [("ask-partner", Reader.Partner)] = [TaskKind.AnswerPartner],
            [("ask-partner-again", Reader.Partner)] = [TaskKind.AnswerPartner],
            [("submit-step", Reader.Handlers)] = [TaskKind.CheckCompleteness, TaskKind.LookAtSent, TaskKind.ProposePayment],
            [("propose-award", Reader.Approvers)] = [TaskKind.DecideAward],
            [("propose-selection", Reader.Approvers)] = [TaskKind.DecideSelection],
            [("propose-rejection", Reader.Approvers)] = [TaskKind.DecideRejection],
            [("propose-payment", Reader.Approvers)] = [TaskKind.DecidePayment],
            [("propose-correction", Reader.Approvers)] = [TaskKind.DecideCorrection],
            [("confirm-award", Reader.Signers)] = [TaskKind.AcceptAward],
            [("acceptance-term-near", Reader.Signers)] = [TaskKind.AcceptAward],
            [("extend-acceptance", Reader.Applicant)] = [TaskKind.AcceptAward],
            [("condition-term-near", Reader.Applicant)] = [TaskKind.ShowCondition],
            [("condition-term-over", Reader.Applicant)] = [TaskKind.ShowCondition],
            [("refuse-evidence", Reader.Applicant)] = [TaskKind.ShowCondition],
            [("bring-evidence", Reader.Handlers)] = [TaskKind.JudgeEvidence],
            [("propose-condition-lift", Reader.Approvers)] = [TaskKind.DecideConditionLift],
            [("lodge-objection", Reader.Handlers)] = [TaskKind.JudgeObjection],
            [("propose-objection-outcome", Reader.Approvers)] = [TaskKind.DecideReconsideration],
            [("propose-reopening", Reader.Approvers)] = [TaskKind.DecideReconsideration],
            [("confirm-payment", Reader.Finance)] = [TaskKind.RecordPayment, TaskKind.RecordRepayment],
        };

    public async Task<IReadOnlySet<Guid>> Of(IReadOnlyCollection<Notice> notices, CancellationToken stop = default)
    {
        var asking = notices.Where(n => n.DossierId is not null && KindsOf(n).Length > 0).ToList();
        if (asking.Count == 0)
            return new HashSet<Guid>();
        var dossiers = asking.Select(n => n.DossierId!.Value).Distinct().ToList();
        var left = (await db.DossierTasks.AsNoTracking().Where(t => dossiers.Contains(t.DossierId)).ToListAsync(stop)).ToLookup(t =>
            t.DossierId
        );
        var waiting = await Waiting([.. dossiers.Where(d => left[d].Any(IsAsked))], stop);
        return asking
            .Where(n => !left[n.DossierId!.Value].Any(t => IsOf(t, n)) && !(IsToCheck(n) && waiting.Contains((n.DossierId!.Value, n.Step))))
            .Select(n => n.Id)
            .ToHashSet();
    }

    /// <summary>
    /// Steps at which the agency still has to look, after the answer of the applicant: while it waits for that, it has no task of its own.
    /// </summary>
    private async Task<IReadOnlySet<(Guid, string?)>> Waiting(List<Guid> asked, CancellationToken stop)
    {
        var waiting = new HashSet<(Guid, string?)>();
        if (asked.Count == 0)
            return waiting;
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => asked.Contains(d.Id)).ToListAsync(stop);
        var paid = await db
            .Payments.AsNoTracking()
            .Where(p => asked.Contains(p.DossierId))
            .Select(p => new { p.DossierId, p.StepId })
            .ToListAsync(stop);
        foreach (var dossier in dossiers)
        {
            var call = calls.Get(dossier.Call, dossier.CallVersion);
            foreach (var step in call.Steps.Where(s => dossier.Steps.Any(d => d.StepId == s.Id)))
            {
                var open = step.Kind switch
                {
                    StepKind.Application => dossier.State == DossierState.Registered && Phases.LastSent(call, dossier)?.Id == step.Id,
                    StepKind.Claim => paid.All(p => (p.DossierId, p.StepId) != (dossier.Id, step.Id)),
                    _ => false,
                };
                if (open)
                    waiting.Add((dossier.Id, step.Id));
            }
        }
        return waiting;
    }

    private static bool IsAsked(DossierTask task) =>
        task.Kind
            is TaskKind.AnswerQuestion
                or TaskKind.Complete
                or TaskKind.ShowCondition
                or TaskKind.JudgeEvidence
                or TaskKind.AcceptAward
                or TaskKind.ExtendAcceptance;

    private static bool IsToCheck(Notice notice) => KindsOf(notice).Contains(TaskKind.CheckCompleteness);

    private static TaskKind[] KindsOf(Notice notice) =>
        Asked.FirstOrDefault(a => a.Key.Event == notice.Event && Reach.Names(notice.Reach, a.Key.To)).Value ?? [];

    /// <summary>
    /// Of the same step, where both name one; else it was there when the message was told. What came later was told by another message.
    /// </summary>
    private static bool IsOf(DossierTask task, Notice notice) =>
        KindsOf(notice).Contains(task.Kind)
        && (task.Kind != TaskKind.AnswerPartner || task.Organisation == notice.Organisation)
        && (task.StepId is { } step && notice.Step is { } told ? step == told : task.From <= notice.At);
}
