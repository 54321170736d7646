using System.Collections.Concurrent;
using Microsoft.Playwright;
using Veerkracht.Tests;

namespace Veerkracht.BrowserTests;

/// <summary>
/// Letters wider than those of any font that a reader may have set: our own font with space between its letters, so that a page is as wide
/// on every machine. It comes with the styles of the site, as its policy of content asks.
/// </summary>
internal static class WideLetters
{
    /// <summary>Waits for the letters; true where the page is written in them.</summary>
    public const string AreThere = "document.fonts.load('16px Wide').then(() => getComputedStyle(document.body).fontFamily === 'Wide')";

    /// <summary>
    /// As wide as the bold of DejaVu Sans, the widest that systems choose by themselves: 0.6 em for a letter, where ours has 0.42.
    /// </summary>
    private const string Style = """
        @font-face { font-family: Wide; src: url(/wide.ttf); }
        * { font-family: Wide !important; letter-spacing: 0.18em !important; }
        """;

    /// <summary>Not those of the viewer of PDF files that the browser brings: what it asks for cannot be fetched for it.</summary>
    private const string OurSheets = "**/built/*.css*";

    private static readonly string Font = Path.Combine(
        Repository.Root,
        "src",
        "Veerkracht",
        "Features",
        "Documents",
        "Pdf",
        "Fonts",
        "SourceSans3-Regular.ttf"
    );

    public static async Task UseWideLetters(this IBrowserContext context)
    {
        await context.RouteAsync("**/wide.ttf", route => route.FulfillAsync(new() { Path = Font }));
        var styles = new ConcurrentDictionary<string, string>();
        await context.RouteAsync(OurSheets, async route =>
        {
            if (!styles.TryGetValue(route.Request.Url, out var sheet))
                styles[route.Request.Url] = sheet = await (await route.FetchAsync()).TextAsync() + Style;
            await route.FulfillAsync(new() { ContentType = "text/css", Body = sheet });
        });
    }

    /// <summary>Styles come some time after the page, as on a slow line.</summary>
    public static Task UseLateStyles(this IBrowserContext context) => context.RouteAsync(OurSheets, async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
}
