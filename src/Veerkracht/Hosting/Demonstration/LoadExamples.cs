using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>
/// Fills an empty demonstration with dossiers of other towns. Each goes through the same acts as a real one, at its own time, so that every
/// amount stands in the journal and every step in the history.
/// </summary>
public sealed class LoadExamples(IServiceScopeFactory scopes, MovableClock clock, OrganisationRegistry organisations, IAgencies agencies)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What would happen after the present time of the demonstration is left out.</summary>
    public async Task Do(string root, CancellationToken stop = default)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<Db>().Dossiers.AnyAsync(stop))
                return;
            await scope.ServiceProvider.GetRequiredService<LoadCalls>().Do(root, LoadCalls.OfExamples, stop);
        }
        var files = Directory
            .EnumerateFiles(Path.Combine(root, "programmes"), "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "demonstration")
            .Order(StringComparer.Ordinal);
        var dossiers = new List<ExampleDossier>();
        foreach (var file in files)
            dossiers.AddRange(JsonSerializer.Deserialize<List<ExampleDossier>>(await File.ReadAllTextAsync(file, stop), Json) ?? []);
        await Play(dossiers, stop);
    }

    /// <summary>All events of all dossiers in the order of time, as they would have come in.</summary>
    private async Task Play(List<ExampleDossier> dossiers, CancellationToken stop)
    {
        var (now, offset) = (clock.BrusselsNow, clock.Offset);
        var people = new Dictionary<string, Actor>();
        foreach (var town in dossiers.Select(d => d.As).Distinct())
            people[town] = await Signer(town, stop);
        var players = dossiers.Select(d => new ExamplePlayer(d, people[d.As], agencies, scopes)).ToList();
        try
        {
            foreach (
                var (at, player, what) in players
                    .SelectMany(p => p.Dossier.Events.Select(e => (At: Preparation.ReadWallTime(e.At), Player: p, What: e)))
                    .OrderBy(e => e.At)
            )
            {
                if (at >= now)
                    break;
                clock.MoveTo(at);
                await player.Do(what, at, stop);
            }
        }
        finally
        {
            clock.Continue(offset);
        }
    }

    /// <summary>The finance director of a town, who also fills in; not a real person.</summary>
    private async Task<Actor> Signer(string nis, CancellationToken stop)
    {
        var town = organisations.Find(nis, Preparation.DemonstrationStart.Date)
            ?? throw new InvalidDataException($"The demonstration names {nis}, which is no municipality.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var subject = "example:" + nis;
        var person = await db.People.FirstOrDefaultAsync(p => p.Subject == subject, stop);
        if (person is null)
        {
            person = new Person
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Subject = subject,
                Name = $"Financieel directeur van {town.Name}",
            };
            person.Mandates.Add(
                new Mandate
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    PersonId = person.Id,
                    Organisation = town.Id,
                    OrganisationName = town.Name,
                    Role = Role.FinanceDirector,
                    Source = MandateSource.Given,
                }
            );
            db.People.Add(person);
            await db.SaveChangesAsync(stop);
        }
        return new Actor(person.Id, person.Name, town.Id, town.Name, [Role.FinanceDirector]);
    }
}
