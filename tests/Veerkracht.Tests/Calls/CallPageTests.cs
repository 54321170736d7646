using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Calls;

/// <summary>What somebody who wants to apply reads before signing in.</summary>
public sealed class CallPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_says_for_whom_what_to_prepare_and_whom_to_ask(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen/fietspaden");
        foreach (
            var told in new[]
            {
                "Voor alle gemeenten van Vlaanderen",
                "U legt nieuwe fietspaden aan",
                "De gemeenteraad of het college heeft over het project beslist",
                "De raming van de werken",
                "Beslissing van de gemeenteraad of het college",
                "Foto's van voor de werken",
                "Mag ik meer dan één project indienen?",
                "Vlaamse Codex Overheidsfinanciën",
                "Betalingen en bewijsstukken",
                "Wat is een trekkingsrecht?",
            }
        )
            Assert.Contains(told, page.TextContent);
        Assert.Equal(
            ["betalingen@veerkracht.example", "helpdesk@veerkracht.example", "fietspaden@veerkracht.example"],
            page.QuerySelectorAll("aside a[href^='mailto:']").Select(a => a.TextContent)
        );
        await citizen.GetAsync("/taal/en", Stop);
        Assert.Contains("What is a drawing right?", (await Opened(citizen, "/oproepen/fietspaden")).TextContent);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_limit_that_is_the_same_for_all_stands_in_figures(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        foreach (var (round, most) in new[] { (1, "150.000"), (5, "500.000"), (6, "2.000.000") })
        {
            var page = await Opened(citizen, $"/oproepen/gemeente-zonder-gemeentehuis-{round}");
            Assert.Contains($"ten hoogste {most} euro", page.TextContent.Replace('\u00a0', ' '));
            Assert.DoesNotContain("niet meer dan", page.TextContent);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_form_is_read_before_signing_in_with_help_and_drawing(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen/fietspaden/formulier");
        foreach (var told in new[] { "Naam van het project", "Raming van de kosten", "Een kant, enkele richting (km)", "450.000 euro mee" })
            Assert.Contains(told, page.TextContent);
        Assert.StartsWith("data:image/svg+xml,", page.QuerySelector("figure img")!.GetAttribute("src"));
        Assert.Contains("1 km route", page.QuerySelector("figcaption")!.TextContent);
        // From the proposal to the confirmation, each with a way to it; a step by itself where it is asked for.
        Assert.Equal(4, page.QuerySelectorAll("main nav .v-ways a").Count(a => page.QuerySelector(a.GetAttribute("href")!) is not null));
        Assert.Contains("Gunningsverslag", page.TextContent);
        Assert.Contains("Wie ze ziet:", page.TextContent);
        var one = await Opened(citizen, "/oproepen/fietspaden/formulier?stap=payment_request");
        Assert.Contains("Gunningsverslag", one.TextContent);
        Assert.DoesNotContain("Raming van de kosten", one.TextContent);
        foreach (var nothing in new[] { "/oproepen/fietspaden/formulier?stap=niets", "/oproepen/niets/formulier" })
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync(nothing, Stop)).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_signed_out_finds_the_amount_of_a_town_and_the_address_of_the_agency(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen/fietspaden");
        Assert.Equal("/gemeenten", page.QuerySelector("#per-gemeente a")!.GetAttribute("href"));
        Assert.Contains("Havenlaan 88, 1000 Brussel<", await citizen.GetStringAsync("/oproepen/fietspaden", Stop));
        var own = Parsed(await (await Browser.As(site, "geetbets-officer")).Text("/oproepen/fietspaden"));
        Assert.Null(own.QuerySelector("#per-gemeente"));
        Assert.NotNull(own.QuerySelector("#uw-recht"));
        await citizen.GetAsync("/taal/en", Stop);
        Assert.Contains("Havenlaan 88, 1000 Brussels<", await citizen.GetStringAsync("/over", Stop));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Help_stands_folded_under_its_question(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = Parsed(await officer.Text($"/dossiers/{dossier.Id}/stap/proposal/kilometres"));
        var help = page.QuerySelector("details.v-help")!;
        Assert.False(help.HasAttribute("open"));
        Assert.Contains("Km route telt hoe ver een fietser komt", help.TextContent);
        Assert.NotNull(help.QuerySelector("img"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_starts_from_a_call_comes_back_to_it_after_signing_in(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var start = Start(await Opened(citizen, "/oproepen/fietspaden"))!;
        Assert.Equal("/aanmelden?terug=%2Fmijn-oproepen%23fietspaden", start);

        using var officer = new Browser(site.Client());
        var signedIn = await officer.Post(start, ("persona", "geetbets-officer"), ("terug", "/mijn-oproepen#fietspaden"));
        Assert.Equal("/mijn-oproepen#fietspaden", signedIn.Headers.Location!.ToString());
        Assert.Contains("id=\"fietspaden\"", await officer.Text("/mijn-oproepen"));
        Assert.Equal("/mijn-oproepen#fietspaden", Start(Parsed(await officer.Text("/oproepen/fietspaden"))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_window_for_one_town_is_told_to_that_town_on_the_call_and_in_its_draft(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        await site.Changed(
            "fietspaden",
            "window",
            new
            {
                step = "proposal",
                @for = new { organisations = new[] { "Geetbets" } },
                closes = "2022-11-30T12:00",
            }
        );
        using var geetbets = await Browser.As(site, "geetbets-officer");
        using var gent = await Browser.As(site, "gent-officer");
        var own = Parsed(await geetbets.Text("/oproepen/fietspaden")).QuerySelector(".au-c-alert")!.TextContent;
        Assert.Contains("Voor Geetbets geldt een eigen termijn", own);
        Assert.Contains("30 november 2022 om 12.00 uur", own);
        Assert.DoesNotContain("eigen termijn", await gent.Text("/oproepen/fietspaden"));
        var draft = await geetbets.Text($"/dossiers/{dossier.Id}/stap/proposal/contact");
        Assert.Contains("dit is", Parsed(draft).QuerySelector(".v-banner")!.TextContent);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_class_that_comes_after_the_deadline_has_no_days_that_contradict_each_other(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen/gemeente-zonder-gemeentehuis-5");
        Assert.DoesNotContain("Welzijnsverenigingen", page.QuerySelector("table")!.TextContent);
        Assert.Contains("Welzijnsverenigingen kunnen pas vanaf 20 juli 2022 aanvragen", page.TextContent);
        Assert.Contains(
            "Welzijnsverenigingen",
            (await Opened(citizen, "/oproepen/gemeente-zonder-gemeentehuis-7")).QuerySelector("table")!.TextContent
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Open_and_announced_calls_stand_first_and_closed_ones_are_folded(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen");
        Assert.Equal(
            ["Nu open", "Aangekondigd"],
            page.QuerySelectorAll("h2").Where(h => h.Closest("details") is null).Select(h => h.TextContent)
        );
        // Beside the search, which is folded too where nobody searches.
        Assert.All(page.QuerySelectorAll("details.v-folded"), fold => Assert.False(fold.HasAttribute("open")));
        var folded = page.QuerySelectorAll("details.v-folded").Single(d => d.QuerySelector("h2")!.TextContent.StartsWith("Gesloten"));
        Assert.Contains("Wijkverbeteringscontracten", folded.TextContent);
        Assert.NotNull(folded.QuerySelector("a[href='/oproepen/wijkverbeteringscontracten']"));
        Assert.Null(page.QuerySelector(".v-cards a[href='/oproepen/wijkverbeteringscontracten']"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_last_day_of_each_class_and_the_right_of_the_reader_stand_on_the_call(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, "/oproepen/fietspaden");
        Assert.Contains(
            "Gemeenten: tot en met 15 oktober 2022 om 23.59 uur. Andere besturen: tot en met 15 november 2022 om 23.59 uur.",
            page.QuerySelector(".v-timeline")!.TextContent
        );
        Assert.Contains("Daarboven: de helft, zolang er geld is.", page.TextContent);
        Assert.Null(page.QuerySelector("#uw-recht"));
        using var geetbets = await Browser.As(site, "geetbets-officer");
        var right = Parsed(await geetbets.Text("/oproepen/fietspaden")).QuerySelector("#uw-recht")!.TextContent;
        Assert.StartsWith("Voor Geetbets: Trekkingsrecht", right);
        Assert.Equal(2, right.Split("138.841,48").Length - 1);
        using var manager = await Browser.As(site, "programme-manager");
        Assert.Null(Parsed(await manager.Text("/oproepen/fietspaden")).QuerySelector("#uw-recht"));
        var measure = (await Opened(citizen, "/maatregelen/fietspaden")).TextContent;
        Assert.Contains("Pot voor het deel boven het trekkingsrecht", measure);
        Assert.Contains("fietspaden@veerkracht.example", measure);
        Assert.DoesNotContain("mobiliteit@veerkracht.example", measure);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_still_to_come_is_not_told_as_if_it_had_happened(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        await site.MoveClock(new(2022, 6, 1, 12, 0));
        Assert.Contains("Wat verandert", Headings(await Opened(citizen, "/oproepen/fietspaden")));
        await site.MoveClock(new(2022, 7, 8, 12, 0));
        Assert.DoesNotContain("Wat verandert", Headings(await Opened(citizen, "/oproepen/fietspaden")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Own_calls_lead_to_their_pages_in_the_order_of_their_last_days(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = Parsed(await officer.Text("/mijn-oproepen"));
        var cards = page.QuerySelectorAll("section.v-call").ToList();
        Assert.All(cards, card =>
        {
            Assert.Equal($"/oproepen/{card.Id}", card.QuerySelector("h2 a")!.GetAttribute("href"));
            Assert.Contains("Lees de oproep", card.TextContent);
        });
        var open = cards.TakeWhile(c => c.TextContent.Contains("Open voor u", StringComparison.Ordinal)).ToList();
        Assert.Contains(open, c => c.Id == "fietspaden");
        Assert.DoesNotContain(cards.Skip(open.Count), c => c.TextContent.Contains("Open voor u", StringComparison.Ordinal));
        var first = page.QuerySelector("details.v-folded section.v-call")!;
        Assert.DoesNotContain("Nog niet open", first.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("details.v-folded section"), c => c.Id == "fietspaden");
    }

    private static IEnumerable<string> Headings(IElement page) => page.QuerySelectorAll("h2").Select(h => h.TextContent.Trim());

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_minutes_of_real_applicants_are_told_once_five_were_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = site.Client(followRedirects: true);
        var minutes = new[] { 20, 30, 45, 50, 200 };
        for (var i = 0; i < minutes.Length; i++)
        {
            Assert.DoesNotContain("Reken op", (await Opened(citizen, "/oproepen/fietspaden")).TextContent);
            var dossier = await site.AFilledApplication();
            var saved = site.App.Services.GetRequiredService<Clock>().UtcNow.AddMinutes(-minutes[i]);
            var saves = FieldSaves.With(null, ["name"], Guid.Empty, saved);
            await site.Query(db =>
                db.DossierSteps.Where(s => s.DossierId == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.FieldSaves, saves), Stop)
            );
            using var director = await Browser.As(site, "geetbets-finance-director");
            var address = $"/dossiers/{dossier.Id}/stap/proposal/controle";
            await director.Post(address, ("version", Browser.Hidden(await director.Text(address), "version")));
        }
        Assert.Contains("Reken op 45 minuten", (await Opened(citizen, "/oproepen/fietspaden")).TextContent);
    }

    [Fact]
    public void A_time_is_told_as_people_say_it()
    {
        static string Told(double minutes) => new FillingTime(Duration.FromMinutes(minutes), 5).InWords().Nl;
        Assert.Equal(
            ["1 minuut", "8 minuten", "45 minuten", "2 uur", "3 dagen"],
            new[] { 0.4, 8, 43, 130, 60 * 24 * 3 }.Select(m => Told(m))
        );
        Assert.Null(FillingTime.Of([.. Enumerable.Repeat(Duration.FromMinutes(5), 4)]));
    }

    private static string? Start(IElement main) =>
        main.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent.Trim() == "Vraag subsidie aan")?.GetAttribute("href");

    private static async Task<IElement> Opened(HttpClient client, string address) => Parsed(await client.GetStringAsync(address, Stop));

    private static IElement Parsed(string page) => new HtmlParser().ParseDocument(page).QuerySelector("main")!;
}
