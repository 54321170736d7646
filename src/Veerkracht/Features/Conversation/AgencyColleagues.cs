using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Features.Conversation;

/// <summary>The people of an agency who see the dossiers of a measure, and who stands in for whom.</summary>
public sealed class AgencyColleagues(Db db, IAgencies agencies, Clock clock)
{
    /// <summary>By name; those who have such a role now.</summary>
    /// <param name="measure">Its slug.</param>
    /// <param name="roles">One of these over the measure.</param>
    public async Task<IReadOnlyList<Colleague>> Over(string measure, IReadOnlyCollection<Role> roles, CancellationToken stop = default)
    {
        var agency = agencies.AgencyOf(measure);
        if (agencies.MeasuresOf(agency).FirstOrDefault(m => m.Measure == measure) is not { Programme: var programme })
            return [];
        var mandates = await (
            from m in db.Mandates.AsNoTracking().Live(clock.SystemUtcNow)
            join p in db.People on m.PersonId equals p.Id
            where m.Organisation == agency && roles.Contains(m.Role)
            where m.Programme == Mandate.AllProgrammes || m.Programme == programme
            select new
            {
                p.Id,
                p.Name,
                m.Role,
            }
        ).ToListAsync(stop);
        return
        [
            .. mandates
                .GroupBy(m => (m.Id, m.Name))
                .Select(g => new Colleague(g.Key.Id, g.Key.Name, [.. g.Select(m => m.Role).Distinct()]))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who stands in for a person today; null where nobody does.</summary>
    public Task<Guid?> DeputyOf(Guid person, CancellationToken stop = default)
    {
        var today = clock.Today.ToDateOnly();
        return db
            .Absences.Where(a => a.PersonId == person && a.From <= today && a.Until >= today)
            .Select(a => (Guid?)a.DeputyId)
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>The person, and those for whom it stands in today.</summary>
    public async Task<IReadOnlyList<Guid>> ActingFor(Guid person, CancellationToken stop = default)
    {
        var today = clock.Today.ToDateOnly();
        return
        [
            person,
            .. await db
                .Absences.Where(a => a.DeputyId == person && a.From <= today && a.Until >= today)
                .Select(a => a.PersonId)
                .ToListAsync(stop),
        ];
    }
}
