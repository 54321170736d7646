using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>Whether the database answers, has the shape of this version, and is guarded as it must be.</summary>
internal sealed class DatabaseInstrument(Db db, GuardWatch guards) : IInstrument
{
    public bool DecidesReady => true;

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        if (!await db.Database.CanConnectAsync(stop))
            return [Away];
        var waiting = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        // Guards of another shape than that of this version say nothing.
        IReadOnlyList<GuardName> differing = waiting.Count > 0 ? [] : await guards.DifferingLately(db, stop);
        var last = (await db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault()?.Split('_', 2)[^1];
        return
        [
            new(
                Panel.Storage,
                "database",
                new("Databank", "Database"),
                db.Database.IsNpgsql() ? new("PostgreSQL", "PostgreSQL") : new("SQLite", "SQLite")
            ),
            new(
                Panel.Storage,
                "migrations.waiting",
                new("Vorm van de databank", "Shape of the database"),
                waiting.Count == 0
                    ? new($"die van deze versie ({last})", $"that of this version ({last})")
                    : new($"{waiting.Count} wijzigingen wachten", $"{waiting.Count} changes wait")
            )
            {
                Value = waiting.Count,
                Unit = "{migration}",
                Condition = waiting.Count == 0 ? Condition.Fine : Condition.Wrong,
                Advice = waiting.Count == 0 ? null : new("Herstart deze versie.", "Start this version again."),
            },
            new(
                Panel.Storage,
                "guards.differing",
                new("Bewaking in de databank", "Guards in the database"),
                differing.Count == 0
                    ? new("alles zoals het moet", "all as they must be")
                    : new($"wijkt af: {string.Join(", ", differing)}", $"differ: {string.Join(", ", differing)}")
            )
            {
                Value = differing.Count,
                Unit = "{guard}",
                Condition = differing.Count == 0 ? Condition.Fine : Condition.Wrong,
                Advice =
                    differing.Count == 0
                        ? null
                        : new(
                            "Zoek uit wie de databank wijzigde. Een herstart zet de bewaking terug.",
                            "Find out who changed the database. A new start puts the guards back."
                        ),
            },
        ];
    }

    private static Gauge Away =>
        new(Panel.Storage, "database", new("Databank", "Database"), new("antwoordt niet", "does not answer"))
        {
            Condition = Condition.Wrong,
            Advice = new("Kijk of de databank draait en bereikbaar is.", "See whether the database runs and can be reached."),
        };
}
