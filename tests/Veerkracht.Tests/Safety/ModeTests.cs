using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Upgrade;

namespace Veerkracht.Tests.Safety;

/// <summary>A database is a demonstration or production from its birth on, and is served as nothing else.</summary>
public sealed class ModeTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_mode_is_written_at_birth_and_never_changes(Database database)
    {
        foreach (var demonstration in (bool[])[true, false])
        {
            await using var site = await TestSite.Start(database, with: o =>
                o with
                {
                    Demonstration = demonstration,
                    Today = demonstration ? o.Today : null,
                }
            );
            var options = site.App.Services.GetRequiredService<SiteOptions>();
            var born = await site.Query(db => db.Set<Installation>().AsNoTracking().SingleAsync(Stop));
            Assert.Equal(demonstration ? SiteMode.Demonstration : SiteMode.Production, born.Mode);

            string[] changes =
            [
                """UPDATE "Installations" SET "Mode" = 'Demonstration'""",
                """DELETE FROM "Installations" """,
                """INSERT INTO "Installations" ("Id", "Mode", "BornAt") VALUES (2, 'Demonstration', '2022-01-01 00:00:00')""",
            ];
            foreach (var change in changes)
                await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Outsider.Run(options, change));

            var other = await Assert.ThrowsAsync<InvalidDataException>(() => Serve(options with { Demonstration = !demonstration }));
            Assert.StartsWith(
                demonstration
                    ? "This database holds a demonstration"
                    : "This database holds production data: it is never served as a demonstration",
                other.Message
            );
            Assert.Equal(born.BornAt, (await site.Query(db => db.Set<Installation>().AsNoTracking().SingleAsync(Stop))).BornAt);
            Assert.Equal(demonstration, await site.Query(db => db.People.AnyAsync(p => p.Subject.StartsWith("persona:"), Stop)));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_database_from_before_has_its_mode_from_who_is_in_it(Database database)
    {
        using var demonstration = await OlderDatabase.Copy(database);
        await Serve(demonstration.Options);
        Assert.Equal(["Demonstration"], await Mode(demonstration.Options));

        using var production = await OlderDatabase.Copy(database);
        await Outsider.Run(production.Options, """UPDATE "People" SET "Subject" = 'vo-' || "Id" """);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Serve(production.Options));
        Assert.StartsWith("This database holds production data", refused.Message);
        Assert.Equal(["Production"], await Mode(production.Options));
        await Serve(production.Options with { Demonstration = false, Today = null });
    }

    [Fact]
    public async Task A_bare_serve_is_production_and_a_token_of_a_persona_is_not_made_there()
    {
        using var folder = new TemporaryFolder();
        var (_, said) = await Started(folder.Path);
        Assert.Contains("Mode: production", said);
        (_, said) = await Started(folder.Path, "--production");
        Assert.Contains("Mode: production", said);

        var (exit, output, error) = await CommandLine.Run(folder.Path, "token", "--as", "second-approver", "--data", "data");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("This database holds production data", error);
        Assert.Single(error.Split('\n'));

        (exit, output, error) = await CommandLine.Run(
            folder.Path,
            "serve",
            "--demonstration",
            "--data",
            "data",
            "--urls",
            "http://127.0.0.1:0"
        );
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("This database holds production data", error);
    }

    [Theory]
    [InlineData("A site is a demonstration or production", "--demonstration", "--production")]
    [InlineData("--today and --no-examples are for a demonstration", "--today", "2022-09-01")]
    [InlineData("--today and --no-examples are for a demonstration", "--no-examples")]
    public async Task What_contradicts_itself_is_told_before_a_database_is_made(string told, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var (exit, _, error) = await CommandLine.Run(
            folder.Path,
            ["serve", "--data", "data", "--urls", "http://127.0.0.1:0", .. arguments]
        );
        Assert.NotEqual(0, exit);
        Assert.Contains(told, error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static async Task Serve(SiteOptions options)
    {
        await using var app = SiteHost.Build(options);
        await app.Prepare(Stop);
    }

    private static Task<List<string>> Mode(SiteOptions options) => Outsider.Rows(options, """SELECT "Mode" FROM "Installations" """);

    private static async Task<(int, string)> Started(string folder, params string[] more)
    {
        using var process = CommandLine.Launch(folder, ["serve", "--data", "data", "--urls", "http://127.0.0.1:0", .. more]);
        var said = "";
        while (!said.Contains("Mode:") && await process.StandardOutput.ReadLineAsync(Stop) is { } line)
            said += line + "\n";
        process.Kill();
        await process.WaitForExitAsync(Stop);
        return (0, said);
    }
}
