using Microsoft.Playwright;

namespace Veerkracht.BrowserTests;

/// <summary>One Chromium for all journeys; each journey has a context of its own, with or without JavaScript.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("VEERKRACHT_CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed: ./test installs it as root, or set VEERKRACHT_CHROMIUM to its path.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A person's browser: cookies of its own.</summary>
    public async Task<IPage> Open(string address, bool javaScript = true, int width = 1280, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = height }, Locale = "nl-BE", TimezoneId = "Europe/Brussels",
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
