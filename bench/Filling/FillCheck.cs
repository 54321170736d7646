using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Bench.Filling;

/// <summary>Starts the site of today on what was filled, which puts back guards, and asks the database.</summary>
internal static class FillCheck
{
    private const int Sample = 2000;

    private static readonly (string What, string Sql)[] Nothing =
    [
        ("the sum of all balances", "SELECT SUM(\"BalanceCents\") FROM \"Accounts\""),
        ("accounts below zero", "SELECT COUNT(*) FROM \"Accounts\" WHERE \"BalanceCents\" < 0 AND NOT \"MayBeNegative\""),
        (
            "accounts that are not what was transferred",
            """
            SELECT COUNT(*) FROM "Accounts" a LEFT JOIN (SELECT "Key", SUM("Cents") AS "Cents" FROM
              (SELECT "ToKey" AS "Key", "Cents" FROM "Transfers" UNION ALL SELECT "FromKey", -"Cents" FROM "Transfers") m
              GROUP BY "Key") s ON s."Key" = a."Key" WHERE a."BalanceCents" <> COALESCE(s."Cents", 0)
            """
        ),
        (
            "dossiers whose amounts are not those of the journal",
            """
            SELECT COUNT(*) FROM "Dossiers" d LEFT JOIN "Accounts" a ON a."DossierId" = d."Id" AND a."Book" = 'envelope'
              AND a."Kind" = 'Asked' WHERE COALESCE(d."AskedCents", -1) <> COALESCE(a."BalanceCents", -1)
            """
        ),
        (
            "indicators of a measure that are not those of its dossiers",
            """
            SELECT COUNT(*) FROM (SELECT v."Measure", v."Indicator", v."Target", SUM(v."Hundredths") AS "All" FROM "IndicatorValues" v
              JOIN "Dossiers" d ON d."Id" = v."DossierId" WHERE d."State" IN ('Awarded', 'Closed')
              GROUP BY v."Measure", v."Indicator", v."Target") x LEFT JOIN "IndicatorSums" s
              ON s."Measure" = x."Measure" AND s."Indicator" = x."Indicator" AND s."Target" = x."Target"
            WHERE COALESCE(s."AllHundredths", 0) <> x."All"
            """
        ),
    ];

    private static string Words(Filled filled) => filled is FilledSqlite ? "DossierWordRows" : "DossierWords";

    public static async Task<bool> Run(string place, Filled filled)
    {
        var good = true;
        var words = await filled.Whole($"SELECT (SELECT COUNT(*) FROM \"Dossiers\") - (SELECT COUNT(*) FROM \"{Words(filled)}\")");
        Console.WriteLine($"dossiers that no word finds: {words}");
        good &= words == 0;
        foreach (var (what, sql) in Nothing)
        {
            var found = await filled.Whole(sql);
            Console.WriteLine($"{what}: {found}");
            good &= found == 0;
        }
        var options = new SiteOptions
        {
            Urls = "http://127.0.0.1:0",
            Demonstration = true,
            DemonstrationDossiers = false,
        };
        options = filled is FilledSqlite ? options with { DataDirectory = place } : options with { Postgres = place };
        await using var site = SiteHost.Build(options with { Today = "2022-09-01T09:00" });
        await site.Prepare();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new(site.Urls.First()) };
        using var ready = await client.GetAsync("/health/ready");
        Console.WriteLine($"guards and readiness: {(int)ready.StatusCode} {await ready.Content.ReadAsStringAsync()}");
        await using var scope = site.Services.CreateAsyncScope();
        var acts = scope.ServiceProvider.GetRequiredService<Db>().Set<Act>().AsNoTracking().OrderByDescending(a => a.Sequence);
        var broken = (await acts.Take(Sample).ToListAsync()).Count(a => !a.IsIntact());
        Console.WriteLine($"acts that are not intact, of the last {Sample}: {broken}");
        return good && broken == 0 && ready.IsSuccessStatusCode;
    }
}
