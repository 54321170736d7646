using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Casework.Tasks;
using Veerkracht.Features.Payments;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Upgrade;

/// <summary>A filled database of the first release is opened by the program of today.</summary>
public sealed partial class UpgradeTests
{
    private const string Acts = """
        SELECT "Sequence", "Id", "Kind", "At", "PersonId", "Organisation", "Measure", "Call", "DossierId",
            "Reason", "Evidence", "Before", "After", "Digest"
        FROM "Acts" ORDER BY "Sequence"
        """;

    private const string Transfers = """SELECT "Id", "ActId", "Cents", "At", "DossierId" FROM "Transfers" ORDER BY "Id" """;
    private const string Dossiers = """SELECT "Number", "State", "AwardedCents", "PaidCents" FROM "Dossiers" ORDER BY "Number" """;

    /// <summary>Accounts that do not hold what their transfers add up to.</summary>
    private const string WrongBalances = """
        SELECT a."Key", a."BalanceCents" FROM "Accounts" a WHERE a."BalanceCents" <>
          (SELECT COALESCE(SUM("Cents"), 0) FROM "Transfers" WHERE "ToKey" = a."Key")
          - (SELECT COALESCE(SUM("Cents"), 0) FROM "Transfers" WHERE "FromKey" = a."Key")
        """;

    /// <summary>Running totals that are not the sum of their accounts, and sums without a running total.</summary>
    private const string WrongTotals = """
        SELECT t."Measure", t."Book", t."Kind", t."BalanceCents" FROM "JournalTotals" t WHERE t."BalanceCents" <>
          (SELECT COALESCE(SUM(a."BalanceCents"), 0) FROM "Accounts" a
            WHERE a."Measure" = t."Measure" AND a."Book" = t."Book" AND a."Kind" = t."Kind")
        UNION ALL
        SELECT a."Measure", a."Book", a."Kind", SUM(a."BalanceCents") FROM "Accounts" a
        WHERE a."Kind" NOT IN ('Demand', 'Asked') AND NOT EXISTS
          (SELECT 1 FROM "JournalTotals" t WHERE a."Measure" = t."Measure" AND a."Book" = t."Book" AND a."Kind" = t."Kind")
        GROUP BY a."Measure", a."Book", a."Kind" HAVING SUM(a."BalanceCents") <> 0
        """;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task History_and_money_of_an_older_database_are_what_they_were_under_the_guards_of_today(Database database)
    {
        List<string> acts = [],
            transfers = [],
            dossiers = [];
        await using var site = await Older(database, async older =>
        {
            acts = await Outsider.Rows(older, Acts);
            transfers = await Outsider.Rows(older, Transfers);
            dossiers = await Outsider.Rows(older, Dossiers);
        });
        var options = site.App.Services.GetRequiredService<SiteOptions>();

        Assert.Empty(await site.Query(async db => (await db.Database.GetPendingMigrationsAsync()).ToList()));
        await using var today = await TestSite.Start(database);
        Assert.Equal(await Outsider.Triggers(today.App.Services.GetRequiredService<SiteOptions>()), await Outsider.Triggers(options));

        Assert.True(acts.Count > 200);
        Assert.Equal(acts, (await Outsider.Rows(options, Acts)).Take(acts.Count));
        Assert.All(await site.Query(db => db.Acts.AsNoTracking().ToListAsync()), act =>
            Assert.True(act.IsIntact(), $"{act.Kind} {act.Id}")
        );

        Assert.True(transfers.Count > 700);
        Assert.Equal(transfers, (await Outsider.Rows(options, Transfers)).Take(transfers.Count));
        Assert.Empty(await Outsider.Rows(options, WrongBalances));
        Assert.Empty(await Outsider.Rows(options, WrongTotals));
        await site.JournalBalances();
        Assert.True(dossiers.Count > 30);
        Assert.Equal(dossiers, await Outsider.Rows(options, Dossiers));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_payment_that_the_bank_still_had_to_make_waits_for_finance(Database database)
    {
        await using var site = await Older(database, older => Outsider.Run(
                older,
                """
                UPDATE "Dossiers" SET "Awaits" = 'ProgrammeManager'
                WHERE "Id" = (SELECT "DossierId" FROM "Payments" WHERE "State" = 'Proposed')
                """,
                """
                UPDATE "Payments" SET "State" = 'Approved', "DecidedAt" = "ProposedAt",
                  "DecidedBy" = (SELECT "Id" FROM "People" WHERE "Id" <> "ProposedBy" ORDER BY "Id" LIMIT 1)
                WHERE "State" = 'Proposed'
                """
            ));

        var payment = await site.Query(db => db.Payments.AsNoTracking().SingleAsync(p => p.State == PaymentState.Approved));
        var waits = Assert.Single(await site.Query(db => db.Dossiers.AsNoTracking().Where(d => d.AtBankSince != null).ToListAsync()));
        Assert.Equal((payment.DossierId, Desk.Finance, payment.DecidedAt), (waits.Id, waits.Awaits, waits.AtBankSince));
        using var finance = await Browser.As(site, "finance");
        // The site itself does it in the first rounds of the new version.
        await site.Ask((TasksOfDossiers tasks) => tasks.Round(() => Task.CompletedTask));
        Assert.Contains($"/dossiers/{waits.Id}", await finance.Text("/dossiers?wacht=mij"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task People_find_their_dossiers_again_and_go_on_with_them(Database database)
    {
        await using var site = await Older(database, _ => Task.CompletedTask);
        var awarded = await site.Query(db =>
            db.Payments.AsNoTracking().Where(p => p.State == PaymentState.Proposed).OrderBy(p => p.ProposedAt).LastAsync()
        );

        foreach (var persona in new[] { "gent-officer", Manager, Approver, "auditor" })
        {
            using var browser = await Browser.As(site, persona);
            var page = await browser.Text($"/dossiers/{awarded.DossierId}");
            foreach (var link in Links(page, awarded.DossierId))
                Assert.Equal((HttpStatusCode.OK, link), ((await browser.Get(link)).StatusCode, link));
        }
        using var officer = await Browser.As(site, "geetbets-officer");
        var draft = await site.Query(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.State == DossierState.Draft));
        Assert.Contains("Samen een loket", await officer.Text("/mijn-oproepen"));
        // Its window closed meanwhile, so some lead on to a page that says so.
        foreach (var link in Links(await officer.Text($"/dossiers/{draft.Id}"), draft.Id))
            Assert.True((int)(await officer.Get(link)).StatusCode < 400, link);

        var before = await site.Dossier(awarded.DossierId);
        Value(await site.Act((ConfirmPayment a) => a.Do(TestSite.As(Approver), awarded.Id)));
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), awarded.Id, Today(site), "BANK-1")));
        Assert.Equal(before.PaidCents + awarded.AmountCents, (await site.Dossier(awarded.DossierId)).PaidCents);
        Assert.Empty(await Outsider.Rows(site.App.Services.GetRequiredService<SiteOptions>(), WrongBalances));
        await site.JournalBalances();
    }

    private static Task<TestSite> Older(Database database, Func<SiteOptions, Task> before) =>
        TestSite.Start(database, OlderDatabase.Now, restore: async (postgres, directory) =>
        {
            await OlderDatabase.Copy(postgres, directory);
            await before(OlderDatabase.Options(postgres, directory));
        });

    /// <summary>
    /// Pages and documents of a dossier that a page leads to. The files that were attached do not lie beside the database.
    /// </summary>
    private static IReadOnlyList<string> Links(string page, Guid dossier)
    {
        var links = Href().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0]);
        List<string> own =
        [
            .. links.Where(l => l.StartsWith($"/dossiers/{dossier}", StringComparison.Ordinal) && !l.Contains("/bestanden/")).Distinct(),
        ];
        Assert.NotEmpty(own);
        return own;
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
