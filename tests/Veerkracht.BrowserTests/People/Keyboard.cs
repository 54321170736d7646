using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.People;

/// <summary>Somebody without a mouse. Wherever the focus comes it must be seen.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 120;

    /// <summary>Outline, ring or border that the element has in focus and not out of it.</summary>
    private const string FocusIsSeen = """
        () => {
          const e = document.activeElement;
          const look = () => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine, s.top].join('|'); };
          const box = e.getBoundingClientRect();
          const focused = look();
          e.blur();
          const plain = look();
          e.focus({ focusVisible: true, preventScroll: true });
          return box.width > 0 && box.height > 0 && focused !== plain;
        }
        """;

    /// <summary>Presses Tab until this has the focus.</summary>
    public async Task GoesTo(ILocator target)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>("document.activeElement !== document.body"))
                continue;
            var seen = await page.EvaluateAsync<bool>(FocusIsSeen);
            Assert.True(
                seen,
                $"{page.Url}: the focus cannot be seen on "
                    + $"{await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}"
            );
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }
        Assert.Fail($"{page.Url}: {target} was not reached in {MostStops} stops");
    }

    /// <param name="until">What stands on the page that comes.</param>
    public async Task Presses(ILocator target, ILocator until)
    {
        await GoesTo(target);
        await page.Keyboard.PressAsync("Enter");
        await Expect(until).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync();
    }

    public async Task Types(ILocator box, string text)
    {
        await GoesTo(box);
        await page.Keyboard.TypeAsync(text);
        await Expect(box).ToHaveValueAsync(text);
    }
}
