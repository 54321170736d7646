using Microsoft.AspNetCore.Authorization;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Api;

/// <summary>
/// The door of the API. Endpoints call the same acts as the pages and answer in one way: a value, or problem details with the code of the
/// refusal. They ask for a token of a person and organisation, unless they say <see cref="Public"/>.
/// </summary>
public static class ApiDoor
{
    public const string Prefix = "/api/v1";
    private const string HasToken = "api-token";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(HasToken, p => p.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        return services;
    }

    /// <summary>Before routing: whatever goes wrong inside the API is told as problem details, never as a page.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ApiFaults>());
        return app;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).RequireAuthorization(HasToken).WithMetadata(new ProducesProblem());
        api.MapProgrammes();
        api.MapCalls();
        app.MapOpenApi("/api/openapi.json");
        app.MapHealth();
        return app;
    }

    /// <summary>For who has no token.</summary>
    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint) => endpoint.AllowAnonymous();

    /// <summary>Who acts: the person and organisation of the token.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.User.ToActor() ?? throw new InvalidOperationException("An endpoint that needs somebody was reached by nobody.");
}

/// <summary>Marks endpoints that can answer with problem details; see <see cref="ApiDescription"/>.</summary>
internal sealed class ProducesProblem;
