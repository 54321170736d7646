using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Support;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.BrowserTests;

/// <summary>A site, and the screen with which all people of a journey look at it. Their windows close before the site does.</summary>
internal sealed class Stage(Chromium chromium, TestSite site, Screen screen) : IAsyncDisposable
{
    private readonly List<IPage> _windows = [];

    public TestSite Site => site;
    public Screen Screen => screen;

    /// <summary>What was wrong with pages that were looked at.</summary>
    public List<string> Faults { get; } = [];

    public void NothingWasWrong() => Assert.True(Faults.Count == 0, string.Join('\n', Faults.Distinct()));

    public async Task<Person> Visitor()
    {
        var page = await chromium.Open(site.Address, screen.JavaScript, screen.Width, screen.Height, screen.Speaks);
        _windows.Add(page);
        if (screen.WideLetters)
            await page.Context.UseWideLetters();
        if (screen.LateStyles)
            await page.Context.UseLateStyles();
        if (screen.Speaks != Screen.Dutch)
            await page.GotoAsync("/taal/nl?terug=/");
        return new Person(this, page);
    }

    public Task<Officer> Officer(string town = "geetbets") => SignIn($"{town}-officer", v => new Officer(this, v.Page));

    public Task<Signer> FinanceDirector(string town = "geetbets") => SignIn($"{town}-finance-director", v => new Signer(this, v.Page));

    public Task<Manager> Manager() => SignIn("programme-manager", v => new Manager(this, v.Page));

    public Task<Approver> Approver() => SignIn("second-approver", v => new Approver(this, v.Page));

    public Task<Auditor> Auditor() => SignIn("auditor", v => new Auditor(this, v.Page));

    /// <param name="persona">Slug of a persona.</param>
    public Task<Person> Anybody(string persona) => SignIn(persona, v => v);

    private async Task<T> SignIn<T>(string persona, Func<Person, T> role)
        where T : Person
    {
        var visitor = await Visitor();
        await visitor.Opens("/aanmelden");
        await visitor.Presses(Persona.Find(persona)!.Name);
        await Assertions.Expect(visitor.Page.Locator(".v-who")).ToContainTextAsync(Persona.Find(persona)!.Name);
        return role(visitor);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
            await window.Context.CloseAsync();
    }
}
