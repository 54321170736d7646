using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework.Tasks;

/// <summary>Who has to act on a dossier, from its facts and its windows: without a database and without memory.</summary>
/// <param name="at">UTC; since when what is new is there.</param>
public sealed class TasksOf(CallDefinition call, Dossier dossier, TaskFacts facts, StepAvailability availability, DateTime at)
{
    private readonly List<DossierTask> _all = [];

    public IReadOnlyList<DossierTask> All()
    {
        if (dossier.State != DossierState.Withdrawn)
            _all.AddRange(facts.Partners.Select(part => DossierTask.ToPartner(dossier, part, at)));
        OfObjection();
        if (dossier.State is DossierState.Rejected or DossierState.Withdrawn)
            return _all;
        foreach (var question in facts.Questions)
            Add(
                TaskKind.AnswerQuestion,
                Reader.Applicant,
                $"{question.Id:n}",
                of: dossier.Organisation,
                from: question.AskedAt,
                until: EndOf(question.DueOn)
            );
        OfAward();
        foreach (var step in dossier.Steps.Where(s => s.Revision is { Kind: RevisionKind.Asked }))
        {
            var until = EndOf(step.Revision!.DueOn);
            ToSend(TaskKind.Complete, step.StepId, null, until);
        }
        foreach (var step in call.Steps)
            Send(step);
        Agency();
        return _all;
    }

    /// <summary>Also where the dossier has ended otherwise: a rejection can be objected to, and reopened.</summary>
    private void OfObjection()
    {
        var objection = facts.Objection;
        var own = objection is null ? null : DossierTask.NameOf(objection.ProposedBy) + DossierTask.NameOf(objection.DecidedBy);
        foreach (var proposal in facts.Proposals.Where(p => p.Kind == TaskKind.DecideReconsideration))
            Add(proposal.Kind, Reader.Approvers, $"{proposal.Id:n}", by: proposal.By, cents: proposal.Cents, notFor: own);
        if (objection is not null && facts.Proposals.Count == 0 && dossier.Awaits != Desk.SecondApprover)
            Add(TaskKind.JudgeObjection, Reader.Handlers, null, from: objection.LodgedAt, notFor: own);
    }

    /// <summary>What an award still asks of the applicant. After its day evidence can still be brought; no award can be accepted.</summary>
    private void OfAward()
    {
        foreach (var condition in facts.Conditions.Where(c => c.BroughtAt is null))
        {
            var end = EndOf(condition.DueOn);
            Add(TaskKind.ShowCondition, Reader.Applicant, $"{condition.Id:n}", of: dossier.Organisation, until: end);
            Add(TaskKind.ShowCondition, Reader.Applicant, $"{condition.Id:n}:late", of: dossier.Organisation, from: end);
        }
        if (facts.Acceptance is not { } asked)
            return;
        var last = EndOf(asked.DueOn);
        Add(TaskKind.AcceptAward, Reader.Signers, null, of: dossier.Organisation, from: asked.AskedAt, until: last);
        Add(TaskKind.ExtendAcceptance, Reader.Managers, null, from: last);
    }

    /// <summary>A step that can be sent, or will be, also one that was not begun. What is behind a decision is not there yet.</summary>
    private void Send(Step step)
    {
        var there = dossier.Steps.FirstOrDefault(s => s.StepId == step.Id);
        var again = there is { Revision.Kind: RevisionKind.Again };
        if (!again && (there is { State: not Applications.StepState.Draft } || dossier.HasEnded(step) || (step.Optional && there is null)))
            return;
        foreach (var (from, until) in availability.Windows(call, dossier, step.Id))
            ToSend(again ? TaskKind.SendAgain : TaskKind.SendStep, step.Id, from, until);
    }

    /// <summary>For who fills it in, and for the signers where a colleague asked them.</summary>
    private void ToSend(TaskKind kind, string step, DateTime? from, DateTime? until)
    {
        Add(kind, Reader.Applicant, step, of: dossier.Organisation, step: step, from: from, until: until);
        if (facts.ToSign.TryGetValue(step, out var asked))
            Add(TaskKind.Sign, Reader.Signers, step, of: dossier.Organisation, step: step, from: from > asked ? from : asked, until: until);
    }

    private void Agency()
    {
        foreach (var payment in facts.Payments.Where(p => p.IsToPay))
            Add(TaskKind.RecordPayment, Reader.Finance, payment.StepId, step: payment.StepId);
        foreach (var payment in facts.Payments.Where(p => p.IsToRecover))
            Add(TaskKind.RecordRepayment, Reader.Finance, payment.StepId, step: payment.StepId);
        foreach (var condition in facts.Conditions.Where(c => c.BroughtAt is not null))
            Add(TaskKind.JudgeEvidence, Reader.Handlers, $"{condition.Id:n}", from: condition.BroughtAt);
        foreach (var proposal in facts.Proposals.Where(p => p.Kind != TaskKind.DecideReconsideration))
            Add(proposal.Kind, Reader.Approvers, $"{proposal.Id:n}", by: proposal.By, cents: proposal.Cents);
        if (facts.Proposals.Count > 0)
            return;
        if (dossier is { State: DossierState.Complete, IsOpenedAgain: false })
        {
            foreach (var reading in facts.Readings)
                Add(
                    TaskKind.Score,
                    Reader.Person,
                    $"{reading.PersonId:n}",
                    step: reading.StepId,
                    from: reading.AssignedAt,
                    until: EndOf(reading.DueOn),
                    person: reading.PersonId
                );
        }
        // While somebody is asked something the agency waits, until the last day has passed: it goes on without the answer.
        var opened = dossier.Steps.Select(s => s.Revision).Where(r => r is { Kind: RevisionKind.Asked });
        var waits = facts
            .Questions.Select(q => EndOf(q.DueOn))
            .Concat(opened.Select(r => EndOf(r!.DueOn)))
            .DefaultIfEmpty(DateTime.UnixEpoch)
            .ToList();
        if (waits.Contains(null))
            return;
        var from = waits.Max()!.Value;
        if (Next() is var (kind, reader, step))
            Add(kind, reader, step, step: step, from: from == DateTime.UnixEpoch ? null : from);
    }

    private (TaskKind Kind, Reader For, string? Step)? Next()
    {
        var last = Phases.LastSent(call, dossier)?.Id;
        switch (dossier.State)
        {
            case DossierState.Registered:
                return (TaskKind.CheckCompleteness, Reader.Handlers, last);
            case DossierState.Complete when Phases.ForJury(call, dossier) is { } phase:
                return (TaskKind.RecordJury, Reader.Managers, phase.Id);
            case DossierState.Complete when !OutsideRounds.May(call, facts.CameBack):
                return (TaskKind.DecideInRound, Reader.Managers, last);
            case DossierState.Complete:
                return (TaskKind.ProposeAward, Reader.Managers, last);
            case DossierState.Awarded when !facts.Payments.Any(p => p.IsToPay || p.IsToRecover) && Claim() is { } claim:
                return (TaskKind.ProposePayment, Reader.Managers, claim);
            case DossierState.Awarded when Sent().Any(Waits):
                return null;
            case DossierState.Awarded or DossierState.Selected or DossierState.Closed when dossier.Awaits == Desk.ProgrammeManager:
                return (TaskKind.LookAtSent, Reader.Managers, null);
            default:
                return null;
        }
    }

    /// <summary>The first claim that was sent and for which nobody proposed a payment; null also while it cannot be paid yet.</summary>
    private string? Claim() => Sent().FirstOrDefault(s => !Waits(s))?.Id;

    private IEnumerable<Step> Sent() =>
        call
            .Steps.Where(s => s.Kind == StepKind.Claim && facts.Payments.All(p => p.StepId != s.Id))
            .Where(s => dossier.Steps.Any(d => d.StepId == s.Id && d.State == Applications.StepState.Sent));

    /// <summary>The award must be accepted before anything is paid, and its conditions met or lifted before the balance is.</summary>
    private bool Waits(Step claim) =>
        facts.Acceptance is not null || (facts.Conditions.Count > 0 && ProposePayment.IsBalance(call, claim.Id));

    private static DateTime? EndOf(DateOnly? day) =>
        day is { } last ? BrusselsTime.Opening(LocalDate.FromDateOnly(last).PlusDays(1).AtMidnight()).ToDateTimeUtc() : null;

    private void Add(
        TaskKind kind,
        Reader reader,
        string? about,
        OrganisationId? of = null,
        string? step = null,
        DateTime? from = null,
        DateTime? until = null,
        Guid? by = null,
        long? cents = null,
        Guid? person = null,
        string? notFor = null
    )
    {
        var key = about is null ? $"{kind}" : $"{kind}:{about}";
        // A step that opens twice has a task for each window.
        for (var more = 2; _all.Any(t => t.Key == key); more++)
            key = $"{kind}:{about}:{more}";
        _all.Add(
            new()
            {
                Id = Guid.CreateVersion7(at),
                DossierId = dossier.Id,
                Key = key,
                Kind = kind,
                For = reader,
                Organisation = of,
                Measure = dossier.Measure,
                StepId = step,
                ProposedBy = by,
                PersonId = person,
                NotFor = notFor,
                AmountCents = cents,
                From = from ?? at,
                Until = until,
            }
        );
    }
}
