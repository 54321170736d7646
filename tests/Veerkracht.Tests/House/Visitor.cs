using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Somebody who asks for addresses: by cookie as on the site, by token as on the API; or nobody.</summary>
/// <param name="Cookies">As they are sent: what one answer sets has no hold on the next question.</param>
/// <param name="Antiforgery">The token of forms: what keeps somebody out must be who they are, not that it is missing.</param>
internal sealed record Visitor(Persona? Persona, string Cookies, string? Token, string Antiforgery)
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

    public void Sign(HttpRequestMessage request, Address address)
    {
        if (!address.IsApi)
            request.Headers.Add("Cookie", Cookies);
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
        return new(persona, cookies.GetCookieHeader(http.BaseAddress), token, antiforgery);
    }
}
