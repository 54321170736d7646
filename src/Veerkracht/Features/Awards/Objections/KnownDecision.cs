using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards.Rounds;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What the agency decided on a dossier, as its applicant was told.</summary>
public enum DecisionKind
{
    Rejection,
    Award,

    /// <summary>A round put it on the reserve list.</summary>
    Reserve,
}

/// <summary>The decision that holds for a dossier, with who took it.</summary>
/// <param name="Id">Of the rejection, the award, or the proposal of the round.</param>
/// <param name="At">UTC.</param>
/// <param name="IsFinal">It came of an objection: nobody objects to it again.</param>
public sealed record KnownDecision(
    Guid DossierId,
    DecisionKind Kind,
    Guid Id,
    DateTime At,
    Guid ProposedBy,
    Guid DecidedBy,
    bool IsFinal = false
) : IOfDossier
{
    /// <summary>Until and including which day, in Brussels, it can be objected to.</summary>
    public DateOnly Until(int days) =>
        Holidays.WorkingDayFrom(BrusselsTime.At(Instant.FromDateTimeUtc(At)).Date.PlusDays(days)).ToDateOnly();
}

/// <summary>Reads the decision that holds for a dossier.</summary>
public static class KnownDecisions
{
    /// <summary>Null where nothing was decided, or where what was decided came to an end.</summary>
    public static async Task<KnownDecision?> DecisionOn(this Db db, CallDefinition call, Dossier dossier, CancellationToken stop)
    {
        var id = dossier.Id;
        switch (dossier.State)
        {
            case DossierState.Rejected:
                var rejection = await db
                    .Rejections.AsNoTracking()
                    .Where(r => r.DossierId == id && r.State == RejectionState.Confirmed)
                    .OrderBy(r => r.DecidedAt)
                    .LastOrDefaultAsync(stop);
                return rejection is null ? null : Of(DecisionKind.Rejection, id, rejection);
            case DossierState.Awarded:
                var award = await db
                    .Awards.AsNoTracking()
                    .FirstOrDefaultAsync(a => a.DossierId == id && a.State == AwardState.Confirmed, stop);
                return award is null ? null
                    : await db.Reconsiderations.AnyAsync(r => r.Id == award.ReconsiderationId && r.ObjectionId != null, stop)
                        ? Of(DecisionKind.Award, id, award) with
                        {
                            IsFinal = true,
                        }
                    : Of(DecisionKind.Award, id, award);
            case DossierState.Complete when call.Allocation is not null:
                var round = await (
                    from p in db.RoundProposals.AsNoTracking()
                    join l in db.RoundLines on p.Id equals l.ProposalId
                    where l.DossierId == id && p.State == RoundProposalState.Confirmed
                    orderby p.DecidedAt descending
                    select new { Proposal = p, l.Outcome }
                ).FirstOrDefaultAsync(stop);
                return round is { Outcome: LineOutcome.Reserve } ? Of(DecisionKind.Reserve, id, round.Proposal) : null;
            default:
                return null;
        }
    }

    private static KnownDecision Of<TState>(DecisionKind kind, Guid dossier, Proposal<TState> decided)
        where TState : struct, Enum =>
        new(dossier, kind, decided.Id, decided.DecidedAt!.Value, decided.ProposedBy, decided.DecidedBy!.Value);

    /// <summary>What the applicant can object to now; null where it cannot, or did already.</summary>
    internal static KnownDecision? Objectable(IDossierFacts facts) =>
        facts.Call.ObjectionDays is { } days
        && facts.Parts<KnownDecision>().SingleOrDefault() is { IsFinal: false } decision
        && facts.Today <= decision.Until(days)
        && facts.Parts<Objection>().All(o => o.DecisionId != decision.Id)
            ? decision
            : null;
}
