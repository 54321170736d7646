using ImageMagick;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>Staff publish an article with picture, video and attachment, and somebody reads it: with and without script.</summary>
[Collection(InChromium.Name)]
public sealed class NewsJourneyTests(Chromium chromium)
{
    private const int MostBytes = 100 * 1024;

    [Fact]
    public Task On_a_wide_screen() => Journey(Screen.Wide);

    [Fact]
    public Task On_a_phone_without_script() => Journey(Screen.Phone);

    private async Task Journey(Screen screen)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, screen);
        var manager = await stage.Manager();
        await manager.Opens("/nieuws");
        await manager.Follows("Schrijf en beheer het nieuws");
        await manager.Looks("news-desk");
        await manager.Types("Titel in het Nederlands", "Onze fietsstraat");
        await manager.Presses("Begin");
        await Writes(manager);
        await manager.Looks("news-draft");
        await manager.Presses("Bewaar");
        await manager.Sees("Bewaard.");
        await manager.Presses("Toon hoe het eruitziet");
        await manager.Sees("Dit is nog niet bewaard");
        await manager.Looks("news-preview");
        await manager.Presses("Publiceer");
        await manager.Sees("Gepubliceerd.");
        await manager.Looks("news-published");
        await manager.Opens("/themabeheer");
        await manager.Looks("themes-desk");
        await manager.Follows("Fietsen");
        await manager.Looks("theme-edit");

        await Reads(await stage.Visitor());
        stage.NothingWasWrong();
    }

    private static async Task Writes(Manager manager)
    {
        Task Types(string box, string text) => manager.Main.Locator($"[name={box}]").FillAsync(text);
        await Types("auteur", "Dienst Mobiliteit");
        await Types("inleiding", "Fietsers gaan voor in de Kerkstraat.");
        await Types("tekst", "## Sinds september\n\nDe **straat** is open. Lees [de oproep](/oproepen/fietspaden).");
        await manager
            .Main.Locator("input[type=file][name=beeld]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "straat.jpg",
                    MimeType = "image/jpeg",
                    Buffer = Photograph(),
                }
            );
        await Types("alternatief", "Een straat met fietsers");
        await manager.Unfolds("Video");
        await Types("video", "https://video.example/fietsstraat");
        await Types("video_tekst", "De burgemeester toont de straat.");
        await manager.Main.Locator("input[name=themas][value=fietsen]").CheckAsync(new() { Force = true });
        await Types("links", "/maatregelen/fietspaden");
        await manager.Brings("input[type=file][name=bijlagen]", "nota.pdf");
    }

    private static async Task Reads(Person reader)
    {
        var asked = new List<IRequest>();
        reader.Page.RequestFinished += (_, request) => asked.Add(request);
        await reader.Opens("/nieuws");
        await reader.Looks("news-list");
        await reader.Follows("Onze fietsstraat");
        await reader.IsAt("Onze fietsstraat");
        asked.Clear();
        await reader.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(reader.Main.GetByRole(AriaRole.Img, new() { Name = "Een straat met fietsers" })).ToBeVisibleAsync();
        var drawn = await reader.Main.Locator("article img").EvaluateAsync<int>("i => i.naturalWidth");
        Assert.True(drawn > 0, "The picture was not drawn.");
        // Nothing of elsewhere, and light.
        var weight = 0;
        foreach (var request in asked)
        {
            Assert.Equal(new Uri(reader.Page.Url).Authority, new Uri(request.Url).Authority);
            var sizes = await request.SizesAsync();
            weight += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        Assert.InRange(weight, 1, MostBytes);
        await reader.Unfolds("Wat zegt en toont de video?");
        await reader.Sees("De burgemeester toont de straat.");
        await Expect(reader.Main.GetByRole(AriaRole.Link, new() { Name = "Bekijk de video op video.example" })).ToBeVisibleAsync();
        await reader.Looks("news-article");
        Assert.Equal("%PDF"u8.ToArray(), (await reader.Downloads("nota.pdf"))[..4]);
        await reader.Follows("Fietsen", reader.Main.Locator("aside .v-followed"));
        await reader.IsAt("Fietsen");
        await reader.Sees("Onze fietsstraat");
        await reader.Looks("theme");
    }

    private static byte[] Photograph()
    {
        using var picture = new MagickImage("plasma:fractal", new MagickReadSettings { Width = 1600, Height = 900 });
        return picture.ToByteArray(MagickFormat.Jpeg);
    }
}
