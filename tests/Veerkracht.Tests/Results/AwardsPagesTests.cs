using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Results;

/// <summary>The public list of awards goes on to its end by the keys of its rows, whatever its length.</summary>
public sealed class AwardsPagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task From_page_to_page_everybody_sees_each_award_once_and_finds_the_way_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        DossierState[] awarded = [DossierState.Registered, DossierState.Complete, DossierState.Proposed, DossierState.Awarded];
        var there = await site.Fill(1030, "Gent", awarded);
        using var client = site.Client();

        var (page, seen, pages) = (await Get(client, "/maatregelen/fietspaden"), new List<string>(), new List<string>());
        Assert.Contains("Meer dan 1.000 projecten", page.QuerySelector("#toegekend ~ * caption")!.TextContent);
        while (true)
        {
            var rows = Rows(page);
            seen.AddRange(rows);
            pages.Add(string.Join(' ', rows));
            if (Link(page, "Volgende") is not { } next)
                break;
            Assert.True(
                pages.Count <= there.Count / 25 + 1,
                $"{next} is the {pages.Count + 1}th page, after {string.Join(" | ", pages.TakeLast(2))}."
            );
            page = await Get(client, "/maatregelen/fietspaden" + next);
        }
        Assert.Equal(there.Select(d => d.Number).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(seen.Count, seen.Distinct().Count());
        while (Link(page, "Vorige") is { } previous)
        {
            Assert.True(pages.Count > 0, $"{previous} is before the first page.");
            pages.RemoveAt(pages.Count - 1);
            page = await Get(client, "/maatregelen/fietspaden" + previous);
            if (Link(page, "Vorige") is not null)
                Assert.Equal(pages[^1], string.Join(' ', Rows(page)));
        }
        Assert.Equal(seen[0], Rows(page)[0]);
    }

    private static async Task<IHtmlDocument> Get(HttpClient client, string address) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(address));

    private static List<string> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#toegekend ~ * tbody tr td[data-label=Dossier]").Select(td => td.TextContent.Trim())];

    private static string? Link(IHtmlDocument page, string label) =>
        page.QuerySelectorAll(".v-pagination a").FirstOrDefault(a => a.TextContent.Trim() == label)?.GetAttribute("href");
}
