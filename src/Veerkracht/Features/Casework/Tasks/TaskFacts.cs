using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework.Tasks;

/// <summary>A proposal on which nobody decided yet.</summary>
/// <param name="Cents">What it is about; null where it is about no amount.</param>
public sealed record OpenProposal(TaskKind Kind, Guid Id, Guid By, long? Cents);

/// <param name="DueOn">Last day in Brussels; null where there is none.</param>
public sealed record OpenQuestion(Guid Id, DateTime AskedAt, DateOnly? DueOn);

/// <summary>An assessor has to score the dossier, and did not.</summary>
/// <param name="DueOn">Last day in Brussels.</param>
public sealed record OpenReading(Guid PersonId, string StepId, DateTime AssignedAt, DateOnly DueOn);

/// <summary>A condition of the award that is not met.</summary>
/// <param name="DueOn">Last day in Brussels.</param>
/// <param name="BroughtAt">UTC; since when evidence waits to be judged; null where none does.</param>
public sealed record OpenCondition(Guid Id, DateOnly DueOn, DateTime? BroughtAt);

/// <summary>An award that waits to be accepted.</summary>
/// <param name="DueOn">Last day in Brussels.</param>
public sealed record OpenAcceptance(DateTime AskedAt, DateOnly DueOn);

/// <summary>An objection that is to be judged, by others than these who decided.</summary>
public sealed record OpenObjection(Guid Id, DateTime LodgedAt, Guid ProposedBy, Guid DecidedBy);

/// <summary>A payment that was not refused.</summary>
public sealed record KnownPayment(string StepId, PaymentState State, long Cents, long RecoverCents, bool Recovered)
{
    public bool IsToPay => State == PaymentState.Approved && Cents > 0;
    public bool IsToRecover => State is PaymentState.Approved or PaymentState.Paid && RecoverCents > 0 && !Recovered;
}

/// <summary>What of a dossier says who has to act, beside the dossier itself.</summary>
public sealed record TaskFacts
{
    /// <summary>Of what was never sent: nothing of it is asked, proposed or paid.</summary>
    public static readonly TaskFacts None = new();

    public IReadOnlyList<OpenProposal> Proposals { get; init; } = [];

    /// <summary>Those without an answer, also where their term has passed.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];
    public IReadOnlyList<OpenReading> Readings { get; init; } = [];
    public IReadOnlyList<OpenCondition> Conditions { get; init; } = [];

    /// <summary>Null where no award waits for it.</summary>
    public OpenAcceptance? Acceptance { get; init; }
    public OpenObjection? Objection { get; init; }

    /// <summary>After a round, by an objection or because its decision was reopened.</summary>
    public bool CameBack { get; init; }
    public IReadOnlyList<PartnerPart> Partners { get; init; } = [];
    public IReadOnlyList<KnownPayment> Payments { get; init; } = [];

    /// <summary>Steps of which a colleague asked the director or the mayor to send them, since when (UTC).</summary>
    public IReadOnlyDictionary<string, DateTime> ToSign { get; init; } = new Dictionary<string, DateTime>();

    /// <summary>Reads no more than what a dossier in its state can have.</summary>
    public static async Task<TaskFacts> Of(Db db, Dossier dossier, CancellationToken stop)
    {
        var id = dossier.Id;
        var partners = await db
            .PartnerParts.AsNoTracking()
            .Where(p => p.DossierId == id && p.State == PartnerState.Asked)
            .ToListAsync(stop);
        var toSign = await db
            .SignRequests.AsNoTracking()
            .Where(r => r.DossierId == id)
            .ToDictionaryAsync(r => r.StepId, r => r.AskedAt, stop);
        var none = None with { Partners = partners, ToSign = toSign };
        if (dossier.RegisteredAt is null)
            return none;
        return none with
        {
            Proposals = await Proposed(db, dossier, stop),
            Questions = await db
                .Questions.AsNoTracking()
                .Where(q => q.DossierId == id && q.Answer == null)
                .OrderBy(q => q.AskedAt)
                .Select(q => new OpenQuestion(q.Id, q.AskedAt, q.DueOn))
                .ToListAsync(stop),
            Objection = await db
                .Objections.AsNoTracking()
                .Where(o => o.DossierId == id && o.State == ObjectionState.Lodged)
                .Select(o => new OpenObjection(o.Id, o.LodgedAt, o.DecisionProposedBy, o.DecisionDecidedBy))
                .FirstOrDefaultAsync(stop),
            CameBack = dossier.State == DossierState.Complete && await db.CameBack(id, stop),
            Readings = dossier.State == DossierState.Complete ? await ToScore(db, id, stop) : [],
            Conditions = dossier.State == DossierState.Awarded ? await ToShow(db, id, stop) : [],
            Acceptance =
                dossier.State == DossierState.Awarded
                    ? await db
                        .AwardAcceptances.Where(a => a.DossierId == id && a.State == AcceptanceState.Asked)
                        .Select(a => new OpenAcceptance(a.AskedAt, a.DueOn))
                        .FirstOrDefaultAsync(stop)
                    : null,
            Payments = dossier.State is DossierState.Awarded or DossierState.Closed
                ? await db
                    .Payments.AsNoTracking()
                    .Where(p => p.DossierId == id && p.State != PaymentState.Refused)
                    .OrderBy(p => p.ProposedAt)
                    .Select(p => new KnownPayment(p.StepId, p.State, p.AmountCents, p.RecoverCents, p.RecoveredOn != null))
                    .ToListAsync(stop)
                : [],
        };
    }

    private static async Task<IReadOnlyList<OpenReading>> ToScore(Db db, Guid id, CancellationToken stop) =>
        await (
            from r in db.Set<PanelReading>().AsNoTracking()
            join p in db.Set<Panel>() on r.PanelId equals p.Id
            where r.DossierId == id
            where !db.Set<GivenScores>().Any(g => g.DossierId == id && g.PanelId == r.PanelId && g.PersonId == r.PersonId)
            where !db.Set<ConflictOfInterest>().Any(c => c.DossierId == id && c.PersonId == r.PersonId && c.LiftedAt == null)
            orderby r.PersonId
            select new OpenReading(r.PersonId, p.StepId, r.AssignedAt, p.DueOn)
        ).ToListAsync(stop);

    private static async Task<IReadOnlyList<OpenCondition>> ToShow(Db db, Guid id, CancellationToken stop)
    {
        var open = await db
            .AwardConditions.AsNoTracking()
            .Where(c => c.DossierId == id && c.State == ConditionState.Open)
            .OrderBy(c => c.LaidAt)
            .ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.DueOn })
            .ToListAsync(stop);
        if (open.Count == 0)
            return [];
        var brought = await db
            .ConditionEvidence.AsNoTracking()
            .Where(e => e.DossierId == id && e.LookedAt == null)
            .OrderBy(e => e.BroughtAt)
            .Select(e => new { e.ConditionId, e.BroughtAt })
            .ToListAsync(stop);
        return [.. open.Select(c => new OpenCondition(c.Id, c.DueOn, brought.Find(e => e.ConditionId == c.Id)?.BroughtAt))];
    }

    private static async Task<IReadOnlyList<OpenProposal>> Proposed(Db db, Dossier dossier, CancellationToken stop)
    {
        if (dossier.Awaits != Desk.SecondApprover)
            return [];
        var id = dossier.Id;
        var all = new List<OpenProposal>();
        all.AddRange(
            await db
                .Awards.Where(a => a.DossierId == id && a.State == AwardState.Proposed && a.RoundId == null)
                .Select(a => new OpenProposal(TaskKind.DecideAward, a.Id, a.ProposedBy, a.AmountCents))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .Payments.Where(p => p.DossierId == id && p.State == PaymentState.Proposed)
                .Select(p => new OpenProposal(TaskKind.DecidePayment, p.Id, p.ProposedBy, p.AmountCents))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .Selections.Where(s => s.DossierId == id && s.State == SelectionState.Proposed)
                .Select(s => new OpenProposal(TaskKind.DecideSelection, s.Id, s.ProposedBy, null))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .Rejections.Where(r => r.DossierId == id && r.State == RejectionState.Proposed)
                .Select(r => new OpenProposal(TaskKind.DecideRejection, r.Id, r.ProposedBy, null))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .Corrections.Where(c => c.DossierId == id && c.State == CorrectionState.Proposed)
                .Select(c => new OpenProposal(TaskKind.DecideCorrection, c.Id, c.ProposedBy, null))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .ConditionLifts.Where(l => l.DossierId == id && l.State == ConditionLiftState.Proposed)
                .Select(l => new OpenProposal(TaskKind.DecideConditionLift, l.Id, l.ProposedBy, null))
                .ToListAsync(stop)
        );
        all.AddRange(
            await db
                .Reconsiderations.Where(r => r.DossierId == id && r.State == ReconsiderationState.Proposed)
                .Select(r => new OpenProposal(
                    TaskKind.DecideReconsideration,
                    r.Id,
                    r.ProposedBy,
                    r.AmountCents == 0 ? null : r.AmountCents
                ))
                .ToListAsync(stop)
        );
        return all;
    }
}
