using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Puts the people of the demonstration in the database, with their roles. Who and what is there already stays as it is: a role that was
/// ended in the demonstration does not come back at the next start.
/// </summary>
public sealed class LoadPersonas(Db db)
{
    public async Task Do(CancellationToken stop = default)
    {
        try
        {
            await Load(stop);
        }
        catch (DbUpdateException)
        {
            // Another process that started at the same instant was first; what it wrote is found now.
            db.ChangeTracker.Clear();
            await Load(stop);
        }
    }

    private async Task Load(CancellationToken stop)
    {
        var subjects = Persona.All.Select(p => p.Subject).ToList();
        var known = await db
            .People.AsTracking()
            .Include(p => p.Mandates)
            .Where(p => subjects.Contains(p.Subject))
            .ToDictionaryAsync(p => p.Subject, stop);
        foreach (var persona in Persona.All)
        {
            if (!known.TryGetValue(persona.Subject, out var person))
            {
                person = new Person
                {
                    Id = persona.Id,
                    Subject = persona.Subject,
                    Name = persona.Name,
                };
                db.People.Add(person);
            }
            person.Mandates.AddRange(
                persona.Mandates().Where(m => !person.Mandates.Any(h => h.Organisation == m.Organisation && h.Role == m.Role))
            );
        }
        await db.SaveChangesAsync(stop);
        // There is no provider in the demonstration; databases from before roles could be given say otherwise.
        var demonstrators = db.People.Where(p => subjects.Contains(p.Subject));
        await db
            .Mandates.Where(m => m.Source == MandateSource.Provider && demonstrators.Any(p => p.Id == m.PersonId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Source, MandateSource.Given), stop);
    }
}
