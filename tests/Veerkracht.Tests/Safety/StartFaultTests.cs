using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Hosting;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>A start that cannot be says in a line what to mend, and changes nothing.</summary>
public sealed class StartFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_database_is_named_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "veerkracht.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("this is no database ", 500)), Stop);
        var before = await File.ReadAllBytesAsync(file, Stop);

        Told(await SiteProcess.Refusal(folder.Path, Stop), "veerkracht.db is damaged, or is no database", "Put back the last copy");

        Assert.Equal(before, await File.ReadAllBytesAsync(file, Stop));
    }

    [Theory]
    [InlineData("keys", "key-1.xml")]
    [InlineData("files", "ab/abcd")]
    public async Task Where_a_site_was_no_new_database_is_made_in_its_place(string folder, string file)
    {
        using var data = new TemporaryFolder();
        var left = Path.Combine(data.Path, folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "left", Stop);

        Told(await SiteProcess.Refusal(data.Path, Stop), "veerkracht.db is not there, or empty, and ", "Put back the copy of the database");

        Assert.False(File.Exists(Path.Combine(data.Path, "veerkracht.db")));
    }

    [Theory]
    [InlineData(null, "is not there")]
    [InlineData("", "holds no row")]
    public async Task Reference_data_that_is_not_there_is_no_fault_of_the_data_directory(string? text, string told)
    {
        using var elsewhere = new TemporaryFolder();
        var mergers = Path.Combine(elsewhere.Path, "reference", "mergers.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(mergers)!);
        if (text is not null)
            await File.WriteAllTextAsync(mergers, text, Stop);
        await using var app = SiteHost.Build(new() { DataDirectory = Scratch.New("veerkracht-none-"), Root = elsewhere.Path });

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => app.Prepare(Stop));

        Assert.Contains($"{mergers} {told}", fault.Message);
        Assert.Contains("put it back as it was published", fault.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_from_a_wrong_connection_string()
    {
        using var folder = new TemporaryFolder();
        var (exit, _, error) = await CommandLine.Run(
            folder.Path,
            ["serve", "--data", "data", "--urls", "http://127.0.0.1:0", "--db", "Host=127.0.0.1;Port=1;Database=none;Username=nobody"]
        );
        Assert.Equal(1, exit);
        Told(error, "PostgreSQL does not answer", "correct Host and Port");
        (exit, _, error) = await CommandLine.Run(
            folder.Path,
            ["serve", "--data", "data", "--urls", "http://127.0.0.1:0", "--db", "Hots=a"]
        );
        Assert.Equal(1, exit);
        Told(error, "The database of --db cannot be used", "Write it as");
    }

    [Fact]
    public async Task What_was_made_for_the_other_mode_is_not_even_upgraded()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var options = site.App.Services.GetRequiredService<Site.SiteOptions>();
        await Guarding.Outsider.Run(
            options,
            """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")"""
        );
        var before = await Migrations(options);

        await using var app = SiteHost.Build(options with { Demonstration = false, Today = null });
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => app.Prepare(Stop));

        Assert.StartsWith("This database holds a demonstration", fault.Message);
        Assert.Equal(before, await Migrations(options));
    }

    private static Task<List<string>> Migrations(Site.SiteOptions options) =>
        Guarding.Outsider.Rows(options, """SELECT "MigrationId" FROM "__EFMigrationsHistory" """);

    private static void Told(string said, params string[] parts)
    {
        Assert.All(parts, part => Assert.Contains(part, said));
        Assert.Single(said.Trim().Split('\n'));
    }
}
