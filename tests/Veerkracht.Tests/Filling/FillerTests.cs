using Npgsql;
using Veerkracht.Bench.Filling;
using Veerkracht.Data;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Filling;

/// <summary>
/// What is measured among many dossiers is measured among dossiers that could be: the filler of bench writes straight into the tables, so
/// it must know all that triggers keep there.
/// </summary>
public sealed class FillerTests
{
    private const int Count = 300;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Invented_dossiers_are_as_whole_as_those_that_people_made(Database database)
    {
        var place = await ADemonstration(database);
        await using var filled = await Filled.Open(place);
        var before = await Dossiers(filled);

        await new Filler(filled, Count).Run();

        Assert.True(await FillCheck.Run(place, filled));
        Assert.Equal(before + Count, await Dossiers(filled));
    }

    /// <returns>Where it lies, made with its examples and stopped.</returns>
    private static async Task<string> ADemonstration(Database database)
    {
        var postgres = database == Database.Postgres ? PostgresServer.Instance : null;
        Assert.SkipWhen(database == Database.Postgres && postgres is null, "PostgreSQL is not installed");
        var directory = Scratch.New("veerkracht-filled-");
        var options = new SiteOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = directory,
            Postgres = postgres?.NewDatabase(Path.GetFileName(directory)),
            Demonstration = true,
            Today = "2022-09-01T09:00",
            DemonstrationDossiers = true,
        };
        await using (var site = SiteHost.Build(options))
            await site.Prepare(TestContext.Current.CancellationToken);
        if (options.Postgres is { } connection)
            NpgsqlConnection.ClearPool(new NpgsqlConnection(PostgresDb.ConnectionString(connection)));
        return options.Postgres ?? directory;
    }

    private static Task<long> Dossiers(Filled filled) => filled.Whole("SELECT COUNT(*) FROM \"Dossiers\"");
}
