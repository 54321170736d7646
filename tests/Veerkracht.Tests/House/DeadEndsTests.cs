using System.Net;
using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>A page that ends says where one can go on.</summary>
public sealed class DeadEndsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_not_there_and_what_one_may_not_see_lead_on(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var citizen = new Browser(site.Client());
        Assert.Equal(["/oproepen", "/", "/aanmelden"], await WaysOn(citizen, "/nergens", HttpStatusCode.NotFound));
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Equal(["/werkbank", "/oproepen", "/"], await WaysOn(officer, "/nergens", HttpStatusCode.NotFound));
        Assert.Equal(["/werkbank", "/oproepen", "/"], await WaysOn(officer, "/geen-toegang", HttpStatusCode.Forbidden));
        using var manager = await Browser.As(site, Life.Manager);
        await WaysOn(manager, "/fout/500", HttpStatusCode.NotFound);
    }

    private static async Task<IEnumerable<string?>> WaysOn(Browser reader, string address, HttpStatusCode status)
    {
        var answer = await reader.Get(address);
        Assert.Equal(status, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var ways = page.QuerySelectorAll(".v-way-on a").Select(a => a.GetAttribute("href")).ToList();
        foreach (var way in ways)
            Assert.True((int)(await reader.Get(way!)).StatusCode < 400, way);
        return ways;
    }
}
