using System.Text.Json;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Api;

/// <summary>What endpoints share: how they are described, and who asks.</summary>
internal static class Endpoints
{
    /// <param name="name">Name of the operation, once in the whole API.</param>
    /// <param name="audience">For whom it is.</param>
    public static RouteHandlerBuilder Named(
        this RouteHandlerBuilder endpoint,
        string name,
        string tag,
        string summary,
        Audience audience
    ) => endpoint.WithName(name).WithTags(tag).WithSummary(summary).WithMetadata(new ForAttribute(audience));

    /// <summary>An act: for whom, and how it refuses, is said by its declaration.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string tag, string summary, ActKind act) =>
        endpoint.WithName(name).WithTags(tag).WithSummary(summary).WithMetadata(act).RefusesAsAct(StatusCodes.Status412PreconditionFailed);

    /// <summary>The statuses with which it can refuse, beside a missing token.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params IEnumerable<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemJson>(status, Problems.ContentType);
        return endpoint;
    }

    /// <summary>As acts refuse: unreadable, forbidden, not there, not in this state, to be mended.</summary>
    public static RouteHandlerBuilder RefusesAsAct(this RouteHandlerBuilder endpoint, params int[] more) =>
        endpoint.Refuses([400, 401, 403, 404, 409, 413, 415, 422, .. more]);

    /// <summary>For who has no token.</summary>
    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint) => endpoint.AllowAnonymous();

    /// <summary>Who acts: the person and organisation of the token.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.User.ToActor() ?? throw new InvalidOperationException("An endpoint that needs somebody was reached by nobody.");

    /// <summary>Reads a choice as the API writes it: "programme-manager". True where there is none.</summary>
    public static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>()
            .Where(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()) == text)
            .Cast<T?>()
            .FirstOrDefault();
        return text is null || value is not null;
    }

    public static Refusal NotAnOption<T>(string field)
        where T : struct, Enum
    {
        var options = string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
        return new("not-an-option", new LocalText($"Kies een van: {options}.", $"Choose one of: {options}."), RefusalKind.Invalid, field);
    }
}

/// <summary>Marks endpoints that can answer with problem details; see <see cref="ApiDescription"/>.</summary>
internal sealed class ProducesProblem;
