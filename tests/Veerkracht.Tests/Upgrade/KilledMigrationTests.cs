using System.Net;
using Veerkracht.Site;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>The machine fails while an older database is being migrated, again and again: it is as it was, or as it must be.</summary>
public sealed class KilledMigrationTests
{
    private const string Acts = """SELECT "Sequence", "Digest" FROM "Acts" ORDER BY "Sequence" """;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_migration_that_is_killed_leaves_the_older_database_and_the_next_start_finishes_it(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        var kills = 0;
        // On a copy that was migrated before the first kill fell, nothing was tried.
        for (var copy = 0; kills == 0 && copy < 5; copy++)
        {
            using var older = await OlderDatabase.Copy(database);
            var site = older.Options;
            var (before, migrations) = (await OlderDatabase.Shape(site), await OlderDatabase.Migrations(site));
            var acts = await Outsider.Rows(site, Acts);
            // Later every time, until a migration was faster.
            for (var later = TimeSpan.Zero; ; later = later * 2 + TimeSpan.FromMilliseconds(150))
            {
                Assert.True(await SiteProcess.KillDuring(site.DataDirectory, site.Postgres, OlderDatabase.Now, "Migrating", later, stop));
                await Alone(site, stop);
                if ((await OlderDatabase.Migrations(site)).Count > migrations.Count)
                    break;
                kills++;
                Assert.Equal(before, await OlderDatabase.Shape(site));
                Assert.Equal(acts, await Outsider.Rows(site, Acts));
            }
            await ComesUpWhole(database, site, stop);
        }
        Assert.True(kills > 0, "No kill fell into the migration.");
    }

    private static async Task ComesUpWhole(Database database, SiteOptions killed, CancellationToken stop)
    {
        using (var site = await SiteProcess.Start(killed.DataDirectory, killed.Postgres, OlderDatabase.Now, stop))
        {
            using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", stop)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/oproepen/fietspaden", stop)).StatusCode);
            await site.Kill();
        }
        using var clean = await OlderDatabase.Copy(database);
        var untouched = clean.Options;
        await using (await NextStart.On(untouched)) { }
        Assert.Equal(await OlderDatabase.Shape(untouched), await OlderDatabase.Shape(killed));
        // The clock is set anew at each start, and each has keys of its own, and ids for what the files of the programme bring.
        foreach (
            var table in (await Outsider.Tables(killed)).Where(t =>
                t
                    is not (
                        "DemonstrationClocks"
                        or "Keys"
                        or "Leases"
                        or "DossierTasks"
                        or "TaskLooks"
                        or "ThemeContacts"
                        or "Articles"
                        or "ArticleThemes"
                    )
            )
        )
            Assert.Equal((table, await Kept(untouched, table)), (table, await Kept(killed, table)));
        foreach (var table in new[] { "ThemeContacts", "Articles", "ArticleThemes" })
            Assert.Equal(
                (await Outsider.Rows(untouched, $"SELECT * FROM \"{table}\"")).Count,
                (await Outsider.Rows(killed, $"SELECT * FROM \"{table}\"")).Count
            );
    }

    /// <summary>Without the acts by which that start read the files.</summary>
    private static async Task<string> Kept(SiteOptions site, string table) =>
        string.Join(
            Environment.NewLine,
            (await OlderDatabase.Content(site, table))
                .Split(Environment.NewLine)
                .Where(row =>
                    table != "Acts"
                    || !(row.Contains("load-themes", StringComparison.Ordinal) || row.Contains("load-articles", StringComparison.Ordinal))
                )
        );

    /// <summary>PostgreSQL ends what a dead process had begun when it finds out.</summary>
    private static async Task Alone(SiteOptions site, CancellationToken stop)
    {
        const string others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        while (site.Postgres is not null && (await Outsider.Rows(site, others)).Count > 0)
            await Task.Delay(50, stop);
    }
}
