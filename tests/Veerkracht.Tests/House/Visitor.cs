using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Somebody who asks for addresses: by cookie as on the site, by token as on the API; or nobody.</summary>
/// <param name="Cookies">As they are sent: what one answer sets has no hold on the next question.</param>
/// <param name="AnotherSession">
/// Signs in once more: a form can end the session by which it is sent, and the next question must come in all the same.
/// </param>
/// <param name="Antiforgery">The token of forms: what keeps somebody out must be who they are, not that it is missing.</param>
internal sealed record Visitor(Persona? Persona, string Cookies, string? Token, string Antiforgery, Func<Task<string>> AnotherSession)
{
    /// <summary>Every persona of the demonstration, and nobody.</summary>
    public static async Task<IReadOnlyList<Visitor>> All(TestSite site)
    {
        var all = new List<Visitor> { await Of(site, null) };
        foreach (var persona in Persona.All)
            all.Add(await Of(site, persona));
        return all;
    }

    /// <summary>Keeps no cookies and follows no redirects.</summary>
    public static HttpClient Client(TestSite site) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = new(site.Address),
        };

    public async Task Sign(HttpRequestMessage request, Address address)
    {
        if (!address.IsApi)
            request.Headers.Add("Cookie", address.IsReading ? Cookies : await AnotherSession());
        else if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token);
    }

    public override string ToString() => Persona?.Slug ?? "nobody";

    private static async Task<Visitor> Of(TestSite site, Persona? persona)
    {
        var cookies = new System.Net.CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false });
        http.BaseAddress = new(site.Address);
        if (persona is not null)
            await http.SignIn(persona.Slug);
        var antiforgery = Browser.Hidden(await http.GetStringAsync("/aanmelden"), "__RequestVerificationToken");
        var token = persona is null ? null : await site.In(s => s.GetRequiredService<Tokens>().Create(persona.Id, persona.Organisation));
        var all = cookies.GetCookies(http.BaseAddress);
        var signedIn = string.Join("; ", all.Select(c => $"{c.Name}={c.Value}"));
        var others = string.Join("; ", all.Where(c => c.Name != SessionCookie).Select(c => $"{c.Name}={c.Value}"));
        return new(persona, signedIn, token, antiforgery, async () =>
            persona is null ? others : $"{others}; {await Session(site, persona)}"
        );
    }

    /// <summary>As signing in gives it.</summary>
    private static async Task<string> Session(TestSite site, Persona persona)
    {
        var (id, actor) = await site.In(async s =>
            (
                await s.GetRequiredService<Sessions>().Begin(persona.Id, null, null),
                await s.GetRequiredService<Actors>().AfterSignIn(persona.Id, persona.Organisation)
            )
        );
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var cookie = site.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(new(actor.ToPrincipal(Scheme, id), Scheme))}";
    }

    private static string SessionCookie => Veerkracht.Site.Visitor.SessionCookie;
}
