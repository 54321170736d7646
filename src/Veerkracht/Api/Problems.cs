using Veerkracht.Core.Texts;
using Veerkracht.Features.History;

namespace Veerkracht.Api;

/// <summary>
/// Refusals as problem details (RFC 9457): the status by the kind of refusal, the stable code as <c>code</c>, and the sentence as <c>title</c> in
/// the language that Accept-Language prefers. Where several rules said no, all stand in <c>errors</c>, each with its code and field.
/// </summary>
public static class Problems
{
    /// <summary>The answer to an act: what <paramref name="done"/> makes of its value, or the refusals.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, HttpContext context, Func<T, IResult> done) =>
        outcome.Done ? done(outcome.Value) : Of(outcome.Refusals, context);

    public static IResult Of(IReadOnlyList<Refusal> refusals, HttpContext context)
    {
        var language = LanguageOf(context.Request);
        var first = refusals[0];
        var extensions = new Dictionary<string, object?> { ["code"] = first.Code };
        if (refusals.Count > 1 || first.Field is not null)
            extensions["errors"] = refusals.Select(r => new ProblemError(r.Code, r.Field, r.Text.In(language))).ToList();
        context.Response.Headers.ContentLanguage = language == Language.En ? "en" : "nl-BE";
        return TypedResults.Problem(title: first.Text.In(language), statusCode: StatusOf(first.Kind), type: "urn:veerkracht:" + first.Code, extensions: extensions);
    }

    public static IResult Of(Refusal refusal, HttpContext context) => Of([refusal], context);

    public static IResult NotFound(HttpContext context) => Of(Refusal.NotFound(), context);

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Dutch, unless English is preferred to it.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
        var first = wanted.FirstOrDefault(l => l.StartsWith("nl", StringComparison.OrdinalIgnoreCase) || l.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.En : Language.Nl;
    }
}

public sealed record ProblemError(string Code, string? Field, string Title);
