using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Privacy;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Operations;

/// <summary>What lies in deploy/ is what the program asks for, and does what it says.</summary>
public sealed partial class DeployTests
{
    private static readonly string Deploy = Path.Combine(Repository.Root, "deploy");

    [Fact]
    public async Task The_example_of_the_configuration_explains_every_setting_that_the_program_asks_for()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var explained = Said().Matches(File.ReadAllText(Path.Combine(Deploy, "veerkracht.env"))).Select(m => m.Groups[1].Value).ToList();
        // Of the framework's own settings that are looked at this is no example.
        var all = site.App.Services.GetRequiredService<SettingsReader>().Asked.Where(n => n != "ForwardedHeaders_Enabled").Order().ToList();

        Assert.Contains("Mail:Host", all);
        Assert.Contains("Timing:Lease", all);
        Assert.All(all.Select(n => n.Replace(":", "__", StringComparison.Ordinal)), name =>
            Assert.Contains(explained, e => e == name || e.StartsWith(name + "__", StringComparison.Ordinal))
        );
        // And nothing is explained that nobody asks.
        foreach (var name in explained.Where(e => e.Contains("__")))
            Assert.Contains(
                name.Replace("__", ":", StringComparison.Ordinal),
                all.Append("Oidc:Roles:Medewerker").SelectMany(n => new[] { n, n + ":0" })
            );
    }

    [Fact]
    public async Task Every_night_there_is_a_copy_that_serves_and_the_oldest_goes()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await TestSite.Start(Database.Sqlite);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        var backups = Directory.CreateTempSubdirectory("veerkracht-backups-").FullName;
        try
        {
            foreach (var day in new[] { "2020-01-01", "2020-01-02", "kept" })
                Directory.CreateDirectory(Path.Combine(backups, day));
            await Directory.CreateDirectory(Path.Combine(options.DataDirectory, "files", "ab")).FullName.WriteAsync("abc", "bytes", stop);

            var forgotten = Forgetting.PrintOf(Guid.CreateVersion7());
            await site.Query(db =>
            {
                db.Add(new ForgottenPerson { Sha256 = forgotten, At = TimeProvider.System.GetUtcNow().UtcDateTime });
                return db.SaveChangesAsync(stop);
            });
            var start = new ProcessStartInfo(Path.Combine(Deploy, "nightly.sh")) { RedirectStandardOutput = true };
            foreach (
                var (name, value) in new[]
                {
                    ("VEERKRACHT_DATA", options.DataDirectory),
                    ("BACKUPS", backups),
                    ("SITE", typeof(SiteHost).Assembly.Location),
                    ("KEEP", "2"),
                }
            )
                start.Environment[name] = value;
            using var night = Process.Start(start)!;
            var said = await night.StandardOutput.ReadToEndAsync(stop);
            await night.WaitForExitAsync(stop);

            Assert.True(night.ExitCode == 0, said);
            Assert.Contains("right  balances", said);
            var days = Directory.GetDirectories(backups).Select(d => Path.GetFileName(d)!).Order().ToList();
            Assert.Equal(3, days.Count);
            Assert.Equal(["2020-01-02", "kept"], days.Where(d => d.StartsWith("2020", StringComparison.Ordinal) || d == "kept"));
            var copy = days.Single(d => d is not ("2020-01-02" or "kept"));
            Assert.Equal("bytes", await File.ReadAllTextAsync(Path.Combine(backups, copy, "files", "ab", "abc"), stop));
            Assert.True(File.Exists(Path.Combine(backups, copy, "veerkracht.db")));
            // Apart from the copies.
            Assert.Equal([forgotten], await File.ReadAllLinesAsync(Path.Combine(backups, "forgotten.txt"), stop));
            using var browser = await Applications.Browser.As(site, "administrator");
            Assert.DoesNotContain("nog nooit", await browser.Text("/werking"));
        }
        finally
        {
            Directory.Delete(backups, recursive: true);
        }
    }

    [Fact]
    public async Task A_copy_is_never_put_over_data_that_a_site_serves()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var data = site.App.Services.GetRequiredService<SiteOptions>().DataDirectory;
        var served = Directory.CreateTempSubdirectory("veerkracht-served-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(served, "serving.lock"), "");
            await File.WriteAllTextAsync(Path.Combine(served, "veerkracht.db"), "another");
            foreach (var to in new[] { data, Path.Combine(data, "files", "inside"), Path.GetDirectoryName(data)!, served })
            {
                var (exit, error) = await Backup(("VEERKRACHT_DATA", data), to);
                Assert.Equal(2, exit);
                Assert.NotEmpty(error);
            }
            Assert.Equal("another", await File.ReadAllTextAsync(Path.Combine(served, "veerkracht.db")));
            // Nothing is copied of PostgreSQL, so nothing is said to be.
            var (none, why) = await Backup(("VEERKRACHT_DB", "Host=127.0.0.1;Database=none"), Path.Combine(served, "copy"));
            Assert.Equal(2, none);
            Assert.Contains("pg_dump", why);
            Assert.False(Directory.Exists(Path.Combine(served, "copy")));
        }
        finally
        {
            Directory.Delete(served, recursive: true);
        }
    }

    private static async Task<(int Exit, string Error)> Backup((string Name, string Value) setting, string to)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SiteHost).Assembly.Location, "backup", "--to", to])
        {
            RedirectStandardError = true,
        };
        start.Environment[setting.Name] = setting.Value;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    [GeneratedRegex("^#?([A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*)=", RegexOptions.Multiline)]
    private static partial Regex Said();
}

file static class Writing
{
    public static Task WriteAsync(this string folder, string name, string text, CancellationToken stop) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text, stop);
}
