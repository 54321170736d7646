using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Casework;

/// <summary>A draft in a list is told apart by what it is called and would ask, as its own page says.</summary>
public sealed class DraftsInListTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_has_its_name_its_amount_and_what_is_missing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var complete = await site.AFilledApplication();
        var empty = (await site.Started()).Id;
        using var officer = await Browser.As(site, "geetbets-officer");

        foreach (var page in new[] { "/werkbank", "/dossiers" })
        {
            var rows = new HtmlParser()
                .ParseDocument(await officer.Text(page))
                .QuerySelectorAll("main table")[0]
                .QuerySelectorAll("tbody tr")
                .ToDictionary(r => r.QuerySelector("th a")!.GetAttribute("href")!);
            var (ready, begun) = (rows[$"/dossiers/{complete.Id}"].TextContent, rows[$"/dossiers/{empty}"].TextContent);
            Assert.Contains("klaar om in te dienen", ready);
            Assert.Contains("Fietspad langs de Gete", ready);
            Assert.Contains("€ 100.000,00", ready.Replace('\u00a0', ' '));
            Assert.Matches("nog \\d+ punten", begun);
            Assert.DoesNotContain("€", begun);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_of_the_agency_reads_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        using var manager = await Browser.As(site, "programme-manager");

        var list = await manager.Text("/dossiers");
        Assert.DoesNotContain("klaar om in te dienen", list);
        Assert.DoesNotContain($"/dossiers/{dossier.Id}", list);
    }
}
