using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Casework.Pages;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <param name="Pattern">As it is routed: "/dossiers/{id:guid}/stap/{step}".</param>
/// <param name="Query">What says which form of a page it is: "?handler=confirm", "?doe=propose-award"; empty is its only one.</param>
/// <param name="Audience">Null where the address says nothing.</param>
internal sealed record Address(string Pattern, string Method, string Query, Meant? Audience)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsReading => Method == "GET";

    /// <summary>Files of the site itself (styles, scripts) are the same for everybody and know no people.</summary>
    public bool IsFile => !Pattern.Contains('{') && Pattern.Contains('.') && !Pattern.EndsWith(".json", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}{Query}";

    public async Task<HttpResponseMessage> Ask(Visitor visitor, MatrixWorld world)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Places.Fill(this, world));
        if (Method is not ("GET" or "DELETE"))
            request.Content = IsApi ? Bodies.Json(Pattern, world) : Bodies.Form(this, visitor, world);
        return await (IsApi ? visitor.Api : visitor.Site).SendAsync(request);
    }

    /// <summary>Every address of the site, from what it routes.</summary>
    public static async Task<IReadOnlyList<Address>> All(TestSite site)
    {
        var loader = site.App.Services.GetRequiredService<PageLoader>();
        var all = new List<Address>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                all.AddRange(OfPage(pattern, await loader.LoadAsync(page, endpoint.Metadata)));
                continue;
            }
            var meant =
                endpoint.Metadata.GetMetadata<ActKind>() is { } act ? new Meant(act)
                : endpoint.Metadata.GetMetadata<ForAttribute>() is { } said ? new Meant(said.Audience)
                : null;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                all.Add(new(pattern, method, "", meant));
        }
        return [.. all.DistinctBy(a => a.ToString())];
    }

    private static IEnumerable<Address> OfPage(string pattern, CompiledPageActionDescriptor page)
    {
        var said = For(page.ModelTypeInfo!) ?? For(page.PageTypeInfo);
        yield return new(pattern, "GET", "", said is null ? null : new(said.Audience, said.Answers));
        foreach (var handler in page.HandlerMethods)
        {
            var own = For(handler.MethodInfo)?.Audience ?? (handler.HttpMethod == "GET" ? said?.Audience : said?.Posts);
            var meant = own is { } audience ? new Meant(audience) : null;
            if (handler.Name is { Length: > 0 } name)
                yield return new(pattern, handler.HttpMethod, $"?handler={name}", meant);
            else if (handler.HttpMethod == "POST" && page.ModelTypeInfo!.AsType() == typeof(CasePageModel))
                // One handler that does any act on a dossier: each act says for whom it is.
                foreach (var deed in DossierActs.All)
                    yield return new(pattern, "POST", $"?doe={deed.Form.Id}", new Meant(deed.Kind));
            else if (handler.HttpMethod == "POST")
                yield return new(pattern, "POST", "", meant);
        }
    }

    private static ForAttribute? For(System.Reflection.MemberInfo member) =>
        member.GetCustomAttributes(typeof(ForAttribute), true).Cast<ForAttribute>().FirstOrDefault();
}
