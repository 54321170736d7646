using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Keeps who signed in: one person for each identity at the provider. The roles that the provider names are as it names them now; those
/// that an organisation gave here are its own, and signing in neither gives nor ends them.
/// </summary>
public sealed class RegisterPerson(Db db, Clock clock, Actors actors, RecentStandings recent)
{
    /// <summary>The person as actor, see <see cref="Actors.AfterSignIn"/>.</summary>
    public async Task<Actor> Do(SignedInPerson signedIn, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var person = await db.People.Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Subject == signedIn.Subject, stop);
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
        foreach (var mandate in named.Where(m => !signedIn.Roles.Contains((m.Role, m.Organisation))))
            mandate.End(now, null);
        foreach (
            var (role, organisation) in signedIn.Roles.Where(r => !named.Any(m => m.Role == r.Role && m.Organisation == r.Organisation))
        )
            person.Mandates.Add(
                new Mandate
                {
                    Id = Guid.CreateVersion7(now),
                    PersonId = person.Id,
                    Organisation = organisation,
                    OrganisationName = organisation,
                    Role = role,
                    ValidFrom = now,
                }
            );
        foreach (var mandate in person.Mandates.Where(m => m.Organisation == signedIn.Organisation))
            mandate.OrganisationName = signedIn.OrganisationName;
        await db.SaveChangesAsync(stop);
        recent.Forget(person.Id);
        return await actors.AfterSignIn(person.Id, signedIn.Organisation, stop);
    }
}
