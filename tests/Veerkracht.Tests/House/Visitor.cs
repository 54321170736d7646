using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Somebody who asks for addresses: by cookie as on the site, by token as on the API; or nobody.</summary>
/// <param name="Antiforgery">The token of forms: what keeps somebody out must be who they are, not that it is missing.</param>
internal sealed record Visitor(Persona? Persona, HttpClient Site, HttpClient Api, string Antiforgery)
{
    /// <summary>Every persona of the demonstration, and nobody.</summary>
    public static async Task<IReadOnlyList<Visitor>> All(TestSite site)
    {
        var all = new List<Visitor> { await Of(null, site.Client(), site.Client()) };
        foreach (var persona in Persona.All)
        {
            var client = site.Client();
            await client.SignIn(persona.Slug);
            all.Add(await Of(persona, client, await site.ApiAs(persona.Slug)));
        }
        return all;
    }

    public override string ToString() => Persona?.Slug ?? "nobody";

    private static async Task<Visitor> Of(Persona? persona, HttpClient site, HttpClient api) =>
        new(persona, site, api, Browser.Hidden(await site.GetStringAsync("/aanmelden"), "__RequestVerificationToken"));
}
