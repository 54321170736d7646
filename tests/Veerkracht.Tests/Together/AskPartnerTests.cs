using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

/// <summary>A partner is asked by a button that says what it will see; the request waits on the workbench of who decides.</summary>
public sealed class AskPartnerTests
{
    private const string Waits = "Gevraagd als partner: wacht op uw antwoord";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_tick_asks_nobody_and_the_button_says_what_the_partner_will_see(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        await site.Ticks(dossier, Situations.Gent);
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        var page = $"/partner/{dossier.Id}/{TogetherCalls.Step}";
        using var officer = await Browser.As(site, "geetbets-officer");
        using var mayor = await Browser.As(site, "gent-mayor");

        Assert.Empty(await site.NoticesOf(Situations.Gent));
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.Get(page)).StatusCode);
        Assert.Equal("partner-not-asked", Life.Code(await site.Sends(dossier)));
        Assert.Contains("Gent weet nog niets en ziet nog niets", await officer.Text($"{step}/partnership"));
        var together = await officer.Text($"{step}/samenwerken");
        Assert.Contains("Vraag Gent om mee te doen: zij zien uw concept", together);
        Assert.Contains("Opmerkingen, bestanden zelf en de rest van het dossier zien zij niet", together);

        var asked = await ColleaguesTests.Post(officer, $"{step}/samenwerken", "Ask", ("partner", Situations.Gent));
        Assert.Equal($"{step}/samenwerken#partners", asked.Headers.Location!.ToString());
        Assert.Equal(page, Assert.Single(await site.NoticesOf(Situations.Gent)).Href);
        Assert.Contains("Samen sterk", await mayor.Text(page));
        Assert.DoesNotContain("Vraag Gent", await officer.Text($"{step}/samenwerken"));
        Assert.DoesNotContain("weet nog niets", await officer.Text($"{step}/partnership"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_request_waits_on_the_workbench_of_who_may_decide_until_it_is_answered(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        using var mayor = await Browser.As(site, "gent-mayor");
        using var clerk = await Browser.As(site, "gent-officer");
        using var stranger = await Browser.As(site, "herstappe-mayor");

        var bench = await mayor.Text("/werkbank");
        Assert.Contains(Waits, bench);
        foreach (var told in new[] { "Geetbets", "Samen doen", "Samen sterk", dossier.Number, "2022" })
            Assert.Contains(told, bench[bench.IndexOf(Waits, StringComparison.Ordinal)..]);
        Assert.Contains($"href=\"/partner/{dossier.Id}/{TogetherCalls.Step}\"", bench);
        Assert.DoesNotContain(Waits, await clerk.Text("/werkbank"));
        Assert.DoesNotContain(Waits, await stranger.Text("/werkbank"));

        Given.Value(await site.Confirms(dossier));
        Assert.DoesNotContain(Waits, await mayor.Text("/werkbank"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_request_is_taken_back_until_it_is_answered(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent, Situations.Herstappe);
        var together = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/samenwerken";
        using var officer = await Browser.As(site, "geetbets-officer");
        using var mayor = await Browser.As(site, "gent-mayor");
        Given.Value(await site.Confirms(dossier, "herstappe-mayor"));
        async Task<HttpStatusCode> TakesBack(string partner) =>
            (await ColleaguesTests.Post(officer, together, "TakeBack", ("organisation", $"{Known.As(partner)}"))).StatusCode;

        Assert.Equal(HttpStatusCode.Redirect, await TakesBack(Situations.Gent));
        Assert.DoesNotContain(Waits, await mayor.Text("/werkbank"));
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.Get($"/partner/{dossier.Id}/{TogetherCalls.Step}")).StatusCode);
        Assert.Empty(await site.NoticesOf(Situations.Gent));
        // It is still named, and can be asked again.
        Assert.Contains("Vraag Gent om mee te doen", await officer.Text(together));

        Assert.Equal(HttpStatusCode.Conflict, await TakesBack(Situations.Herstappe));
        Assert.Equal(
            "partner-answered",
            Life.Code(
                await site.Act(
                    (WithdrawPartnerRequest a) =>
                        a.Do(TestSite.As("geetbets-officer"), dossier.Id, TogetherCalls.Step, Known.As(Situations.Herstappe))
                )
            )
        );
        Assert.Equal(ActKinds.WithdrawPartnerRequest, (await site.Acts(dossier))[^1]);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_cannot_be_asked_is_refused_by_name_of_the_fault(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        await site.Ticks(dossier, "44021", "0207.451.227", "0207518137");
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var gent = new Caller(await site.ApiAs("gent-mayor"));
        var partners = $"/dossiers/{dossier.Id}/steps/{TogetherCalls.Step}/partners";

        await officer.Post($"{partners}/0404616494").Refused(HttpStatusCode.Conflict, "unknown-organisation");
        await officer.Post($"{partners}/0207518137").Refused(HttpStatusCode.Conflict, "own-organisation");
        await officer.Post($"{partners}/{Situations.Herstappe}").Refused(HttpStatusCode.Conflict, "partner-not-named");
        await gent.Post($"{partners}/44021").Refused(HttpStatusCode.NotFound, "not-found");
        await officer.Post($"{partners}/44021").Ok();
        await officer.Post($"{partners}/0207.451.227").Refused(HttpStatusCode.Conflict, "already-asked");
        Assert.Single(await site.Query(db => db.PartnerParts.ToListAsync()));
        await officer.Post($"{partners}/44021/request").Refused(HttpStatusCode.Conflict, "already-asked");
        await gent.Post($"/partnerships/{dossier.Id}/{TogetherCalls.Step}/confirmation").Ok();
        await officer.Post($"{partners}/44021").Refused(HttpStatusCode.Conflict, "partner-answered");
        Assert.Contains((await site.Sends(dossier)).Refusals, r => r is { Code: "own-organisation", Field: "partners" });

        await officer.Delete($"{partners}/{Situations.Herstappe}/request").Refused(HttpStatusCode.NotFound, "not-found");
        await site.Ticks(dossier, Situations.Herstappe);
        await officer.Post($"{partners}/{Situations.Herstappe}").Ok();
        await officer.Delete($"{partners}/{Situations.Herstappe}/request").Is(HttpStatusCode.NoContent);
        Assert.Empty((await officer.Get(partners).Ok())["partners"].AsArray());
    }
}
