using System.CommandLine;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Hosting;

namespace Veerkracht.Cli;

/// <summary>"token --as PERSONA": a token for the API, for demonstrations only: in production people make their own.</summary>
public static class TokenCommand
{
    public static Command Make()
    {
        var persona = new Option<string>("--as")
        {
            Description = "Persona: " + string.Join(", ", Persona.All.Select(p => p.Slug)),
            Required = true,
        };
        var command = new Command("token", "Makes an API token for a persona of the demonstration")
        {
            persona,
            StoreOptions.Data,
            StoreOptions.Postgres,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                if (Persona.Find(parsed.GetValue(persona)!) is not { } found)
                {
                    Console.Error.WriteLine(
                        $"There is no persona '{parsed.GetValue(persona)}'. There are: "
                            + $"{string.Join(", ", Persona.All.Select(p => p.Slug))}."
                    );
                    return 2;
                }
                var options = StoreOptions.From(parsed) with { Demonstration = true };
                try
                {
                    await using var app = SiteHost.Build(options);
                    await using var scope = app.Services.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<Migrator>().Run(stop);
                    await scope.ServiceProvider.GetRequiredService<Birth>().Confirm(SiteMode.Demonstration, stop);
                    var db = scope.ServiceProvider.GetRequiredService<Db>();
                    await scope.ServiceProvider.GetRequiredService<LoadOrganisations>().Do(db, stop);
                    await scope.ServiceProvider.GetRequiredService<LoadPersonas>().Do(stop);
                    Console.WriteLine(await scope.ServiceProvider.GetRequiredService<Tokens>().Create(found.Id, found.Organisation, stop));
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
