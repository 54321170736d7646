using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>
/// The drawing rights of an older database stand in books that are called after the enterprise number of their holder. Here they get the
/// name with the id in its place, in accounts, transfers, totals and claims. No amount changes.
/// </summary>
public sealed class HoldersOfBooks(HolderNames names) : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("""CREATE TEMPORARY TABLE "NewBooks" ("Old" text PRIMARY KEY, "New" text NOT NULL)""", stop);
        foreach (var old in await db.Database.SqlQuery<string>($"""SELECT DISTINCT "Book" AS "Value" FROM "Accounts" """).ToListAsync(stop))
        {
            if (names.Renamed(old) is { } renamed)
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "NewBooks" VALUES ({old}, {renamed})""", stop);
        }
        await Rename(db, stop);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE "NewBooks" """, stop);
    }

    /// <summary>Transfers refer to accounts: the new ones come first, then the transfers move, then the old ones go.</summary>
    private static async Task Rename(Db db, CancellationToken stop)
    {
        var columns = db.Model.FindEntityType(typeof(Account))!.GetProperties().Select(p => p.GetColumnName()).ToList();
        string Kept(string column) =>
            column switch
            {
                "Key" => """replace(a."Key", b."Old", b."New")""",
                "Book" => "b.\"New\"",
                _ => $"a.\"{column}\"",
            };
        string[] steps =
        [
            $"""
                INSERT INTO "Accounts" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
                SELECT {string.Join(", ", columns.Select(Kept))} FROM {Renamed}
                """,
            Moved("Transfers", "FromKey"),
            Moved("Transfers", "ToKey"),
            """DELETE FROM "Accounts" WHERE "Book" IN (SELECT "Old" FROM "NewBooks")""",
            Called("JournalTotals"),
            Called("SourceClaims"),
        ];
        foreach (var step in steps)
            await db.Database.ExecuteSqlRawAsync(step, stop);
    }

    private const string Renamed = """ "Accounts" a JOIN "NewBooks" b ON b."Old" = a."Book" """;

    private static string Moved(string table, string key) =>
        $"""
            UPDATE "{table}" SET "{key}" = (SELECT replace(a."Key", b."Old", b."New") FROM {Renamed} WHERE a."Key" = "{table}"."{key}")
            WHERE "{key}" IN (SELECT a."Key" FROM {Renamed})
            """;

    private static string Called(string table) =>
        $"""
            UPDATE "{table}" SET "Book" = (SELECT b."New" FROM "NewBooks" b WHERE b."Old" = "{table}"."Book")
            WHERE "Book" IN (SELECT "Old" FROM "NewBooks")
            """;
}
