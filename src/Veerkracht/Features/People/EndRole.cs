using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;

namespace Veerkracht.Features.People;

/// <summary>
/// Who manages the people of an organisation ends a role: today at once, a later day at its end. Somebody who manages the people must
/// remain.
/// </summary>
public sealed class EndRole(Db db, Chronicle chronicle, Clock clock, RecentStandings recent)
{
    private const int MostYears = 10;

    /// <param name="lastDay">By the calendar of Brussels and the clock of the system, also in the demonstration.</param>
    public async Task<Outcome<Mandate>> Do(Actor actor, Guid mandateId, LocalDate? lastDay, CancellationToken stop = default)
    {
        Guid? person = null;
        var outcome = await db.Transact<Mandate>(
            async () =>
            {
                if (!actor.MayManagePeople())
                    return Refusal.Forbidden();
                var now = clock.SystemUtcNow;
                await HoldManagers(actor.Organisation, stop);
                var mandates = await db.Mandates.Where(m => m.Organisation == actor.Organisation).ToListAsync(stop);
                if (mandates.FirstOrDefault(m => m.Id == mandateId) is not { } mandate)
                    return Refusal.NotFound();
                person = mandate.PersonId;
                if (mandate.Source == MandateSource.Provider)
                    return PeopleRefusals.FromProvider;
                if (!mandate.IsLive(now))
                    return PeopleRefusals.Ended;
                var today = BrusselsTime.At(Instant.FromDateTimeUtc(now)).Date;
                if (lastDay is not { } day || day < today || day > today.PlusYears(MostYears))
                    return PeopleRefusals.DayPassed;
                if (PeopleAccess.Managing.Contains(mandate.Role) && !mandates.Any(m => m.Id != mandateId && Remains(m, now)))
                    return PeopleRefusals.LastManager;
                var end = day == today ? now : BrusselsTime.Opening(day.PlusDays(1).AtMidnight()).ToDateTimeUtc();
                var before = new { until = mandate.ValidUntil };
                mandate.End(end, actor.PersonId);
                chronicle.Record(
                    actor,
                    ActKinds.EndRole,
                    new(),
                    evidence: new
                    {
                        mandate = mandate.Id,
                        person = mandate.PersonId,
                        role = mandate.Role,
                    },
                    before: before,
                    after: new { until = mandate.ValidUntil }
                );
                return mandate;
            },
            stop
        );
        if (person is { } known)
            recent.Forget(known);
        return outcome;
    }

    private static bool Remains(Mandate mandate, DateTime now) =>
        PeopleAccess.Managing.Contains(mandate.Role) && mandate.ValidUntil is null && mandate.IsLive(now);

    /// <summary>By a change that changes nothing: two who end each other's right at the same instant go one after the other.</summary>
    private Task HoldManagers(string organisation, CancellationToken stop) =>
        db
            .Mandates.Where(m => m.Organisation == organisation && PeopleAccess.Managing.Contains(m.Role) && m.ValidUntil == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.OrganisationName, m => m.OrganisationName), stop);
}
