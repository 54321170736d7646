using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>
/// A role of a person as the organisation sees it, with the names of who gave and ended it; null where that was nobody of here.
/// </summary>
public sealed record HeldRole(Mandate Mandate, string? GivenBy, string? EndedBy);

/// <summary>Somebody of the organisation, with the roles of now and those that ended, newest first.</summary>
public sealed record OrganisationPerson(Guid Id, string Name, string? Email, IReadOnlyList<HeldRole> Now, IReadOnlyList<HeldRole> Ended);

/// <summary>The people of one organisation, and who is invited.</summary>
public sealed class PeopleList(Db db, Clock clock)
{
    /// <summary>By name: first those who have a role now, then those who had one.</summary>
    public async Task<IReadOnlyList<OrganisationPerson>> Of(OrganisationId organisation, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var mandates = await db.Mandates.AsNoTracking().Where(m => m.Organisation == organisation).ToListAsync(stop);
        var ids = mandates.SelectMany(m => new[] { m.PersonId, m.GivenBy, m.EndedBy }).OfType<Guid>().Distinct().ToList();
        var people = await db
            .People.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
            })
            .ToDictionaryAsync(p => p.Id, stop);
        string? Name(Guid? id) => id is { } known ? people.GetValueOrDefault(known)?.Name : null;
        return
        [
            .. mandates
                .GroupBy(m => m.PersonId)
                .Select(g =>
                {
                    var roles = g.OrderByDescending(m => m.ValidFrom ?? DateTime.MinValue)
                        .ThenBy(m => m.Role)
                        .Select(m => new HeldRole(m, Name(m.GivenBy), Name(m.EndedBy)));
                    var held = roles.ToLookup(r => r.Mandate.IsLive(now));
                    return new OrganisationPerson(g.Key, people[g.Key].Name, people[g.Key].Email, [.. held[true]], [.. held[false]]);
                })
                .OrderBy(p => p.Now.Count == 0)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that were not used or withdrawn, newest first; also those that expired, until somebody clears them away.</summary>
    public Task<List<Invitation>> Invitations(OrganisationId organisation, CancellationToken stop = default) =>
        db.Set<Invitation>()
            .AsNoTracking()
            .Where(i => i.Organisation == organisation && i.ClosedAt == null)
            .OrderByDescending(i => i.InvitedAt)
            .ToListAsync(stop);
}
