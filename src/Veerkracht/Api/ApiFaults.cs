using System.Text.Json;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>
/// Gives every answer of the API without a body of its own the form of problem details: refused tokens, wrong methods, bodies that cannot
/// be read, faults.
/// </summary>
internal sealed partial class ApiFaults(RequestDelegate next, FaultLog faults, ILogger<ApiFaults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        string? field = null;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !Unavailable.Is(e))
        {
            var status = ErrorPages.StatusOf(e);
            if (status >= 500 && !faults.Tell(e))
                Failed(e, context.Request.Path);
            // What could not be read is in the body only where the body was to blame.
            field = status < 500 ? (e.InnerException as JsonException)?.Path : null;
            context.Response.Clear();
            context.Response.StatusCode = status;
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await Tell(context, field);
    }

    [LoggerMessage(LogLevel.Error, "The API failed at {Path}")]
    private partial void Failed(Exception fault, PathString path);

    private static Task Tell(HttpContext context, string? field)
    {
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        var (code, text) =
            status == StatusCodes.Status401Unauthorized && context.Features.Get<LostAccess>() is { } lost
                ? ("access-ended", lost.Advice)
                : Words(status);
        return Problems.With(status, new Refusal(code, text, Field: field), context).ExecuteAsync(context);
    }

    private static (string Code, LocalText Text) Words(int status) =>
        status switch
        {
            400 => (
                "unreadable",
                new(
                    "Wat u stuurde, is niet te lezen. Kijk de vorm na in /api/openapi.json.",
                    "What you sent cannot be read. See its form in /api/openapi.json."
                )
            ),
            401 => (
                "token-needed",
                new("Stuur een geldig token mee: Authorization: Bearer …", "Send a valid token: Authorization: Bearer …")
            ),
            403 => (Refusal.Forbidden().Code, Refusal.Forbidden().Text),
            404 => (Refusal.NotFound().Code, Refusal.NotFound().Text),
            405 => ("wrong-method", new("Deze methode bestaat hier niet.", "This method does not exist here.")),
            413 => ("too-large", new("Wat u stuurde, is te groot.", "What you sent is too large.")),
            415 => ("wrong-content-type", new("Stuur JSON: Content-Type: application/json.", "Send JSON: Content-Type: application/json.")),
            429 => (
                "too-many-requests",
                new(
                    "Dit is te veel na elkaar. Probeer het opnieuw na zoveel seconden als Retry-After zegt.",
                    "This is too much in a row. Try again after as many seconds as Retry-After says."
                )
            ),
            >= 500 => (
                "fault",
                new("Er liep iets mis bij ons. Probeer het later opnieuw.", "Something went wrong on our side. Try again later.")
            ),
            _ => ("refused", new("Dit kan niet.", "This is not possible.")),
        };
}
