using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Somebody who asks for addresses: by cookie as on the site, by token as on the API; or nobody.</summary>
internal sealed partial class Visitor
{
    private Visitor(Persona? persona, HttpClient site, HttpClient api, string antiforgery) =>
        (Persona, Site, Api, Antiforgery) = (persona, site, api, antiforgery);

    public Persona? Persona { get; }
    public HttpClient Site { get; }
    public HttpClient Api { get; }
    public string Antiforgery { get; }

    public static async Task<IReadOnlyList<Visitor>> All(TestSite site)
    {
        var all = new List<Visitor> { new(null, site.Client(), site.Client(), "") };
        foreach (var persona in Persona.All)
        {
            var client = site.Client();
            await client.SignIn(persona.Slug);
            var token = Token().Match(await client.GetStringAsync("/")).Groups[1].Value;
            all.Add(new(persona, client, await site.ApiAs(persona.Slug), token));
        }
        return all;
    }

    public override string ToString() => Persona?.Slug ?? "nobody";

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
