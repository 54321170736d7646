using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>A date is text in the order of the page, whatever the language of the browser.</summary>
public sealed class DateBoxTests
{
    private static readonly string Call = TestCalls
        .FromEnvelope()
        .Replace(
            "fields:\n",
            "fields:\n          - { id: start, type: date, label: { nl: Begin, en: Start } }\n",
            StringComparison.Ordinal
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_date_is_read_day_first_and_shown_again_so(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 1_000_000_00);
        using var officer = await Browser.As(site, "geetbets-officer");
        officer.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US");
        var step = (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location!.ToString();
        var page = $"{step}/cost";

        foreach (var (typed, kept) in new[] { ("05/03/2023", "2023-03-05"), ("28-2-2023", "2023-02-28"), ("28.02.2023", "2023-02-28") })
        {
            await officer.Upload(page, [], ("start", typed), ("doe", "bewaar"));
            Assert.Equal(kept, await Start(site));
            var shown = await officer.Text(page);
            Assert.Contains($"value=\"{kept[8..]}/{kept[5..7]}/{kept[..4]}\"", shown);
            Assert.DoesNotContain("type=\"date\"", shown);
            Assert.Contains("dag/maand/jaar, bijvoorbeeld", shown);
        }

        var refused = await officer.Upload(page, [], ("start", "31/02/2023"), ("doe", "bewaar"));
        var again = refused.StatusCode == HttpStatusCode.OK ? await refused.Content.ReadAsStringAsync() : await officer.Text(page);
        Assert.Contains("februari 2023 heeft 28 dagen", WebUtility.HtmlDecode(again));
        Assert.Contains("value=\"31/02/2023\"", again);
    }

    private static Task<string?> Start(TestSite site) =>
        site.Query(async db => AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers)["start"]?.GetValue<string>());
}
