using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Veerkracht.Hosting;

namespace Veerkracht.Cli;

/// <summary>"serve": the site itself.</summary>
public static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Address and port to listen on",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var today = new Option<string?>("--today")
        {
            Description = "Brussels time at which the demonstration's clock starts, as 2022-10-14T23:58",
        };
        var production = new Option<bool>("--production") { Description = "No personas, no movable clock; sign-in by OpenID Connect" };
        var empty = new Option<bool>("--no-examples") { Description = "Start the demonstration without example dossiers" };
        var command = new Command("serve", "Serves the site") { urls, StoreOptions.Data, StoreOptions.Postgres, today, production, empty };
        command.SetAction(
            async (parsed, stop) =>
            {
                var options = StoreOptions.From(parsed) with
                {
                    Urls = parsed.GetValue(urls)!,
                    Today = parsed.GetValue(today),
                    Demonstration = !parsed.GetValue(production),
                    DemonstrationDossiers = !parsed.GetValue(empty),
                };
                try
                {
                    // What is typed wrong is told before a database is made for it.
                    ListenAddress.Check(options.Urls);
                    if (options is { Demonstration: true, Today: { } moment })
                        Preparation.ReadWallTime(moment);
                    using var alone = OneSite.Hold(options);
                    StartAhead.Begin(options);
                    await using var app = SiteHost.Build(options, builder => builder.Services.AddHostedService<GiveMemoryBack>());
                    await app.Prepare(stop);
                    await app.StartAsync(stop);
                    var address = app.Services.GetRequiredService<IServer>()
                        .Features.Get<IServerAddressesFeature>()
                        ?.Addresses.FirstOrDefault()
                        ?? options.Urls;
                    Console.WriteLine($"Veerkracht is ready: {address}  (stop with Ctrl+C)");
                    Console.WriteLine(
                        options.Postgres is null ? $"Data: SQLite in {Path.GetFullPath(options.DataDirectory)}" : "Data: PostgreSQL"
                    );
                    await app.WaitForShutdownAsync(stop);
                    return 0;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Console.Error.WriteLine(StartFault.Of(e, options));
                    return 1;
                }
            }
        );
        return command;
    }
}
