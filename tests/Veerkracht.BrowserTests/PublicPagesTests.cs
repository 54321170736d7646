using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests;

[Collection(InChromium.Name)]
public sealed class PublicPagesTests(Chromium chromium)
{
    private static readonly string[] Pages =
    [
        "/",
        "/programmas/vlaamse-veerkracht",
        "/maatregelen/toegankelijkheid",
        "/oproepen",
        "/oproepen/fietspaden",
        "/oproepen/fietspaden/formulier",
        "/oproepen/gemeente-zonder-gemeentehuis-5",
        "/gemeenten",
        "/gemeenten/71020",
        "/nieuws",
        "/nieuws/vlaamse-veerkracht",
        "/themas",
        "/themas/mobiliteit",
        "/aanmelden",
        "/klok",
        "/stijl",
        "/over",
        "/bronnen",
        "/toegankelijkheid",
    ];

    private static readonly string[] Refusals = ["/geen-toegang", "/maatregelen/niets", "/dossiers/0192d3c0-0000-7000-8000-000000000001"];

    [Fact]
    public async Task Public_pages_are_accessible_in_both_languages_and_fit_a_phone()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var wide = new Stage(chromium, site, Screen.Wide);
        await using var phone = new Stage(chromium, site, Screen.Phone);
        var visitor = await wide.Visitor();
        foreach (var page in Pages)
        {
            await visitor.Opens(page);
            await visitor.Looks($"public-{page.Trim('/').Replace('/', '-')}", inEnglish: true);
        }
        var onPhone = await phone.Visitor();
        foreach (var page in Pages)
        {
            await onPhone.Opens(page);
            await onPhone.Looks($"public-{page.Trim('/').Replace('/', '-')}");
        }
        wide.NothingWasWrong();
        phone.NothingWasWrong();
    }

    [Fact]
    public async Task Pages_that_refuse_say_so_and_are_accessible()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var manager = await stage.Manager();
        foreach (var page in Refusals)
        {
            var answer = await manager.Page.GotoAsync(page);
            Assert.InRange(answer!.Status, 403, 404);
            await manager.Looks($"refusal-{answer.Status}");
        }
        stage.NothingWasWrong();
    }
}
