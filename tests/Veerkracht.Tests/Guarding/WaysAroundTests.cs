using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Guarding;

/// <summary>What was recorded stays as it was, whatever statement another program finds for it.</summary>
public sealed class WaysAroundTests
{
    /// <summary>SQLite deletes the row that stands in the way of REPLACE without telling any trigger of deletes.</summary>
    public static readonly TheoryData<string> Replacements =
    [
        """INSERT OR REPLACE INTO "Acts" SELECT * FROM "Acts" WHERE "Sequence" = 1""",
        """REPLACE INTO "Acts" SELECT * FROM "Acts" WHERE "Sequence" = 1""",
        // By the unique id, with a number of its own.
        """
            CREATE TEMP TABLE copy AS SELECT * FROM "Acts" WHERE "Sequence" = 1;
            UPDATE copy SET "Sequence" = NULL, "Reason" = 'otherwise';
            INSERT OR REPLACE INTO "Acts" SELECT * FROM copy
            """,
        """INSERT OR REPLACE INTO "Transfers" SELECT * FROM "Transfers" LIMIT 1""",
        """INSERT OR REPLACE INTO "CallVersions" SELECT * FROM "CallVersions" LIMIT 1""",
        """INSERT OR REPLACE INTO "Accounts" SELECT * FROM "Accounts" LIMIT 1""",
        // By an account that begins as a new one does, with nothing.
        """
            PRAGMA foreign_keys = 0;
            CREATE TEMP TABLE emptied AS SELECT * FROM "Accounts" WHERE "BalanceCents" > 0 LIMIT 1;
            UPDATE emptied SET "BalanceCents" = 0, "LastTransferId" = NULL;
            INSERT OR REPLACE INTO "Accounts" SELECT * FROM emptied
            """,
        // By the hidden number of a row whose key is text.
        """
            INSERT OR REPLACE INTO "CallVersions" (rowid, "Slug", "Version", "Measure", "Source", "Sha256", "PublishedAt")
            SELECT rowid, 'another', 1, "Measure", "Source", "Sha256", "PublishedAt" FROM "CallVersions" LIMIT 1
            """,
        """
            INSERT INTO "Acts" SELECT * FROM "Acts" WHERE "Sequence" = 1
            ON CONFLICT ("Sequence") DO UPDATE SET "Reason" = 'otherwise'
            """,
        """UPDATE OR REPLACE "Acts" SET "Sequence" = 1 WHERE "Sequence" = 2""",
        // Checks and references can be switched off by who asks.
        """
            PRAGMA ignore_check_constraints = 1;
            INSERT INTO "Transfers" ("ActId", "FromKey", "ToKey", "Cents", "At")
            SELECT "ActId", "FromKey", "ToKey", -1, "At" FROM "Transfers" LIMIT 1
            """,
        """
            PRAGMA foreign_keys = 0;
            INSERT INTO "Transfers" ("ActId", "FromKey", "ToKey", "Cents", "At")
            SELECT "ActId", 'nowhere', "ToKey", 100, "At" FROM "Transfers" LIMIT 1
            """,
    ];

    [Theory, MemberData(nameof(Replacements))]
    public async Task SQLite_refuses_what_would_replace_a_recorded_row(string sql)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        var before = await Recorded(options);
        var fault = await Assert.ThrowsAsync<SqliteException>(() => Outsider.Run(options, sql));
        Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        Assert.Equal(before, await Recorded(options));
    }

    /// <summary>
    /// Money does not come from nothing: by an account that begins with it, by a transfer that counts twice, or by another key.
    /// </summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_balance_comes_about_but_by_a_transfer(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        var before = await Recorded(options);
        foreach (
            var sql in new[]
            {
                """
                    INSERT INTO "Accounts" ("Key", "Kind", "Measure", "Book", "BalanceCents", "MayBeNegative")
                    SELECT 'available/of/nothing', "Kind", "Measure", "Book", 100, "MayBeNegative" FROM "Accounts" LIMIT 1
                    """,
                // A transfer of which the account has had its part.
                """
                    UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + t."Cents", "LastTransferId" = t."Id"
                    FROM "Transfers" t WHERE t."ToKey" = "Accounts"."Key"
                    """,
                """UPDATE "Accounts" SET "MayBeNegative" = NOT "MayBeNegative" """,
                """UPDATE "Accounts" SET "Measure" = 'another' """,
            }
        )
        {
            var fault = await Assert.ThrowsAnyAsync<Exception>(() => Outsider.Run(options, sql));
            Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        }
        Assert.Equal(before, await Recorded(options));
    }

    [Fact]
    public async Task A_session_of_PostgreSQL_that_plays_a_replica_deletes_no_act()
    {
        await using var site = await TestSite.Start(Database.Postgres);
        var options = site.App.Services.GetRequiredService<SiteOptions>();
        var fault = await Assert.ThrowsAnyAsync<Exception>(() =>
            Outsider.Run(options, "SET session_replication_role = replica", """DELETE FROM "Acts" """)
        );
        Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
    }

    private static async Task<List<string>> Recorded(SiteOptions site) =>
        [
            .. await Outsider.Rows(site, """SELECT * FROM "Acts" ORDER BY "Sequence" """),
            .. await Outsider.Rows(site, """SELECT * FROM "Transfers" ORDER BY "Id" """),
            .. await Outsider.Rows(site, """SELECT * FROM "Accounts" ORDER BY "Key" """),
            .. await Outsider.Rows(site, """SELECT "Slug", "Version", "Sha256" FROM "CallVersions" ORDER BY "Slug", "Version" """),
        ];
}
