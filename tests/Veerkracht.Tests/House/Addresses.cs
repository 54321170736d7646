using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;

namespace Veerkracht.Tests.House;

/// <summary>Every address that is routed, with for whom it says to be.</summary>
internal static class Addresses
{
    public static async Task<IReadOnlyList<Address>> Of(IEndpointRouteBuilder routes)
    {
        var all = new List<Address>();
        foreach (var endpoint in routes.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                all.AddRange(
                    OfPage(pattern, await routes.ServiceProvider.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata))
                );
            else
                all.AddRange(OfEndpoint(pattern, endpoint.Metadata));
        }
        return [.. all.DistinctBy(a => a.ToString())];
    }

    private static IEnumerable<Address> OfEndpoint(string pattern, EndpointMetadataCollection said)
    {
        var meant =
            said.GetMetadata<ActKind>() is { } act ? new Meant(act, HasPlace(pattern))
            : said.GetMetadata<ForAttribute>() is { } audience ? new Meant(audience)
            : null;
        var accepts = said.GetMetadata<IAcceptsMetadata>()?.ContentTypes;
        return (said.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get])
            .Select(method => new Address(pattern, method, meant) { Accepts = accepts?.Contains("*/*") == true ? "*/*" : accepts?[0] })
            .SelectMany(address => Acts(address, [.. said.OfType<Attribute>()]));
    }

    private static IEnumerable<Address> OfPage(string pattern, CompiledPageActionDescriptor page)
    {
        var said = page.ModelTypeInfo!.GetCustomAttribute<ForAttribute>() ?? page.PageTypeInfo.GetCustomAttribute<ForAttribute>();
        var looks = new Address(pattern, HttpMethods.Get, said is null ? null : new Meant(said));
        var handled = page.HandlerMethods.Select(h => (Address: OfHandler(looks, h, said), h.MethodInfo)).ToList();
        return handled
            .SelectMany(h => Acts(h.Address, [.. h.MethodInfo.GetCustomAttributes()]))
            // A page shows itself also where it does nothing special for that.
            .Concat(handled.Any(h => h.Address is { IsReading: true, Handler: "" }) ? [] : [looks]);
    }

    private static Address OfHandler(Address page, HandlerMethodDescriptor handler, ForAttribute? said)
    {
        var address = page with { Method = handler.HttpMethod.ToUpperInvariant(), Handler = handler.Name ?? "" };
        return handler.MethodInfo.GetCustomAttribute<ForAttribute>() is { } own ? address with { Meant = new Meant(own) }
            : address.IsReading || said is null ? address
            : address with { Meant = new Meant(said, said.Posts) };
    }

    private static bool HasPlace(string pattern) => pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>Where something does acts, each of them is an address of its own, and says for whom it is.</summary>
    private static IEnumerable<Address> Acts(Address address, IReadOnlyList<Attribute> said)
    {
        if (said.OfType<DoesDossierActsAttribute>().FirstOrDefault() is { } any)
            return DossierActs
                .All.Where(d => !any.OverMany || d.Form.OverMany is not null)
                .Select(d => address with { Deed = d, Meant = new Meant(d.Kind, true) });
        var does = said.OfType<DoesAttribute>().ToList();
        return does.Count == 0
            ? [address]
            : does.Select(act =>
                address with
                {
                    Doing = act.Doing,
                    Act = act.Kind,
                    Meant = new Meant(act.Kind, act.NamesSubject || HasPlace(address.Pattern)),
                }
            );
    }
}
