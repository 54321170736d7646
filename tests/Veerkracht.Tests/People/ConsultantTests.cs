using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>A consultant fills in drafts of the organisations that admitted it, marked as such, and does no more than that.</summary>
public sealed class ConsultantTests
{
    private const string Geetbets = "0207518137",
        Herstappe = "0207477456";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_consultant_edits_drafts_and_never_signs(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = await cast.Filled();
        var consultant = new Caller(await site.ApiAs("consultant"));

        await consultant.Get($"/dossiers/{id}").Ok();
        await consultant.Patch($"/dossiers/{id}/steps/proposal/answers", new JsonObject { ["name"] = "Fietspad langs de beek" }).Ok();
        await consultant.Upload($"/dossiers/{id}/steps/proposal/files?field=decision&name=bijlage.pdf", Files.Pdf("bijlage")).Made();
        await consultant.Post($"/dossiers/{id}/steps/proposal/submission").Refused(HttpStatusCode.Forbidden, "signer-needed");
        await consultant.Post($"/dossiers/{id}/steps/proposal/agreement").Refused(HttpStatusCode.Forbidden, "signer-needed");
        await consultant
            .Post($"/dossiers/{id}/withdrawal", new JsonObject { ["reason"] = "Toch niet" })
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        await consultant.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Refused(HttpStatusCode.Forbidden, "forbidden");

        // Beside the work of a consultant its name says so, to colleagues.
        var company = await cast.Officer.Get($"/dossiers/{id}/steps/proposal/company").Ok();
        using var browser = await Browser.As(site, "consultant");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/dossiers/{id}/stap/proposal/project")).StatusCode);
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("Farid Benali (consultant) werkt nu in", await officer.Text($"/dossiers/{id}/stap/proposal/samenwerken"));
        company = await cast.Officer.Get($"/dossiers/{id}/steps/proposal/company").Ok();
        Assert.Equal(
            "Farid Benali (consultant)",
            company["here"].AsArray().Single(h => h!["name"]!.GetValue<string>().StartsWith("Farid"))!["name"]!.GetValue<string>()
        );
        var check = await browser.Text($"/dossiers/{id}/stap/proposal/controle");
        Assert.DoesNotContain("Dien in</button>", check);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_consultant_sees_one_organisation_at_a_time_and_switches(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (geetbets, herstappe, gent) = (await Start(site, "geetbets"), await Start(site, "herstappe"), await Start(site, "gent"));
        using var consultant = await Browser.As(site, "consultant");

        Assert.Contains("Ander bestuur", await consultant.Text("/mijn-oproepen"));
        Assert.Equal(HttpStatusCode.OK, (await consultant.Get($"/dossiers/{geetbets}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await consultant.Get($"/dossiers/{herstappe}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await consultant.Get($"/dossiers/{gent}")).StatusCode);

        var switched = await consultant.Post("/bestuur/kiezen", ("bestuur", Known.As(Herstappe).Value), ("terug", "/mijn-oproepen"));
        Assert.Equal(HttpStatusCode.Redirect, switched.StatusCode);
        Assert.Equal("/mijn-oproepen", switched.Headers.Location!.OriginalString);
        Assert.Contains("Oproepen voor Herstappe", await consultant.Text("/mijn-oproepen"));
        Assert.Equal(HttpStatusCode.NotFound, (await consultant.Get($"/dossiers/{geetbets}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await consultant.Get($"/dossiers/{herstappe}")).StatusCode);

        // Where nobody admitted it, it does not get in.
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await consultant.Post("/bestuur/kiezen", ("bestuur", Known.As("0207451227").Value))).StatusCode
        );
        Assert.Contains("Oproepen voor Herstappe", await consultant.Text("/mijn-oproepen"));

        // An organisation that lets it go keeps its own from it, and takes nothing from the other.
        await site.End("consultant", Herstappe);
        await (await site.CallerFor("consultant", Herstappe)).Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "access-ended");
        await (await site.CallerFor("consultant", Geetbets)).Get("/me/calls").Ok();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_loses_one_of_two_roles_stays_signed_in_and_chooses_the_other(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Recheck = TimeSpan.Zero });
        using var consultant = await Browser.As(site, "consultant");
        await site.End("consultant", Geetbets);

        Assert.Equal("/geen-toegang", (await consultant.Get("/mijn-oproepen")).Headers.Location!.AbsolutePath);
        var denied = await (await consultant.Get("/geen-toegang")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("U hebt geen rol meer bij Geetbets. Kies het bestuur waarvoor u verdergaat.", denied);
        Assert.Contains("href=\"/bestuur/kiezen\"", denied);
        Assert.Equal("/bestuur/kiezen", (await consultant.Get("/werkbank")).Headers.Location!.OriginalString);
        // What was typed for Geetbets is not posted as a citizen: it is kept, with why.
        var post = await consultant.Raw(
            new HttpRequestMessage(HttpMethod.Post, "/mijn-oproepen")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("call", "fietspaden")]),
            }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);

        Assert.Contains("U hebt geen rol meer bij Geetbets", await consultant.Text("/bestuur/kiezen"));
        var chosen = await consultant.Post("/bestuur/kiezen", ("bestuur", Known.As(Herstappe).Value), ("terug", "/mijn-oproepen"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("Oproepen voor Herstappe", await consultant.Text("/mijn-oproepen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_consultant_reads_who_starts_an_application(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var consultant = await Browser.As(site, "consultant");
        using var officer = await Browser.As(site, "geetbets-officer");
        foreach (var page in (string[])["/mijn-oproepen", "/oproepen/fietspaden"])
        {
            const string Own = "Een aanvraag starten kan alleen wie bij Geetbets zelf werkt.";
            Assert.Contains(Own, await consultant.Text(page));
            Assert.DoesNotContain(Own, await officer.Text(page));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_partner_of_another_government_is_not_shown_to_a_consultant(Database database)
    {
        await using var site = await TestSite.Start(database);
        var consultant = TestSite.As("consultant");

        Assert.False(consultant.IsLocal);
        Assert.False(consultant.MaySign);
        Assert.False(consultant.IsConsulted);
        Assert.Empty(await site.Ask((PartnerDrafts p) => p.Of(consultant)));
    }

    private static async Task<Guid> Start(TestSite site, string town) =>
        Life.Value(await site.Act((StartApplication a) => a.Do(TestSite.As($"{town}-officer"), "fietspaden"))).Id;
}
