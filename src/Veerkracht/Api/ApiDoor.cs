using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>
/// The door of the API. Endpoints call the same acts as the pages and answer in one way: a value, or problem details with the code of the
/// refusal. They ask for a token of a person and organisation, unless they say <see cref="Endpoints.Public"/>.
/// </summary>
public static class ApiDoor
{
    public const string Prefix = "/api/v1";
    private const string HasToken = "api-token";

    /// <summary>Bytes of a JSON body; answers with every box filled stay far below. Files have their own limit.</summary>
    public const int MostJson = 4 * 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services
            .AddAuthorizationBuilder()
            .AddPolicy(HasToken, p => p.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddOutputCache();
        services.AddSingleton(new HandedOut($"{Prefix}/files"));
        services.AddSingleton<ReadyLog>();
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        services.ConfigureHttpJsonOptions(o => Write(o.SerializerOptions));
        services.AddSingleton<IBusyAnswer, BusyProblem>();
        OrganisationKeys.AddTo(services);
        services.AddScoped<StepView>();
        services.AddScoped<AnswersApi.Work>();
        services.AddScoped<CorrectionsApi.Forms>();
        // Bodies that cannot be read come to ApiFaults, which says where.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Before routing: whatever goes wrong inside the API is told as problem details, never as a page.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ApiFaults>());
        return app;
    }

    /// <summary>Behind authorisation: of who may not come in, nothing is read.</summary>
    public static WebApplication UseApiBodies(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api =>
            {
                api.Use(OnlyWithinScope);
                api.UseMiddleware<WholeBodies>();
            }
        );
        return app;
    }

    /// <summary>A token that only reads changes nothing, whatever its person may.</summary>
    private static Task OnlyWithinScope(HttpContext context, RequestDelegate next) =>
        context.User.Scope() != TokenScope.Read || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? next(context)
            : Problems.Of(ReadsOnly, context).ExecuteAsync(context);

    private static readonly Refusal ReadsOnly = new(
        "token-reads-only",
        new("Dit token mag alleen lezen. Maak een token dat ook schrijft.", "This token may only read. Make a token that writes too."),
        RefusalKind.Forbidden
    );

    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix)
            .RequireAuthorization(HasToken)
            .WithMetadata(new ProducesProblem(), new RequestSizeLimitAttribute(MostJson));
        api.MapProgrammes();
        api.MapMeasures();
        api.MapProjects();
        api.MapThemes();
        api.MapArticles();
        api.MapCalls();
        api.MapCallChanges();
        api.MapMyCalls();
        api.MapDossiers();
        api.MapSteps();
        api.MapAnswers();
        api.MapFiles();
        api.MapSubmissions();
        api.MapRevisions();
        api.MapQuestions();
        api.MapNotes();
        api.MapScores();
        api.MapPanels();
        api.MapSelections();
        api.MapCorrections();
        api.MapMany();
        api.MapDossierActs();
        api.MapRejections();
        api.MapAwards();
        api.MapConditions();
        api.MapObjections();
        api.MapRounds();
        api.MapBatches();
        api.MapPayments();
        api.MapHistory();
        api.MapTogether();
        api.MapRemarks();
        api.MapPartners();
        api.MapNotices();
        api.MapPeople();
        api.MapOrganisations();
        api.MapCallDrafts();
        api.MapConsultations();
        if (app.Services.GetService<MovableClock>() is not null)
            api.MapClock();
        else
            api.MapNoClock();
        app.MapOpenApi("/api/openapi.json")
            .WithMetadata(new ForAttribute(Audience.Everybody))
            .CacheOutput(policy => policy.AddPolicy<SameForEverybody>(), excludeDefaultPolicy: true);
        app.MapHealth();
        return app;
    }

    private static void Write(JsonSerializerOptions json)
    {
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.AllowDuplicateProperties = false;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        json.Converters.Add(new StorableText());
        WholeJson.Add(json.Converters);
    }
}
