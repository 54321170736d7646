using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging.Console;
using Veerkracht.Api;
using Veerkracht.Data;
using Veerkracht.Data.Keys;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Feeds;
using Veerkracht.Features.Following;
using Veerkracht.Features.Journal;
using Veerkracht.Features.News;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Operations;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Payments;
using Veerkracht.Features.People;
using Veerkracht.Features.Privacy;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Results;
using Veerkracht.Features.Steering;
using Veerkracht.Features.Themes;
using Veerkracht.Hosting.Demonstration;
using Veerkracht.Hosting.Watching;
using Veerkracht.Site;
using Veerkracht.Site.Limits;
using Veerkracht.Site.Retention;

namespace Veerkracht.Hosting;

/// <summary>Puts the rooms together. Each room registers itself by its door; the order here is the order of the house.</summary>
public static class SiteHost
{
    public static WebApplication Build(SiteOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = options.Demonstration ? "Demonstration" : "Production",
                ApplicationName = typeof(SiteHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(options.Settings);
        // What is not registered, or lives longer than what it holds, is told at the start and not by a page that fails.
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        var reader = new SettingsReader(builder.Configuration);
        var settings = HostSettings.Read(reader, options);
        var telemetry = settings.Telemetry;
        builder.WebHost.UseUrls(telemetry.Metrics is { } metrics ? $"{options.Urls};{metrics}" : options.Urls);
        // Styles, scripts and their compressed copies lie in wwwroot of what is published, or where the build put them; by default only the
        // Development environment looks there.
        builder.WebHost.UseStaticWebAssets();
        // Else what a build made is compressed anew at each start, with the least effort. Who works on styles sets it to true.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = settings.ReloadsAssets ? "true" : "false";
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            // A little above the largest file, so that the form around it fits; the upload itself counts exactly.
            k.Limits.MaxRequestBodySize = options.MaxUploadBytes + 1024 * 1024;
        });
        builder
            .Logging.ClearProviders()
            .AddConsole(c => c.FormatterName = LineFormatter.Name)
            .AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        // What the database refuses is an answer, not a fault: acts turn it into a refusal. What nobody catches is logged by the host.
        builder
            .Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Veerkracht", LogLevel.Information)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // Told again at each question; ReadyLog tells it once.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
            // Bodies are read before an address is looked for, up to the limit of the server.
            .AddFilter("Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", LogLevel.Error)
            // A start that fails is told in one line by the command.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(reader);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Timing);
        services.AddSingleton(settings.Files);
        services.AddSingleton(settings.Administrator);
        services.AddDatabase(options.DataDirectory, options.Postgres);
        var protection = services.AddDataProtection().SetApplicationName("Veerkracht");
        if (options.Postgres is null)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataDirectory, "keys")));
        else
            services
                .AddOptions<KeyManagementOptions>()
                .Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new KeysInDatabase(scopes));
        services.AddSite(settings.Site);
        services.AddOrganisations();
        services.AddAccounts(options.Demonstration, options.Recheck, settings.Oidc, settings.Site);
        services.AddActs();
        services.AddJournal();
        services.AddNotifications(options.Demonstration, settings.Mail);
        services.AddCitizens(settings.Site);
        services.AddProgrammes();
        services.AddThemes();
        services.AddPeople();
        services.AddCalls();
        services.AddApplications();
        services.AddSteering();
        services.AddEditing();
        services.AddConversation();
        services.AddAssessment();
        services.AddAwards();
        services.AddPayments(settings.Payer, settings.Drop);
        services.AddResults();
        services.AddNews();
        services.AddFeeds();
        services.AddCorrections();
        services.AddCasework();
        services.AddFollowing();
        services.AddPrivacy();
        services.AddOperations();
        services.AddApi();
        builder.AddTelemetry(telemetry);
        if (options.Demonstration)
            services.AddScoped<LoadExamples>();
        // What the rooms said that they keep, with the terms that are set.
        RecordKind[] kept = [.. services.Select(s => s.ImplementationInstance).OfType<RecordKind>()];
        services.AddSingleton(new RetentionTerms(kept, reader));
        // What cannot start makes nothing.
        reader.Check();
        DataPlace.Make(options.DataDirectory);
        adjust?.Invoke(builder);

        var app = builder.Build();
        Registrations.Check(services, app.Services.GetRequiredService<IServiceProviderIsService>());
        // A term that cannot be used is told at the start.
        app.UseMetricsDoor();
        app.UseSite();
        app.UseApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimits();
        app.UseApiBodies();
        app.KeepPublicPages();
        app.UseOutputCache();
        app.MapAccounts();
        app.MapApi();
        app.MapDocuments();
        app.MapNews();
        app.MapFeeds();
        return app;
    }
}
