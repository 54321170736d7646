using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Hosting;
using Veerkracht.Hosting.Watching;
using Veerkracht.Site;

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
        var demonstration = new Option<bool>("--demonstration")
        {
            Description = "Invented people without a password, and a clock that can be moved; only on data of a demonstration",
        };
        var production = new Option<bool>("--production")
        {
            Description = "As without it: sign-in by OpenID Connect, the clock of the world",
        };
        var empty = new Option<bool>("--no-examples") { Description = "Start the demonstration without example dossiers" };
        var command = new Command("serve", "Serves the site, in production unless it is asked for a demonstration")
        {
            urls,
            StoreOptions.Data,
            StoreOptions.Postgres,
            demonstration,
            production,
            today,
            empty,
        };
        command.Validators.Add(result =>
        {
            var asked = result.GetValue(demonstration);
            if (asked && result.GetValue(production))
                result.AddError("A site is a demonstration or production: choose --demonstration or --production.");
            else if (!asked && (result.GetValue(today) is not null || result.GetValue(empty)))
                result.AddError("--today and --no-examples are for a demonstration: add --demonstration.");
        });
        command.SetAction(
            async (parsed, stop) =>
            {
                var options = StoreOptions.From(parsed) with
                {
                    Urls = parsed.GetValue(urls)!,
                    Today = parsed.GetValue(today),
                    Demonstration = parsed.GetValue(demonstration),
                    DemonstrationDossiers = !parsed.GetValue(empty),
                };
                try
                {
                    // What is typed wrong is told before a database is made for it.
                    ListenAddress.Check(options.Urls);
                    if (options is { Demonstration: true, Today: { } moment })
                        Preparation.ReadWallTime(moment);
                    GiveMemoryBack.KeepFewHeaps();
                    StartAhead.Begin(options);
                    await using var app = SiteHost.Build(options, builder => builder.Services.AddHostedService<GiveMemoryBack>());
                    if (app.Services.GetRequiredService<TelemetrySettings>().Metrics is { } metrics)
                        ListenAddress.CheckMetrics(metrics, options.Urls);
                    // After the settings were judged: what cannot start makes nothing.
                    using var alone = OneSite.Hold(options);
                    var isNew = await app.Prepare(stop);
                    await app.StartAsync(stop);
                    var address = app.Services.GetRequiredService<IServer>()
                        .Features.Get<IServerAddressesFeature>()
                        ?.Addresses.FirstOrDefault()
                        ?? options.Urls;
                    Console.WriteLine($"Veerkracht is ready: {address}  (stop with Ctrl+C)");
                    Console.WriteLine(
                        options.Demonstration ? "Mode: demonstration, with invented people and no password" : "Mode: production"
                    );
                    Console.WriteLine(
                        (options.Postgres is null ? $"Data: SQLite in {Path.GetFullPath(options.DataDirectory)}" : "Data: PostgreSQL")
                            + (isNew ? ", a new database" : "")
                    );
                    if (options.Demonstration)
                        Console.WriteLine(WhatToTry.On(address));
                    else
                        await TellFirstAdministrators(app, address, stop);
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

    /// <summary>Only here, on the screen of who starts the site, and in no log.</summary>
    private static async Task TellFirstAdministrators(WebApplication app, string listening, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var site = app.Services.GetRequiredService<SiteSettings>().Address ?? listening;
        foreach (var link in await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Do(stop))
        {
            Console.WriteLine(
                $"Nobody administers {link.Agency} yet. This link makes who opens it and signs in its administrator, once, within"
            );
            Console.WriteLine($"{FirstAdministrator.Life.TotalHours:0} hours: {site}{link.Href}");
            Console.WriteLine("A link that was printed before, also by another process, opens nothing any more.");
        }
        if (!app.Services.GetRequiredService<OidcSettings>().IsSet)
            Console.WriteLine("Nobody can sign in yet: set Oidc:Authority and Oidc:ClientId.");
    }
}
