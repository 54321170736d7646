using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>
/// Each address says for whom it is, by an audience or by the declaration of its act. There is no list of exceptions: an address without a
/// declaration fails.
/// </summary>
public sealed class AddressMatrixTests
{
    [Fact]
    public async Task Every_address_says_for_whom_it_is()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var silent = (await Addresses(site)).Where(a => !a.IsSaid).Select(a => a.ToString());
        Assert.Empty(silent);
    }

    private static async Task<IReadOnlyList<Address>> Addresses(TestSite site)
    {
        var loader = site.App.Services.GetRequiredService<PageLoader>();
        var all = new List<Address>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                var said = compiled.ModelTypeInfo!.GetCustomAttributes(typeof(ForAttribute), true).Cast<ForAttribute>().FirstOrDefault()
                    ?? compiled.PageTypeInfo.GetCustomAttributes(typeof(ForAttribute), true).Cast<ForAttribute>().FirstOrDefault();
                all.Add(new(pattern, "GET", null, said is not null));
                foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod == "POST"))
                    all.Add(new(pattern, "POST", handler.Name ?? "", said is not null));
                continue;
            }
            var said2 = endpoint.Metadata.GetMetadata<ActKind>() is not null || endpoint.Metadata.GetMetadata<ForAttribute>() is not null;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                all.Add(new(pattern, method, null, said2));
        }
        return [.. all.DistinctBy(a => a.ToString())];
    }

    /// <param name="Pattern">As it is routed: "/dossiers/{id:guid}/stap/{step}".</param>
    /// <param name="Handler">Of a page that takes forms; empty is its only one, null is no form.</param>
    private sealed record Address(string Pattern, string Method, string? Handler, bool IsSaid);
}
