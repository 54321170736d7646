using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Support;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.BrowserTests;

/// <summary>A site, and the screen with which all people of a journey look at it.</summary>
internal sealed record Stage(Chromium Chromium, TestSite Site, Screen Screen)
{
    public async Task<Person> Visitor() => new(this, await Chromium.Open(Site.Address, Screen.JavaScript, Screen.Width, Screen.Height));

    public Task<Officer> Officer(string town = "geetbets") => SignIn($"{town}-officer", v => new Officer(this, v.Page));
    public Task<Signer> FinanceDirector(string town = "geetbets") => SignIn($"{town}-finance-director", v => new Signer(this, v.Page));
    public Task<Manager> Manager() => SignIn("programme-manager", v => new Manager(this, v.Page));
    public Task<Approver> Approver() => SignIn("second-approver", v => new Approver(this, v.Page));
    public Task<Auditor> Auditor() => SignIn("auditor", v => new Auditor(this, v.Page));

    private async Task<T> SignIn<T>(string persona, Func<Person, T> role) where T : Person
    {
        var visitor = await Visitor();
        await visitor.Opens("/aanmelden");
        await visitor.Presses(Persona.Find(persona)!.Name);
        await Microsoft.Playwright.Assertions.Expect(visitor.Page.Locator(".v-who")).ToContainTextAsync(Persona.Find(persona)!.Name);
        return role(visitor);
    }
}
