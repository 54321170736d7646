using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Veerkracht.BrowserTests;

internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// In the page itself, and only what is wrong comes back: a window apart to put the answer together, and all that is right, cost more
    /// than the looking.
    /// </summary>
    private const string Run = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
          });
          return JSON.stringify(found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(' | ')}`));
        }
        """;

    /// <summary>What breaks WCAG 2.2 AA by axe; every violation is named with its element.</summary>
    public static async Task<IEnumerable<string>> Violations(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string>(Run);
        return JsonSerializer.Deserialize<string[]>(found)!.Select(v => $"{page.Url}: {v}");
    }
}
