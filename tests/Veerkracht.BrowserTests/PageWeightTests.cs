using Microsoft.Playwright;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests;

[Collection(InChromium.Name)]
public sealed class PageWeightTests(Chromium chromium)
{
    private const int MostBytes = 100 * 1024;

    /// <summary>Everything that a first visit of a page brings over the line, headers too.</summary>
    [Fact]
    public async Task A_page_of_the_journey_weighs_at_most_100_KB()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.AFilledApplication();
        var step = $"/dossiers/{dossier.Id}/stap/proposal";
        foreach (
            var path in new[]
            {
                "/",
                "/maatregelen/fietspaden",
                "/mijn-oproepen",
                $"{step}/costs",
                $"{step}/kilometres",
                $"{step}/controle",
            }
        )
        {
            await using var stage = new Stage(chromium, site, Screen.Wide);
            var officer = await stage.Officer();
            var session = await officer.Page.Context.NewCDPSessionAsync(officer.Page);
            await session.SendAsync("Network.enable");
            await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
            var finished = new List<IRequest>();
            officer.Page.RequestFinished += (_, request) => finished.Add(request);
            await officer.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var weights = new List<(string Url, int Bytes)>();
            foreach (var request in finished)
            {
                var sizes = await request.SizesAsync();
                weights.Add((request.Url, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
            }
            Assert.True(weights.Count >= 3, $"{path} brought only {weights.Count} files");
            Assert.True(weights.Sum(w => w.Bytes) <= MostBytes, $"{path}: {string.Join(", ", weights)}");
        }
    }
}
