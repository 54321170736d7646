using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Guarding;

/// <summary>
/// An administrator opens the database with the sqlite3 of the machine. One that cannot read a trigger opens nothing at all: 3.40, of
/// Debian 12, knows no alias for the table into which a trigger inserts.
/// </summary>
public sealed partial class OlderSqliteTests
{
    [GeneratedRegex("""INSERT\s+(OR\s+\w+\s+)?INTO\s+("[^"]+"|\w+)\s+AS\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Alias();

    [Fact]
    public async Task No_trigger_gives_an_alias_to_the_table_into_which_it_inserts()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var triggers = await Outsider.Triggers(site.App.Services.GetRequiredService<SiteOptions>());
        Assert.Contains(triggers, t => t.Contains("INSERT INTO \"SourceClaimSums\"", StringComparison.Ordinal));
        Assert.DoesNotContain(triggers, t => Alias().IsMatch(t));
        Assert.Matches(Alias(), "INSERT INTO \"SourceClaimSums\" AS s (\"Book\")");
    }
}
