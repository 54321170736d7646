using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Puts the people of the demonstration in the database, once.</summary>
public sealed class LoadPersonas(Db db)
{
    public async Task Do(CancellationToken stop = default)
    {
        var known = await db.People.Select(p => p.Subject).ToListAsync(stop);
        foreach (var persona in Persona.All.Where(p => !known.Contains("persona:" + p.Slug)))
        {
            var person = new Person
            {
                Id = persona.Id,
                Subject = "persona:" + persona.Slug,
                Name = persona.Name,
            };
            person.Mandates.AddRange(
                persona.Roles.Select(role => new Mandate
                {
                    PersonId = persona.Id,
                    Organisation = persona.Organisation,
                    OrganisationName = persona.OrganisationName,
                    Role = role,
                })
            );
            db.People.Add(person);
        }
        await db.SaveChangesAsync(stop);
    }
}
