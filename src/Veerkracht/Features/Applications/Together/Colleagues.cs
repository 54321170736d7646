using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

public sealed record Colleague(Guid Id, string Name, IReadOnlyList<Role> Roles);

/// <summary>The people who work for a local government and have signed in before.</summary>
public sealed class Colleagues(Db db)
{
    private static readonly Role[] Working = [Role.Officer, Role.FinanceDirector, Role.Mayor];

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Colleague>> Of(OrganisationId organisation, CancellationToken stop = default)
    {
        var mandates = await (
            from m in db.Mandates.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            where m.Organisation == organisation && Working.Contains(m.Role)
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
                .Select(g => new Colleague(g.Key.Id, g.Key.Name, [.. g.Select(m => m.Role)]))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The names of these people, also of who no longer works there.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> people, CancellationToken stop = default)
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }
}
