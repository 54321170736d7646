using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>
/// Every address (page, download, endpoint, act) × everybody. Each says for whom it is, by an audience or by the declaration of its act:
/// who is meant gets in, and nobody else does. There is no list of exceptions.
/// </summary>
public sealed class AddressMatrixTests
{
    [Fact]
    public async Task Every_address_says_for_whom_it_is()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var production = await TestSite.Start(Database.Sqlite, with: o => o with { Demonstration = false, Today = null });
        await using var provider = WithProvider();
        var silent = new List<string>();
        foreach (IEndpointRouteBuilder routes in new[] { site.App, production.App, provider })
            silent.AddRange((await Addresses.Of(routes)).Where(a => a.Meant is null).Select(a => a.ToString()));
        Assert.Empty(silent);
    }

    /// <summary>What is there only where people sign in at a provider.</summary>
    private static WebApplication WithProvider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(new OidcSettings { Authority = "https://aanmelden.example", ClientId = "veerkracht" });
        return builder.Build().MapAccounts();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_meant_gets_in_and_nobody_else(Database database)
    {
        // Everybody comes from one address here: that so many ask so much is not what is looked at.
        var settings = new Dictionary<string, string?> { ["RateLimits:SignIn"] = "5000 in 300" };
        await using var site = await TestSite.Start(database, with: o => o with { Settings = settings }, adjust: Rehearsal.AddTo);
        var world = await MatrixWorld.Make(site);
        var visitors = await Visitor.All(site);
        var addresses = (await Addresses.Of(site.App)).Where(a => a.Meant is not null).ToList();
        using var http = Visitor.Client(site);
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses.SelectMany(_ => visitors, (a, v) => (Address: a, Visitor: v)), async (pair, _) =>
        {
            using var answer = await pair.Address.Ask(http, pair.Visitor, world);
            if (pair.Address.Wrong(pair.Visitor, answer) is { } said)
                wrong.Add(said);
        });
        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order(StringComparer.Ordinal)));
    }
}
