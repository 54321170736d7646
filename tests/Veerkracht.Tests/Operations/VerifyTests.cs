using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data.Verifying;
using Veerkracht.Site;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Operations;

/// <summary>What the database keeps of itself is computed anew, and whatever an insider changed is named.</summary>
public sealed class VerifyTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_database_in_which_all_acts_were_done_is_right(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { DemonstrationDossiers = true });

        Assert.All(await Run(site), v => Assert.True(v.Broken.Count == 0, $"{v.What}: {string.Join(", ", v.Broken)}"));
    }

    public static TheoryData<Database, string, string> Edits()
    {
        var edits = new TheoryData<Database, string, string>();
        foreach (var (table, sql, what) in Known)
        {
            edits.Add(Database.Sqlite, $"{table}|{sql}", what);
            if (Environment.GetEnvironmentVariable("ONLY_SQLITE") is null)
                edits.Add(Database.Postgres, $"{table}|{sql}", what);
        }
        return edits;
    }

    private static readonly (string Table, string Sql, string What)[] Known =
    [
        ("Accounts", """UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + 1 WHERE "Kind" = 'Available'""", "balances"),
        ("Accounts", """UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + 1 WHERE "Kind" = 'Available'""", "in every book"),
        ("JournalTotals", """UPDATE "JournalTotals" SET "BalanceCents" = "BalanceCents" - 1 WHERE "Kind" = 'Available'""", "totals"),
        ("Transfers", """UPDATE "Transfers" SET "Cents" = "Cents" + 100""", "balances"),
        ("Transfers", """UPDATE "Transfers" SET "ActId" = '00000000-0000-0000-0000-000000000000'""", "each transfer"),
        ("Dossiers", """UPDATE "Dossiers" SET "AskedCents" = "AskedCents" + 1 WHERE "AskedCents" IS NOT NULL""", "amounts of dossiers"),
        ("SourceClaimSums", """UPDATE "SourceClaimSums" SET "WantedCents" = "WantedCents" + 1""", "running sums"),
        ("Acts", """UPDATE "Acts" SET "Reason" = 'another' """, "lines of the history"),
    ];

    [Theory, MemberData(nameof(Edits))]
    public async Task What_an_insider_changed_is_named(Database database, string edit, string what)
    {
        await using var site = await TestSite.Start(database, with: o => o with { DemonstrationDossiers = true });
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        var sql = edit[(edit.IndexOf('|') + 1)..];
        await Outsider.Run(options, [.. (await Outsider.Triggers(options)).Select(t => Outsider.Drop(options, t)), sql]);

        var found = await Run(site);

        Assert.NotEmpty(found.Single(v => v.What.StartsWith(what, StringComparison.Ordinal)).Broken);
    }

    private static Task<IReadOnlyList<Verified>> Run(TestSite site) => site.In(s => s.GetRequiredService<Verifier>().Run(default));
}
