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
        if (await AllAreThere(subjects, stop))
            return;
        var known = await db
            .People.AsTracking()
            .Include(p => p.Mandates)
            .Where(p => subjects.Contains(p.Subject))
            .ToDictionaryAsync(p => p.Subject, stop);
        // Who was forgotten keeps its id, and does not come back.
        var ids = Persona.All.Select(p => p.Id).ToList();
        var forgotten = await db.People.Where(p => ids.Contains(p.Id) && p.ForgottenAt != null).Select(p => p.Id).ToListAsync(stop);
        foreach (var persona in Persona.All.Where(p => !forgotten.Contains(p.Id)))
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

    /// <summary>As at every start but the first: looking costs less than loading for change.</summary>
    private async Task<bool> AllAreThere(List<string> subjects, CancellationToken stop)
    {
        var mandates = await db
            .Mandates.Join(
                db.People,
                m => m.PersonId,
                p => p.Id,
                (m, p) =>
                    new
                    {
                        p.Subject,
                        m.Organisation,
                        m.Role,
                        m.Source,
                    }
            )
            .Where(m => subjects.Contains(m.Subject))
            .ToListAsync(stop);
        var held = mandates.Select(m => (m.Subject, m.Organisation, m.Role)).ToHashSet();
        return mandates.TrueForAll(m => m.Source != MandateSource.Provider)
            && Persona.All.SelectMany(p => p.Mandates().Select(m => (p.Subject, m.Organisation, m.Role))).All(held.Contains)
            && await db.People.CountAsync(p => subjects.Contains(p.Subject), stop) == subjects.Count;
    }
}
