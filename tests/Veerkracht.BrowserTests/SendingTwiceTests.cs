using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

/// <summary>A double click and two tabs give one submission, and the same receipt.</summary>
[Collection(InChromium.Name)]
public sealed class SendingTwiceTests(Chromium chromium)
{
    [Fact]
    public async Task A_double_click_and_two_tabs_send_once()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var first = await site.AFilledApplication();
        var second = await site.AFilledApplication(cost: "150000.00");
        var director = await stage.FinanceDirector();

        await director.Opens(Check(first));
        await director.Main.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Dien in" }).DblClickAsync();
        await director.IsAt("Ontvangstbewijs");

        await director.Opens(Check(second));
        var otherTab = new People.Signer(stage, await director.Page.Context.NewPageAsync());
        await otherTab.Opens(Check(second));
        await director.Sends();
        await otherTab.Sends();
        Assert.Equal(await Digest(director), await Digest(otherTab));

        foreach (var dossier in new[] { first, second })
            Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKinds.SubmitStep)));
    }

    [Fact]
    public async Task Without_scripts_two_tabs_send_once()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Phone);
        var dossier = await site.AFilledApplication("gent");
        var director = await stage.FinanceDirector("gent");
        await director.Opens(Check(dossier));
        var otherTab = new People.Signer(stage, await director.Page.Context.NewPageAsync());
        await otherTab.Opens(Check(dossier));
        await director.Sends();
        await otherTab.Sends();
        Assert.Equal(await Digest(director), await Digest(otherTab));
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKinds.SubmitStep)));
    }

    private static string Check(Dossier dossier) => $"/dossiers/{dossier.Id}/stap/proposal/controle";

    private static async Task<string> Digest(People.Person person)
    {
        await Expect(person.Main.Locator("code").First).ToBeVisibleAsync();
        return await person.Main.Locator("code").First.InnerTextAsync();
    }
}
