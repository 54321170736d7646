using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Keeps who signed in: one person for each identity at the provider, with the roles as they are now.</summary>
public sealed class RegisterPerson(Db db, Clock clock)
{
    /// <summary>The person as actor for the organisation of this sign-in.</summary>
    public async Task<Actor> Do(SignedInPerson signedIn, CancellationToken stop = default)
    {
        var person = await db.People.AsTracking().Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Subject == signedIn.Subject, stop);
        if (person is null)
        {
            person = new Person
            {
                Id = Guid.CreateVersion7(clock.SystemUtcNow),
                Subject = signedIn.Subject,
                Name = signedIn.Name,
            };
            db.People.Add(person);
        }
        (person.Name, person.Email) = (signedIn.Name, signedIn.Email);
        // Roles that the provider no longer names are gone, at every organisation.
        person.Mandates.RemoveAll(m => !signedIn.Roles.Contains((m.Role, m.Organisation)));
        foreach (
            var (role, organisation) in signedIn.Roles.Where(r =>
                !person.Mandates.Any(m => m.Role == r.Role && m.Organisation == r.Organisation)
            )
        )
            person.Mandates.Add(
                new Mandate
                {
                    PersonId = person.Id,
                    Organisation = organisation,
                    OrganisationName = organisation,
                    Role = role,
                }
            );
        foreach (var mandate in person.Mandates.Where(m => m.Organisation == signedIn.Organisation))
            mandate.OrganisationName = signedIn.OrganisationName;
        await db.SaveChangesAsync(stop);
        return new Actor(person.Id, person.Name, signedIn.Organisation, signedIn.OrganisationName, signedIn.RolesHere);
    }
}
