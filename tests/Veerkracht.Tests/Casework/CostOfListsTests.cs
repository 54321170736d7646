using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Casework;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>A list costs a few statements, and none of them reads a table that grows with the number of dossiers.</summary>
public sealed class CostOfListsTests
{
    private const int Most = 8;

    private static readonly string[] Growing =
    [
        "Dossiers",
        "DossierSteps",
        "Acts",
        "Accounts",
        "Transfers",
        "Awards",
        "Payments",
        "Rejections",
        "Selections",
        "Corrections",
        "SourceClaims",
        "IndicatorValues",
        "IndicatorMoves",
        "Documents",
        "Questions",
    ];

    private static readonly string[] OfStaff =
    [
        "/dossiers",
        "/dossiers?oproep=fietspaden",
        "/dossiers?toestand=registered",
        "/dossiers?oproep=fietspaden&toestand=registered",
        "/dossiers?bestuur=0207518137",
        "/dossiers?wacht=mij",
        "/dossiers?zoek=veld",
        "/dossiers?zoek=gent-77",
        "/dossiers?zoek=veld+gent",
        "/dossiers?zoek=bestaatniet",
        "/dossiers?volgorde=ingediend",
        "/dossiers?volgorde=bedrag",
        "/dossiers?pagina=40",
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_list_is_a_few_statements(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        await site.Fill(1100, "Gent", DossierState.Registered);
        foreach (var (who, pages) in Lists)
        {
            using var browser = await Browser.As(site, who);
            foreach (var page in pages.Where(p => p.StartsWith("/dossiers", StringComparison.Ordinal)))
            {
                await browser.Text(page);
                var seen = await statements.During(() => browser.Text(page));
                Assert.True(seen.Count is > 0 and <= Most, $"{page}: {seen.Count}\n{string.Join("\n\n", seen)}");
            }
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_list_reads_a_whole_table_that_grows(Database database)
    {
        var plans = new Plans();
        await using var site = await TestSite.Start(database, adjust: plans.Listen);
        await site.Fill(1100, "Gent", DossierState.Registered);
        foreach (var (who, pages) in Lists)
        {
            using var browser = await Browser.As(site, who);
            foreach (var page in pages)
            {
                var whole = await plans.WholeTables(() => browser.Text(page), Growing);
                Assert.True(whole.Count == 0, $"{who} {page}\n{string.Join("\n\n", whole)}");
            }
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_public_page_that_is_kept_asks_nothing_of_the_database(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        using var client = site.Client();
        foreach (var page in (string[])["/", "/maatregelen/fietspaden", "/programmas/vlaamse-veerkracht", "/gemeenten/71017"])
        {
            Assert.NotEmpty(await statements.During(() => client.GetStringAsync(page)));
            Assert.Empty(await statements.During(() => client.GetStringAsync(page)));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_search_finds_words_by_their_beginning_with_numbers_and_without_accents(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        await site.Fill(1100, "Sint-Truiden", DossierState.Registered);
        var other = await site.Fill(3, "Liège 's-Hertog", DossierState.Registered);
        async Task<int> Count(string text) => (await Page(site, text)).Total;
        Task<WorkPage> Page(TestSite s, string text) => s.Ask((WorkList l) => l.Find(TestSite.As(Manager), new() { Text = text }, 1));

        foreach (var (text, found) in new[] { ("LIÈGE", 3), ("lieg", 3), ("hertog", 3), ("s-hert", 3), ("iege", 0), ("%", 0) })
            Assert.Equal((text, found), (text, await Count(text)));
        Assert.Equal(["Liège 's-Hertog-2"], (await Page(site, "hertog-2")).Rows.Select(r => r.Number));
        Assert.Equal(other.Select(d => d.Id).Reverse(), (await Page(site, "liege veld")).Rows.Select(r => r.Id));
        // A number finds its dossier, and those that go on from it.
        var numbered = (await Page(site, "sint-truiden-77")).Rows.Select(r => r.Number);
        Assert.Equal(["Sint-Truiden-77", .. Enumerable.Range(770, 10).Select(i => $"Sint-Truiden-{i}")], numbered.Reverse());
        Assert.Equal((11, 0), (await Count("Sint Truiden 109"), await Count("truiden-7x")));
        // The number of one dossier finds it also where more numbers go on from it than are counted, and says so.
        Assert.Equal(Sought.All, (await Page(site, "sint-truiden-77")).Sought);
        await site.Fill(1105, "Gent-7", DossierState.Registered);
        var one = await Page(site, "gent-7");
        Assert.Equal((Sought.First, true), (one.Sought, one.More));
        await site.Query(async db =>
        {
            var single = await db.Dossiers.AsTracking().SingleAsync(d => d.Number == "Gent-7-1000");
            single.SearchText = SearchWords.Of("truid");
            return await db.SaveChangesAsync();
        });
        one = await Page(site, "truid");
        Assert.Equal((Sought.WholeWords, "Gent-7-1000", 1), (one.Sought, one.Rows.Single().Number, one.Total));
        using (var manager = await Browser.As(site, Manager))
            Assert.Contains("Hier staan die met precies dit woord.", await manager.Text("/dossiers?zoek=truid"));
        // What nearly all have is sifted along the list, from the last change back.
        var common = await Page(site, "trui");
        Assert.Equal((WorkList.MostLookedAt, true), (common.Total, common.More));
        Assert.Equal("Sint-Truiden-1100", common.Rows[0].Number);
        Assert.Equal(1, await Count("veld truiden 1100"));
        // What is called otherwise is found by its new name, and no longer by the old one.
        await site.Query(async db =>
        {
            var renamed = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == other[0].Id);
            renamed.SearchText = SearchWords.Of(renamed.Number, "Luik", "Maasvallei");
            return await db.SaveChangesAsync();
        });
        Assert.Equal((1, 1, 2), (await Count("maasv"), await Count("luik"), await Count("liege veld")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_search_tells_how_far_it_went_and_what_is_done_to_many_is_what_it_lists(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        await site.Fill(WordsOfDossiers.MostSifted + 200, "Gent", DossierState.Registered, DossierState.Complete);
        // Changed in another order than registered: the one list begins where the other ends.
        await site.Query(db =>
            db.Database.ExecuteSqlRawAsync(
                """
                UPDATE "Dossiers" SET "SearchText" = "SearchText" || ' maanpad maanweg'
                WHERE "Number" LIKE 'Gent-31__' OR "Number" LIKE 'Gent-41__' OR "Number" LIKE 'Gent-51__'
                """
            )
        );
        var manager = TestSite.As(Manager);
        Task<WorkPage> Find(WorkFilter filter) => site.Ask((WorkList l) => l.Find(manager, filter, 1));

        // A word twice in a dossier is one dossier.
        var moon = await Find(new() { Text = "maan" });
        Assert.Equal((300, Sought.All), (moon.Total, moon.Sought));
        // Common words are sifted in the order of the list, and "all" are those of the list.
        var filter = new WorkFilter { Text = "veld gent", Sort = WorkSort.Registered };
        var many = await site.Ask((WorkList l) => l.Ids(manager, filter, 200));
        Assert.Equal((await Find(filter)).Rows.Select(r => r.Id), many.Take(WorkList.Size));
        // A filter that leaves less than the bound is searched whole, and says nothing about it.
        var here = await Find(new() { Text = "veld gent", State = DossierState.Registered });
        Assert.Equal((0, Sought.All), (here.Total, here.Sought));
        using var browser = await Browser.As(site, Manager);
        Assert.DoesNotContain("Gezocht is in de eerste", await browser.Text("/dossiers?zoek=veld+gent&toestand=registered"));
    }

    private static (string Who, string[] Pages)[] Lists =>
        [
            (Manager, ["/werkbank", .. OfStaff]),
            (Approver, ["/werkbank", "/dossiers?wacht=mij"]),
            ("finance", ["/werkbank", "/dossiers?wacht=mij"]),
            ("geetbets-officer", ["/werkbank", "/mijn-oproepen", "/dossiers", "/dossiers?zoek=veld"]),
        ];
}
