using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

public sealed record Colleague(Guid Id, string Name, IReadOnlyList<Role> Roles);

/// <summary>
/// The people who work on the drafts of a local government and have signed in before. A consultant is marked as one wherever a name is
/// told.
/// </summary>
public sealed class Colleagues(Db db, Clock clock)
{
    private static readonly IReadOnlyList<Role> Working = RolesTogether.OnDrafts;

    /// <summary>By name; those who have a role there now.</summary>
    public async Task<IReadOnlyList<Colleague>> Of(OrganisationId organisation, CancellationToken stop = default)
    {
        var mandates = await (
            from m in db.Mandates.AsNoTracking().Live(clock.SystemUtcNow)
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
                .Select(g => new Colleague(
                    g.Key.Id,
                    Told(g.Key.Name, g.All(m => m.Role == Role.Consultant)),
                    [.. g.Select(m => m.Role).Distinct()]
                ))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The names of these people as they are told beside what they did in a dossier, also of who no longer works there.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> people, Guid dossierId, CancellationToken stop = default)
    {
        var ids = people.Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        var dossiers = db.Dossiers.AsNoTracking();
        var found = await (
            from p in db.People.AsNoTracking()
            where ids.Contains(p.Id)
            select new
            {
                p.Id,
                p.Name,
                Roles = (
                    from m in p.Mandates
                    join d in dossiers on m.Organisation equals d.Organisation
                    where d.Id == dossierId
                    select m.Role
                ).ToList(),
            }
        ).ToListAsync(stop);
        return found.ToDictionary(
            p => p.Id,
            p => Told(p.Name, p.Roles.Contains(Role.Consultant) && !p.Roles.Any(RolesTogether.OfGovernment.Contains))
        );
    }

    /// <summary>The same for who is here.</summary>
    public static string NameOf(Actor actor) => Told(actor.Name, actor.Is(Role.Consultant) && !RolesTogether.OfGovernment.Any(actor.Is));

    /// <summary>The same word in Dutch and in English.</summary>
    private static string Told(string name, bool consultant) => consultant ? $"{name} (consultant)" : name;
}
