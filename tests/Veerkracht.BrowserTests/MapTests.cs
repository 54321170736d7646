using System.Text;
using Microsoft.Playwright;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

/// <summary>The map beside a box: drawn with the mouse and with keys; what is drawn stands in the box and is saved.</summary>
[Collection(InChromium.Name)]
public sealed class MapTests(Chromium chromium)
{
    private static readonly string Call = TestCalls
        .FromEnvelope()
        .Replace("fields:\n", "fields:\n          - { id: route, type: line, label: { nl: Pad, en: Path } }\n", StringComparison.Ordinal);

    private const string Gpx = """
        <?xml version="1.0"?>
        <gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
        <trkpt lat="50.885" lon="5.105"/><trkpt lat="50.895" lon="5.108"/></trkseg></trk></gpx>
        """;

    [Fact]
    public async Task The_map_stays_under_the_finger_while_a_save_tells_what_is_still_missing()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await site.Publish(Call, 1_000_000_00);
        await using var stage = new Stage(chromium, site, Screen.Wide with { Width = 390, Height = 844 });
        var officer = await stage.Officer();
        var page = officer.Page;
        await page.GotoAsync("/mijn-oproepen");
        await page.Locator("#" + TestCalls.Small).GetByRole(AriaRole.Button, new() { Name = "Start een aanvraag" }).ClickAsync();
        var canvas = page.Locator(".v-map-canvas");
        await Expect(page.GetByLabel("Ga naar een gemeente")).ToBeVisibleAsync();
        await canvas.ScrollIntoViewIfNeededAsync();
        var before = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(before.X + before.Width * 0.3f, before.Y + before.Height * 0.4f);
        await Expect(officer.Main).ToContainTextAsync("minstens twee verschillende plaatsen");
        var after = (await canvas.BoundingBoxAsync())!;
        Assert.Equal(before.Y, after.Y, 2f);
        await page.Mouse.ClickAsync(before.X + before.Width * 0.6f, before.Y + before.Height * 0.6f);
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(2);
        await Expect(officer.Main).Not.ToContainTextAsync("minstens twee verschillende plaatsen");
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task A_path_is_drawn_with_the_mouse_and_with_keys(int width, int height)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await site.Publish(Call, 1_000_000_00);
        await using var stage = new Stage(chromium, site, Screen.Wide with { Width = width, Height = height });
        var officer = await stage.Officer();
        var page = officer.Page;
        await page.GotoAsync("/mijn-oproepen");
        await page.Locator("#" + TestCalls.Small).GetByRole(AriaRole.Button, new() { Name = "Start een aanvraag" }).ClickAsync();
        var canvas = page.Locator(".v-map-canvas");
        var box = page.Locator("#f-route");
        await Expect(page.GetByLabel("Ga naar een gemeente")).ToBeVisibleAsync();

        var area = (await canvas.BoundingBoxAsync())!;
        await canvas.ClickAsync(
            new()
            {
                Position = new() { X = area.Width * 0.3f, Y = area.Height * 0.4f },
            }
        );
        await canvas.ClickAsync(
            new()
            {
                Position = new() { X = area.Width * 0.6f, Y = area.Height * 0.6f },
            }
        );
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(2);
        Assert.Equal(2, (await box.InputValueAsync()).Split('\n').Length);

        // By keys: the map moves, Enter sets a point in the middle, Backspace takes it back.
        await canvas.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(2);

        // A point moves by keys, and keeps the focus; Delete erases it.
        var before = await box.InputValueAsync();
        await page.Locator(".v-map-point").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator(".v-map-point").First).ToBeFocusedAsync();
        Assert.NotEqual(before, await box.InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak ongedaan" }).ClickAsync();
        Assert.Equal(before, await box.InputValueAsync());

        // A point moves by the mouse.
        var point = (await page.Locator(".v-map-point").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(point.X + 12, point.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(point.X + 32, point.Y + 42, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        Assert.NotEqual(before, await box.InputValueAsync());

        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen");
        Assert.Empty(await page.Violations());
        if (Environment.GetEnvironmentVariable("LOOK") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"map-{width}.png"), FullPage = true });

        // A chosen file is read at once, in a box that speaks the language of the page.
        await Expect(page.Locator("#f-route-file")).ToHaveCSSAsync("opacity", "0");
        await page.Locator("#f-route-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "pad.gpx",
                    MimeType = "application/gpx+xml",
                    Buffer = Encoding.UTF8.GetBytes(Gpx),
                }
            );
        await Expect(box).ToHaveValueAsync("50.885, 5.105\n50.895, 5.108");
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(2);

        // The box leads the map too.
        await box.FillAsync("50.885, 5.105\n50.895, 5.105\n50.9, 5.11");
        await Expect(page.Locator(".v-map-point")).ToHaveCountAsync(3);
        await page.GetByLabel("Ga naar een gemeente").FillAsync("sint truiden");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".v-map-name span", new() { HasText = "Sint-Truiden" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar en kijk alles na" }).ClickAsync();
        await page.WaitForURLAsync("**/controle");
        if (Environment.GetEnvironmentVariable("LOOK") is { Length: > 0 } again)
            await page.ScreenshotAsync(new() { Path = Path.Combine(again, $"check-{width}.png"), FullPage = true });
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Kaart bij Pad" })).ToBeVisibleAsync();
        Assert.Empty(await page.Violations());
    }
}
