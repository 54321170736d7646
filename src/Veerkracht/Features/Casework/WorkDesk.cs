using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Features.Casework;

/// <summary>
/// What waits for a reader: the tasks that this person, and nobody else's role, can do now. It is what the frame would let through, asked
/// of the database, so that a list of many costs no more than a list of few.
/// </summary>
public static class WorkDesk
{
    /// <summary>Roles for which dossiers wait at an agency; the others look and do not decide.</summary>
    private static readonly IReadOnlyList<(Reader For, IReadOnlyList<Role> Roles)> OfAgency =
    [
        (Reader.Managers, [Role.ProgrammeManager]),
        (Reader.Handlers, [Role.ProgrammeManager, Role.CaseWorker]),
        (Reader.Finance, [Role.Finance]),
    ];

    /// <summary>Whether dossiers can wait for this person at all.</summary>
    public static bool Has(Actor actor) =>
        actor.WorksOnDrafts || actor.Is(Role.SecondApprover) || actor.Is(Role.Jury) || OfAgency.Any(desk => desk.Roles.Any(actor.Is));

    /// <summary>What waits for this reader by each of the roles. Each is a range of an index; a dossier may be in several.</summary>
    /// <param name="now">UTC, by the clock of the domain.</param>
    public static IReadOnlyList<IQueryable<DossierTask>> Of(Actor actor, Db db, DateTime now)
    {
        var there = db.DossierTasks.Where(t => t.From <= now && (t.Until == null || t.Until > now));
        if (actor.WorksOnDrafts)
        {
            var (organisation, signs) = (actor.Organisation, actor.MaySign);
            return [there.Where(t => t.Organisation == organisation && (t.For == Reader.Applicant || (signs && t.For == Reader.Signers)))];
        }
        var me = DossierTask.NameOf(actor.PersonId);
        // Who took a decision does not judge an objection to it.
        var open = there.Where(t => t.NotFor == null || !t.NotFor.Contains(me));
        var parts = new List<IQueryable<DossierTask>>();
        foreach (var (reader, roles) in OfAgency)
        {
            if (Ordered(actor.MeasuresAs(roles)) is { Count: > 0 } measures)
                parts.Add(open.Where(t => t.Organisation == null && t.For == reader && measures.Contains(t.Measure)));
        }
        if (Ordered(actor.MeasuresAs(Role.Jury)) is { Count: > 0 } assessed)
        {
            var own = actor.PersonId;
            parts.Add(there.Where(t => t.PersonId == own && t.For == Reader.Person && assessed.Contains(t.Measure)));
        }
        foreach (var within in Ordered(actor.MeasuresAs(Role.SecondApprover)).GroupBy(m => actor.LimitOver(m)?.Cents))
        {
            var (person, measures, limit) = (actor.PersonId, within.ToList(), within.Key ?? long.MaxValue);
            // Proposals of others, up to the limit.
            parts.Add(
                open.Where(t =>
                    t.Organisation == null
                    && t.For == Reader.Approvers
                    && measures.Contains(t.Measure)
                    && t.ProposedBy != person
                    && (t.AmountCents == null || t.AmountCents <= limit)
                )
            );
        }
        return parts;
    }

    /// <summary>The same for a task at hand.</summary>
    public static bool IsFor(DossierTask task, Actor actor) =>
        task switch
        {
            { For: Reader.Applicant } => actor.WorksOnDrafts && task.Organisation == actor.Organisation,
            { For: Reader.Signers } => actor.MaySign && task.Organisation == actor.Organisation,
            { Organisation: not null } => false,
            _ when task.IsBarred(actor.PersonId) => false,
            { For: Reader.Person } => actor.IsOver(Role.Jury, task.Measure) && task.PersonId == actor.PersonId,
            { For: Reader.Approvers } => actor.IsOver(Role.SecondApprover, task.Measure)
                && task.ProposedBy != actor.PersonId
                && (task.AmountCents is null || actor.LimitOver(task.Measure) is not { } limit || task.AmountCents <= limit.Cents),
            _ => OfAgency.Any(desk => desk.For == task.For && desk.Roles.Any(role => actor.IsOver(role, task.Measure))),
        };

    private static List<string> Ordered(IReadOnlySet<string> measures) => [.. measures.Order(StringComparer.Ordinal)];
}
