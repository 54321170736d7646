using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>
/// Refusals as problem details (RFC 9457): the status by the kind of refusal, the stable code as <c>code</c>, and the sentence as
/// <c>title</c> in the language that Accept-Language prefers. <c>errors</c> holds every rule that said no, with its field, code and message
/// in both languages.
/// </summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>The answer to an act: what <paramref name="done"/> makes of its value, or the refusals.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, HttpContext context, Func<T, IResult> done) =>
        outcome.Done ? done(outcome.Value) : Of(outcome.Refusals, context);

    /// <param name="more">What this problem tells beside its errors, by name.</param>
    public static IResult Of(IReadOnlyList<Refusal> refusals, HttpContext context, params (string Name, object? Value)[] more) =>
        With(StatusOf(refusals[0].Kind), refusals, context, more);

    public static IResult Of(Refusal refusal, HttpContext context) => Of([refusal], context);

    /// <summary>For what only HTTP has a name for: a body that is too large, a form that cannot be read.</summary>
    public static IResult With(int status, Refusal refusal, HttpContext context) => With(status, [refusal], context);

    public static IResult NotFound(HttpContext context) => Of(Refusal.NotFound(), context);

    public static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };

    public static Language LanguageOf(HttpRequest request) => Languages.Wanted(request);

    private static IResult With(
        int status,
        IReadOnlyList<Refusal> refusals,
        HttpContext context,
        params (string Name, object? Value)[] more
    )
    {
        var language = LanguageOf(context.Request);
        context.Response.Headers.ContentLanguage = language.IsDutch ? "nl-BE" : "en";
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = refusals[0].Code,
            ["reference"] = Reference.Of(context),
            ["errors"] = refusals.Select(r => new ProblemError(r.Field, r.Code, TextJson.Of(r.Text))).ToList(),
        };
        foreach (var (name, value) in more)
            extensions[name] = value;
        return TypedResults.Problem(
            title: refusals[0].Text.In(language),
            statusCode: status,
            type: "urn:veerkracht:" + refusals[0].Code,
            extensions: extensions
        );
    }
}

/// <summary>The form of every refusal, for the description of the API.</summary>
/// <param name="Code">Stable name of the first rule that said no.</param>
/// <param name="Reference">For the help desk: it stands in the lines of the log that this request wrote.</param>
public sealed record ProblemJson(string Type, string Title, int Status, string Code, string Reference, IReadOnlyList<ProblemError> Errors);

/// <param name="Field">Path of the answer or name of the member that it is about; null where it is about none.</param>
public sealed record ProblemError(string? Field, string Code, TextJson Message);
