using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.People;

/// <summary>Somebody at a screen: reads, types and presses what is there, by the words that stand on it.</summary>
internal class Person(Stage stage, IPage page)
{
    protected Stage Stage => stage;
    public IPage Page => page;
    public ILocator Main => page.Locator("main");
    public string Path => new Uri(page.Url).AbsolutePath;

    public async Task Opens(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
    }

    /// <summary>A button that leads to an answer of the server.</summary>
    public Task Presses(string button, ILocator? within = null) =>
        Leaves((within ?? Main).GetByRole(AriaRole.Button, new() { Name = button }).First);

    /// <summary>A button that only does something on this page.</summary>
    public Task Touches(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task Follows(string link, ILocator? within = null) =>
        Leaves((within ?? Main).GetByRole(AriaRole.Link, new() { Name = link }).First);

    /// <summary>Waits until the next page is there, so that nothing is pressed or read on the one before.</summary>
    public async Task Leaves(ILocator target)
    {
        var left = new TaskCompletionSource();
        void Navigated(object? _, IFrame frame)
        {
            if (frame == page.MainFrame)
                left.TrySetResult();
        }
        page.FrameNavigated += Navigated;
        await target.ClickAsync();
        await left.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
        page.FrameNavigated -= Navigated;
    }

    public Task Chooses(string item) => Follows(item, page.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" }));

    /// <summary>Opens what is folded under a summary.</summary>
    /// <summary>Opens a folded part; one that a wide screen shows open is left as it is.</summary>
    public async Task Unfolds(string summary)
    {
        var head = Main.Locator("summary", new() { HasText = summary }).First;
        if (await head.EvaluateAsync<string>("s => getComputedStyle(s).pointerEvents") != "none")
            await head.ClickAsync();
    }

    public Task Types(string label, string text) => Box(label).FillAsync(text);

    /// <summary>Chooses a file that goes with its form.</summary>
    public Task Brings(string box, string name) =>
        Main.Locator(box)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/pdf",
                    Buffer = Veerkracht.Tests.Applications.Files.Pdf(name),
                }
            );

    public ILocator Box(string label) => Main.GetByLabel(label, new() { Exact = true });

    public Task Sees(string text) => Expect(Main).ToContainTextAsync(text);

    public Task IsAt(string title) => Expect(Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);

    /// <summary>Presses a link that gives a file, and keeps the file.</summary>
    public async Task<byte[]> Downloads(string link, ILocator? within = null)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            (within ?? Main).GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync()
        );
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// Looks at the page as it stands: nothing wider than the screen, and with scripts no violation of WCAG. What is wrong is kept by the
    /// stage, so that one run tells all. A picture is kept where VEERKRACHT_SCREENSHOTS names a directory.
    /// </summary>
    public async Task Looks(string name, bool inEnglish = false)
    {
        await NothingSticksOut();
        await SentencesStandApart();
        if (Environment.GetEnvironmentVariable("VEERKRACHT_SCREENSHOTS") is { Length: > 0 } directory)
            await page.ScreenshotAsync(
                new() { Path = System.IO.Path.Combine(directory, $"{stage.Screen.Name}-{name}.png"), FullPage = true }
            );
        if (!stage.Screen.JavaScript)
            return;
        stage.Faults.AddRange(await page.Violations());
        if (!inEnglish)
            return;
        var here = new Uri(page.Url).PathAndQuery;
        await Opens($"/taal/en?terug={Uri.EscapeDataString(here)}");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        stage.Faults.AddRange(await page.Violations());
        await NothingSticksOut();
        await Opens($"/taal/nl?terug={Uri.EscapeDataString(here)}");
    }

    /// <summary>
    /// Of the whole page, and of each box in it: what is cut off is as lost as what lies beyond the edge. What a reader can scroll may be
    /// as wide as it is.
    /// </summary>
    private async Task NothingSticksOut()
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        var beyond = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              const whole = document.documentElement.scrollWidth;
              const style = box => getComputedStyle(box);
              // What is placed by itself is cut off by a placed box only.
              const around = box => {
                let outer = box.parentElement;
                while (outer && style(box).position === 'absolute' && style(outer).position === 'static') outer = outer.parentElement;
                return outer;
              };
              const scrolls = box => box && (/auto|scroll/.test(style(box).overflowX) || scrolls(around(box)));
              const out = [...document.body.querySelectorAll('*')].filter(box =>
                box instanceof HTMLElement && box.getBoundingClientRect().width > 0
                && box.getBoundingClientRect().right > width + 1 && !scrolls(around(box)));
              const unseen = box => box
                && ((box.clientWidth <= 1 && style(box).overflowX === 'hidden') || style(box).clipPath !== 'none'
                  || unseen(box.parentElement));
              // Text that ends beyond a box in which it stands: cut off there, or over what stands beside it.
              const cut = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode, first = text.parentElement;
                if (!text.textContent.trim() || !(first instanceof HTMLElement) || !first.checkVisibility() || unseen(first)) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                const right = Math.max(...[...range.getClientRects()].map(part => part.right));
                for (let box = first; box && box !== document.body && !/auto|scroll/.test(style(box).overflowX); box = around(box)) {
                  if (box.clientWidth <= 1 || right <= box.getBoundingClientRect().right + 1) continue;
                  cut.push(`has text until ${Math.round(right)} px in a ${box.tagName}.${box.className} until `
                    + `${Math.round(box.getBoundingClientRect().right)} px: ${text.textContent.trim().slice(0, 60)}`);
                  break;
                }
              }
              return [
                ...cut.slice(0, 3),
                ...(whole > width ? [`is ${whole} px wide on a screen of ${width} px`] : []),
                ...out.slice(0, 3).map(box =>
                  `has a ${box.tagName}.${box.className} until ${Math.round(box.getBoundingClientRect().right)} px`),
              ];
            }
            """
        );
        stage.Faults.AddRange(beyond.Select(o => $"{page.Url} {o}"));
    }

    /// <summary>Between two sentences stands a space, and before what ends one stands none.</summary>
    private async Task SentencesStandApart()
    {
        var glued = await page.EvaluateAsync<string[]>(
            """
            () => {
              const glued = /.{0,40}(?:[\p{Ll}\d)”][.!?]\p{Lu}\p{Ll}|\S [.,;](?=\s|$)).{0,20}/gmu;
              return [...document.querySelector('main').innerText.matchAll(glued)].map(found => found[0]);
            }
            """
        );
        stage.Faults.AddRange(glued.Select(text => $"{page.Url} says: {text}"));
    }
}
