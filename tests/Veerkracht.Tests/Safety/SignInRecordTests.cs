using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Safety;

/// <summary>Signing in and out, refusals and roles are on record, and shown to whom they concern.</summary>
public sealed class SignInRecordTests
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        Iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Firefox, "Firefox, Windows")]
    [InlineData(Iphone, "Safari, iPhone")]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36 Edg/139.0",
        "Edge, Linux"
    )]
    [InlineData("curl/8.5.0", "")]
    [InlineData(null, "")]
    public void A_browser_is_kept_in_plain_words_and_nothing_more_of_it(string? said, string kept) =>
        Assert.Equal(kept, BrowserName.Of(said));

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_person_sees_where_it_is_signed_in_and_ends_one_or_all_others(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var here = await SignedIn(site, "geetbets-officer", Firefox);
        using var phone = await SignedIn(site, "geetbets-officer", Iphone);
        using var third = await SignedIn(site, "geetbets-officer", Iphone);
        using var colleague = await SignedIn(site, "geetbets-mayor", Firefox);
        Assert.Contains("href=\"/mijn-aanmeldingen\"", await here.Text("/werkbank"));

        var page = await here.Text("/mijn-aanmeldingen");
        Assert.Contains("Firefox op Windows", page);
        Assert.Contains("Safari op iPhone", page);
        Assert.Contains("hier werkt u nu", page);
        var sessions = await Sessions(site, "geetbets-officer");
        Assert.Equal(3, sessions.Count);
        Assert.Contains($"value=\"{sessions[1].Id}\"", page);

        // What is of another is not ended, nor the one by which one works.
        var others = (await Sessions(site, "geetbets-mayor")).Single();
        Assert.Equal("?gedaan=niets", await End(here, $"{others.Id}"));
        Assert.Equal("?gedaan=niets", await End(here, $"{sessions[0].Id}"));
        await colleague.Text("/werkbank");

        Assert.Equal("?gedaan=beeindigd", await End(here, $"{sessions[1].Id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/werkbank")).StatusCode);
        await third.Text("/werkbank");
        Assert.Equal("?gedaan=beeindigd", await End(here, "alle"));
        Assert.Equal(HttpStatusCode.Redirect, (await third.Get("/werkbank")).StatusCode);
        Assert.Contains("nergens anders aangemeld", await here.Text("/mijn-aanmeldingen"));
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Post("/mijn-aanmeldingen", ("sessie", "iets"))).StatusCode);

        await here.Post("/afmelden");
        Assert.Equal(
            [SessionEnding.SignedOut, SessionEnding.FromElsewhere, SessionEnding.FromElsewhere],
            (await Sessions(site, "geetbets-officer")).Select(s => s.Ending!.Value)
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_looks_after_people_sees_theirs_and_nobody_elses(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var consultant = await SignedIn(site, "consultant", Firefox);
        await consultant.Post("/bestuur/kiezen", ("bestuur", Known.As("0207477456").Value));
        using var officer = await SignedIn(site, "geetbets-officer", Iphone);
        using var mayor = await Browser.As(site, "geetbets-mayor");
        using var director = await Browser.As(site, "geetbets-finance-director");
        await mayor.Post($"/bestuur/mensen/{Situations.Id("geetbets-officer")}?handler=Give", ("rol", nameof(Role.Consultant)));
        await Refuse(site, SignInRefusal.OtherProvider, "persona:geetbets-officer");

        Assert.Contains("/bestuur/mensen/aanmeldingen", await mayor.Text("/bestuur/mensen"));
        var page = await mayor.Text("/bestuur/mensen/aanmeldingen");
        Assert.Contains("Lotte Peeters", page);
        Assert.Contains("Safari op iPhone", page);
        Assert.Contains("een andere aanmelddienst noemde dit account", page);
        Assert.Contains("Rol gegeven (Lotte Peeters), door Rita Stevens", page);
        // The consultant went on for Herstappe: here stands only that it left.
        Assert.Contains("verdergegaan in een andere aanmelding", page);
        Assert.DoesNotContain("Herstappe", page);

        using var herstappe = await Browser.As(site, "herstappe-mayor");
        var elsewhere = await herstappe.Text("/bestuur/mensen/aanmeldingen");
        Assert.Contains("Farid Benali", elsewhere);
        Assert.DoesNotContain("Lotte Peeters", elsewhere);
        Assert.DoesNotContain("Rol gegeven", elsewhere);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Get("/bestuur/mensen/aanmeldingen?x=1")).StatusCode);
        // One's own page tells it too.
        var own = await officer.Text("/mijn-aanmeldingen");
        Assert.Contains("een andere aanmelddienst noemde dit account", own);
        Assert.Contains("Rol gegeven", own);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Refusals_without_an_account_are_for_who_runs_the_site_and_never_flood_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        await Refuse(site, SignInRefusal.UnknownOrganisation, "vo-niemand", "0999999999");
        using var administrator = await Browser.As(site, "administrator");
        var page = await administrator.Text("/werking");
        Assert.Contains("het bestuur 0999999999 is hier niet bekend", page);
        Assert.Contains("geen account", page);

        foreach (var _ in Enumerable.Range(0, RefusalBudget.MostAnHour + 20))
            await Refuse(site, SignInRefusal.Provider, null);
        Assert.Equal(RefusalBudget.MostAnHour, await site.Query(db => db.RefusedSignIns.CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_is_written_by_a_page_that_is_only_read(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        using var officer = await SignedIn(site, "geetbets-officer", Firefox);
        await officer.Text("/mijn-aanmeldingen");
        var asked = await statements.During(async () =>
        {
            await officer.Text("/werkbank");
            await officer.Text("/mijn-aanmeldingen");
        });
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, s => s.Contains("INSERT", StringComparison.Ordinal) || s.Contains("UPDATE", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_older_than_its_term_goes_when_somebody_comes_in(Database database)
    {
        await using var site = await TestSite.Start(database, with: o =>
            o with
            {
                Settings = new Dictionary<string, string?> { ["Retention:SignIns"] = "1" },
            }
        );
        using (await SignedIn(site, "geetbets-officer", Firefox)) { }
        var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-40);
        await site.Query(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, past), Stop));
        using var again = await SignedIn(site, "geetbets-officer", Firefox);
        Assert.Single(await Sessions(site, "geetbets-officer"));
    }

    private static async Task<Browser> SignedIn(TestSite site, string persona, string browser)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
        var signedIn = new Browser(client);
        Assert.Equal(HttpStatusCode.Redirect, (await signedIn.Post("/aanmelden", ("persona", persona))).StatusCode);
        return signedIn;
    }

    private static async Task<string> End(Browser browser, string session) =>
        (await browser.Post("/mijn-aanmeldingen", ("sessie", session))).Headers.Location!.OriginalString["/mijn-aanmeldingen".Length..];

    private static Task<int> Refuse(TestSite site, SignInRefusal why, string? subject, string named = "") =>
        site.In(async s =>
        {
            await s.GetRequiredService<RefusedSignIns>().Add(new(why, subject, named, BrowserName.Of(Firefox)), Stop);
            return 0;
        });

    private static Task<List<Session>> Sessions(TestSite site, string persona)
    {
        var person = Persona.Find(persona)!.Id;
        return site.Query(db => db.Sessions.AsNoTracking().Where(s => s.PersonId == person).OrderBy(s => s.StartedAt).ToListAsync(Stop));
    }
}
