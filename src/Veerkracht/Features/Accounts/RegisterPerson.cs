using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Accounts;

/// <summary>Keeps who signed in: one person for each identity at the provider, with the roles as they are now.</summary>
public sealed class RegisterPerson(Db db, Clock clock, RegisterOrganisation organisations)
{
    /// <summary>The person as actor for the organisation of this sign-in.</summary>
    public async Task<Actor> Do(SignedInPerson signedIn, CancellationToken stop = default)
    {
        var here = await organisations.Do(signedIn.Organisation, signedIn.OrganisationName, stop);
        var roles = new List<(Role Role, OrganisationId Organisation)>();
        foreach (var (role, organisation) in signedIn.Roles)
            roles.Add((role, await organisations.Do(organisation, organisation.Value, stop)));
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
        person.Mandates.RemoveAll(m => !roles.Contains((m.Role, m.Organisation)));
        foreach (
            var (role, organisation) in roles
                .Distinct()
                .Where(r => !person.Mandates.Exists(m => m.Role == r.Role && m.Organisation == r.Organisation))
                .ToList()
        )
            person.Mandates.Add(
                new Mandate
                {
                    PersonId = person.Id,
                    Organisation = organisation,
                    OrganisationName = organisations.NameOf(organisation),
                    Role = role,
                }
            );
        foreach (var mandate in person.Mandates.Where(m => m.Organisation == here))
            mandate.OrganisationName = signedIn.OrganisationName;
        await db.SaveChangesAsync(stop);
        var held = roles.Where(r => r.Organisation == here).Select(r => r.Role).ToHashSet();
        return new Actor(person.Id, person.Name, here, signedIn.OrganisationName, held);
    }
}
