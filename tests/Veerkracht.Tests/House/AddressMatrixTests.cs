using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>
/// Every address × every persona. Each address says for whom it is, by an audience or by the declaration of its act; who is meant gets in, and for
/// everybody else it is closed or not there. There is no list of exceptions: an address without a declaration fails.
/// </summary>
public sealed partial class AddressMatrixTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Every_address_says_for_whom_it_is()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var silent = (await Addresses(site)).Where(a => a.Audience is null).Select(a => a.ToString());
        Assert.Empty(silent);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_meant_gets_in_and_nobody_else(Database database)
    {
        await using var site = await TestSite.Start(database);
        var world = await MatrixWorld.Make(site);
        var people = await Visitor.All(site);
        var wrong = new List<string>();
        // What only looks comes first: it finds everything as it was made.
        foreach (
            var address in (await Addresses(site)).Where(a => a.IsOurs).OrderBy(a => a.Method != "GET").ThenBy(a => a.Method == "DELETE")
        )
        {
            var meant = people.ToLookup(p => address.Audience!.Holds(p.Persona));
            foreach (var stranger in meant[false])
            {
                var answer = await address.Ask(stranger, world);
                if (!IsClosed(answer))
                    wrong.Add($"{address} let {stranger} in: {(int)answer.StatusCode}");
            }
            // Once somebody did it, the others who may find it done: for them it may be closed, never forbidden.
            var done = false;
            foreach (var one in meant[true])
            {
                var answer = await address.Ask(one, world);
                if (IsClosed(answer) && !(done && answer.StatusCode == HttpStatusCode.NotFound))
                    wrong.Add($"{address} is closed for {one}: {(int)answer.StatusCode} {answer.Headers.Location}");
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{address} fails for {one}: {(int)answer.StatusCode}");
                done |= address.Method != "GET" && (int)answer.StatusCode < 400;
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Order()));
    }

    private static bool IsClosed(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || (
            answer.StatusCode is HttpStatusCode.Found
            && answer.Headers.Location?.OriginalString is { } to
            && (to.Contains("/aanmelden?terug", StringComparison.Ordinal) || to.Contains("/geen-toegang", StringComparison.Ordinal))
        );

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
                all.Add(new(pattern, "GET", null, said is null ? null : new(said.Audience)));
                foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod == "POST"))
                    all.Add(new(pattern, "POST", handler.Name ?? "", said is null ? null : new(said.Posts)));
                continue;
            }
            var audience =
                endpoint.Metadata.GetMetadata<ActKind>() is { } act ? new Meant(act)
                : endpoint.Metadata.GetMetadata<ForAttribute>() is { } said2 ? new Meant(said2.Audience)
                : null;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                all.Add(new(pattern, method, null, audience));
        }
        return [.. all.DistinctBy(a => a.ToString())];
    }
}
