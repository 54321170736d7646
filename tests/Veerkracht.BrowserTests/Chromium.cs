using Microsoft.Playwright;

namespace Veerkracht.BrowserTests;

/// <summary>One Chromium for all tests; each person has a context of its own, with or without JavaScript.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Milliseconds that a page may take on a busy machine before a test gives up.</summary>
    public const float Patience = 45_000;

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("VEERKRACHT_CHROMIUM")
            ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Chromium is not installed: ./test installs it as root, or set VEERKRACHT_CHROMIUM to its path."
            );
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A person's browser: cookies of its own.</summary>
    public async Task<IPage> Open(string address, bool javaScript = true, int width = 1280, int height = 900, string speaks = Screen.Dutch)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                BaseURL = address,
                JavaScriptEnabled = javaScript,
                ViewportSize = new() { Width = width, Height = height },
                Locale = speaks,
                TimezoneId = "Europe/Brussels",
            }
        );
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>
/// The tests share the browser, and run one after the other: a page that waits for the processor of another test proves nothing.
/// </summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
