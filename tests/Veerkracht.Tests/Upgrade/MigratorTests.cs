using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Site;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

public sealed class MigratorTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_upgrade_that_fails_leaves_an_older_database_as_it_was(Database database)
    {
        using var older = await OlderDatabase.Copy(database);
        var site = older.Options;
        var before = await Everything(site);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            NextStart.On(site, services => services.AddScoped<IUpgrade, Fails>())
        );

        Assert.Equal(Fails.Message, fault.Message);
        Assert.Equal(before, await Everything(site));
        await using var next = await NextStart.On(site);
        Assert.NotEqual(before, await Everything(site));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_that_start_at_once_migrate_once(Database database)
    {
        using var older = await OlderDatabase.Copy(database);
        var site = older.Options;

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => NextStart.On(site))));

        Assert.Single(both, b => b.Log.Text.Contains("Migrating the database", StringComparison.Ordinal));
        foreach (var one in both)
            await one.DisposeAsync();
        await using var fresh = await TestSite.Start(database);
        Assert.Equal(await OlderDatabase.Shape(fresh.App.Services.GetRequiredService<SiteOptions>()), await OlderDatabase.Shape(site));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_database_that_a_newer_version_used_is_left_alone(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        await Outsider.Run(options, """INSERT INTO "__EFMigrationsHistory" VALUES ('99991231235959_Tomorrow', '99')""");
        await Outsider.Run(options, Outsider.Drop(options, (await Outsider.Triggers(options))[0]));
        var before = await Everything(options, besideASite: true);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => NextStart.On(options));

        Assert.Contains("Tomorrow", fault.Message);
        Assert.Equal(before, await Everything(options, besideASite: true));
    }

    [Fact]
    public async Task SQLite_keeps_the_older_database_beside_the_new_one()
    {
        using var older = await OlderDatabase.Copy(Database.Sqlite);
        var site = older.Options;
        var before = await Everything(site);

        await using var next = await NextStart.On(site);

        var copy = Assert.Single(Directory.GetFiles(site.DataDirectory, "veerkracht.db.before-*"));
        var restored = site with { DataDirectory = Directory.CreateDirectory(Path.Combine(site.DataDirectory, "restored")).FullName };
        File.Move(copy, Path.Combine(restored.DataDirectory, "veerkracht.db"));
        Assert.Equal(before, await Everything(restored));
    }

    [Fact]
    public async Task An_upgrade_of_a_migration_that_does_not_exist_stops_the_start()
    {
        using var older = await OlderDatabase.Copy(Database.Sqlite);
        var site = older.Options;
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            NextStart.On(site, services => services.AddScoped<IUpgrade, OfNothing>())
        );
        Assert.Contains(nameof(OfNothing), fault.Message);
    }

    /// <param name="besideASite">One runs on it, and takes the timed work at any moment: who has that is left out.</param>
    private static async Task<string> Everything(SiteOptions site, bool besideASite = false)
    {
        List<string> all = [await OlderDatabase.Shape(site)];
        foreach (var table in (await Outsider.Tables(site)).Where(t => !besideASite || t != "Leases"))
            all.Add(await OlderDatabase.Content(site, table));
        return string.Join(Environment.NewLine, all);
    }

    /// <summary>Changes what no guard would let it change, and then fails.</summary>
    private sealed class Fails : IUpgrade
    {
        public const string Message = "The upgrade fails.";

        public string Migration => "Floor";

        public async Task Run(Db db, CancellationToken stop)
        {
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync("""UPDATE "Acts" SET "Reason" = 'otherwise'""", stop));
            throw new InvalidOperationException(Message);
        }
    }

    private sealed class OfNothing : IUpgrade
    {
        public string Migration => "Nothing";

        public Task Run(Db db, CancellationToken stop) => Task.CompletedTask;
    }
}
