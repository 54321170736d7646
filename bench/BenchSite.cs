using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Bench;

/// <summary>The site on a free port with data of its own.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private BenchSite(WebApplication app, SiteOptions options) => (App, Options) = (app, options);

    public WebApplication App { get; }
    public SiteOptions Options { get; }
    public string Address => App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<BenchSite> Start(string? postgres, bool examples)
    {
        var options = new SiteOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = Directory.CreateTempSubdirectory("veerkracht-bench-").FullName,
            Postgres = postgres,
            Demonstration = true,
            Today = "2022-09-01T09:00",
            DemonstrationDossiers = examples,
        };
        var app = SiteHost.Build(options);
        await app.Prepare();
        await app.StartAsync();
        return new BenchSite(app, options);
    }

    public HttpClient Client() =>
        new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(Address) };

    public async Task<string> Token(string persona)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var found = Persona.Find(persona)!;
        return await scope.ServiceProvider.GetRequiredService<Tokens>().Create(found.Id, found.Organisation);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(Options.DataDirectory, recursive: true);
    }
}
