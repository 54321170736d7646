using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Casework;

/// <summary>
/// A message that asks for something is finished when the dossier no longer has the task of which it told. One query, whatever the number
/// of messages.
/// </summary>
public sealed class FinishedMessages(Db db) : IFinishedWork
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
            [("confirm-payment", Reader.Finance)] = [TaskKind.RecordPayment, TaskKind.RecordRepayment],
        };

    public async Task<IReadOnlySet<Guid>> Of(IReadOnlyCollection<Notice> notices, CancellationToken stop = default)
    {
        var asking = notices.Where(n => n.DossierId is not null && KindsOf(n).Length > 0).ToList();
        if (asking.Count == 0)
            return new HashSet<Guid>();
        var dossiers = asking.Select(n => n.DossierId!.Value).Distinct().ToList();
        var tasks = await db.DossierTasks.AsNoTracking().Where(t => dossiers.Contains(t.DossierId)).ToListAsync(stop);
        var left = tasks.ToLookup(t => t.DossierId);
        return asking.Where(n => !left[n.DossierId!.Value].Any(t => IsOf(t, n))).Select(n => n.Id).ToHashSet();
    }

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
