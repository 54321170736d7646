using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Keeps who signed in: one person for each identity at the provider. The roles that the provider names are as it names them now; those
/// that an organisation gave here are its own, and signing in neither gives nor ends them.
/// </summary>
public sealed class RegisterPerson(Db db, Clock clock, Actors actors, RecentStandings recent, RegisterOrganisation organisations)
{
    /// <summary>The person as actor, see <see cref="Actors.AfterSignIn"/>.</summary>
    public async Task<Actor> Do(SignedInPerson signedIn, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var here = await organisations.Do(signedIn.Organisation, signedIn.OrganisationName, stop);
        var roles = new List<(Role Role, OrganisationId Organisation)>();
        foreach (var (role, organisation) in signedIn.Roles)
            roles.Add((role, await organisations.Do(organisation, organisation.Value, stop)));
        var person = await db.People.AsTracking().Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Subject == signedIn.Subject, stop);
        if (person is null)
        {
            person = new Person
            {
                Id = Guid.CreateVersion7(now),
                Subject = signedIn.Subject,
                Name = signedIn.Name,
            };
            db.People.Add(person);
        }
        (person.Name, person.Email) = (signedIn.Name, signedIn.Email ?? person.Email);
        var named = person.Mandates.Where(m => m.Source == MandateSource.Provider && m.IsLive(now)).ToList();
        // Roles that the provider no longer names have ended, at every organisation.
        foreach (var mandate in named.Where(m => !roles.Contains((m.Role, m.Organisation))))
            mandate.End(now, null);
        foreach (
            var (role, organisation) in roles
                .Distinct()
                .Where(r => !named.Exists(m => m.Role == r.Role && m.Organisation == r.Organisation))
                .ToList()
        )
            person.Mandates.Add(
                new Mandate
                {
                    Id = Guid.CreateVersion7(now),
                    PersonId = person.Id,
                    Organisation = organisation,
                    OrganisationName = organisations.NameOf(organisation),
                    Role = role,
                    ValidFrom = now,
                }
            );
        foreach (var mandate in person.Mandates.Where(m => m.Organisation == here))
            mandate.OrganisationName = signedIn.OrganisationName;
        await db.SaveChangesAsync(stop);
        recent.Forget(person.Id);
        return await actors.AfterSignIn(person.Id, here, stop);
    }
}
