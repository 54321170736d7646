using System.Linq.Expressions;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework;

/// <summary>
/// What waits for a reader: the dossiers with which this person, and nobody else's role, can go on now. It is what the frame would let
/// through, asked of the database, so that a list of many costs no more than a list of few.
/// </summary>
public static class WorkDesk
{
    /// <summary>Roles for which dossiers wait at an agency; the others look and do not decide.</summary>
    private static readonly Role[] Acting = [Role.ProgrammeManager, Role.CaseWorker, Role.Finance, Role.SecondApprover];

    /// <summary>Whether dossiers can wait for this person at all.</summary>
    public static bool Has(Actor actor) => actor.WorksOnDrafts || Acting.Any(actor.Is);

    /// <summary>
    /// What waits for this reader, by each of the roles; a dossier may be in several parts. Each is a range of another index.
    /// </summary>
    public static IReadOnlyList<Expression<Func<Dossier, bool>>> Parts(Actor actor, Db db)
    {
        if (actor.WorksOnDrafts)
            return [d => d.Awaits == Desk.Applicant];
        var parts = new List<Expression<Func<Dossier, bool>>>();
        if (Over(actor, Role.ProgrammeManager) is { Count: > 0 } managed)
            parts.Add(d => d.Awaits == Desk.ProgrammeManager && managed.Contains(d.Measure));
        if (Over(actor, Role.CaseWorker) is { Count: > 0 } checkedMeasures)
        {
            parts.Add(d => d.Awaits == Desk.ProgrammeManager && d.State == DossierState.Registered && checkedMeasures.Contains(d.Measure));
        }
        if (Over(actor, Role.Finance) is { Count: > 0 } paid)
        {
            // Also while a question about something else waits. "Since ever" and not "not null": that is a range of the index.
            parts.Add(d => d.AtBankSince >= DateTime.UnixEpoch && paid.Contains(d.Measure));
        }
        foreach (var within in Over(actor, Role.SecondApprover).GroupBy(m => actor.LimitOver(m)?.Cents))
            parts.Add(ToDecide(db, actor.PersonId, [.. within], within.Key ?? long.MaxValue));
        return parts;
    }

    private static List<string> Over(Actor actor, Role role) => [.. actor.MeasuresAs(role).Order(StringComparer.Ordinal)];

    /// <summary>Proposals of others, up to the limit, in cents.</summary>
    private static Expression<Func<Dossier, bool>> ToDecide(Db db, Guid person, List<string> measures, long limit)
    {
        // "Not refused" is what the indexes of these tables are about.
        var awards = db.Awards.Where(a => a.State != AwardState.Refused && a.DecidedBy == null);
        var payments = db.Payments.Where(p => p.State != PaymentState.Refused && p.DecidedBy == null);
        var selections = db.Selections.Where(s => s.State != SelectionState.Refused && s.DecidedBy == null);
        var rejections = db.Rejections.Where(r => r.State == RejectionState.Proposed);
        var corrections = db.Corrections.Where(c => c.State == CorrectionState.Proposed);
        return d =>
            d.Awaits == Desk.SecondApprover
            && measures.Contains(d.Measure)
            && !awards.Any(a => a.DossierId == d.Id && (a.ProposedBy == person || a.AmountCents > limit))
            && !payments.Any(p => p.DossierId == d.Id && (p.ProposedBy == person || p.AmountCents > limit))
            && !selections.Any(s => s.DossierId == d.Id && s.ProposedBy == person)
            && !rejections.Any(r => r.DossierId == d.Id && r.ProposedBy == person)
            && !corrections.Any(c => c.DossierId == d.Id && c.ProposedBy == person);
    }
}
