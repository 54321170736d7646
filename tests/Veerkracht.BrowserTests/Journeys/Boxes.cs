using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>A message as its reader was told of it by mail.</summary>
/// <param name="About">The subject: number and government of the dossier.</param>
/// <param name="Link">Where the work is: a path of the site.</param>
internal sealed record Told(string Heading, string About, string Link);

/// <summary>
/// The pages of messages of everybody in a journey, each in a window of its own. What came by mail stands there, with the same heading,
/// about the same dossier, until it is read.
/// </summary>
internal sealed class Boxes(Stage stage)
{
    private readonly Dictionary<string, Person> _windows = [];
    private readonly Dictionary<string, List<Told>> _unread = [];

    /// <summary>Before anything happened; the mayor reads the page in English, as the mail.</summary>
    public async Task AreEmpty()
    {
        foreach (var who in Mails.Everybody)
        {
            var window = _windows[who] = await stage.Anybody(who);
            _unread[who] = [];
            if (who == Mails.Mayor)
                await window.Opens("/taal/en?terug=/");
            await Shows(who);
        }
    }

    public void Got(string who, Told told) => _unread[who].Insert(0, told);

    /// <summary>What is new on the page is what came and was not read, and the number in the header says how many.</summary>
    public async Task Shows(string who)
    {
        var page = _windows[who].Page;
        await _windows[who].Opens("/berichten?toon=ongelezen");
        var there = new List<(string Heading, string All)>();
        foreach (var row in await page.Locator(".v-notices > li.is-unread").AllAsync())
            there.Add((await Text(row.Locator("h2")), await Text(row)));
        var came = _unread[who].OrderBy(t => t.Heading, StringComparer.Ordinal).ToList();
        there = [.. there.OrderBy(t => t.Heading, StringComparer.Ordinal)];
        Assert.True(
            there.Count == came.Count
                && there.Zip(came).All(p => p.First.Heading == p.Second.Heading && p.First.All.Contains(p.Second.About)),
            $"{who} reads:\n{string.Join('\n', there)}\nand got by mail:\n{string.Join('\n', came)}"
        );
        var count = page.Locator(".v-unread .v-count");
        if (came.Count == 0)
            await Expect(count).ToHaveCountAsync(0);
        else
            await Expect(count).ToContainTextAsync($"{came.Count}");
    }

    /// <summary>The message on the page leads where its mail leads, and is read then.</summary>
    public async Task Opens(string who, Told told, Person person)
    {
        await person.Opens("/berichten?toon=ongelezen");
        var row = person.Main.Locator(".v-notices > li.is-unread", new() { HasText = told.Heading }).First;
        await person.Leaves(row.Locator("button[value=open]"));
        var (path, mail) = (new Uri(person.Page.Url).AbsolutePath, told.Link.Split('#')[0]);
        // A step that was not begun leads on to where it begins.
        Assert.StartsWith(mail, path);
        Assert.True(_unread[who].Remove(told), $"{who} had no message {told.Heading}");
    }

    public async Task ShowNothingElse()
    {
        foreach (var who in _windows.Keys)
            await Shows(who);
    }

    private static async Task<string> Text(ILocator of) => (await of.InnerTextAsync()).Trim().Replace('\u00a0', ' ');
}
