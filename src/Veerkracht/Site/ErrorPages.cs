using Microsoft.AspNetCore.Diagnostics;

namespace Veerkracht.Site;

/// <summary>Friendly pages for refusals and faults. The API answers for itself.</summary>
public static class ErrorPages
{
    internal static void UseErrorPages(this WebApplication app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), site =>
        {
            site.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/fout/500",
                StatusCodeSelector = StatusOf,
                // What the sender did wrong is not a fault of ours, and not worth an alarm.
                SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < 500,
            });
            site.UseStatusCodePagesWithReExecute("/fout/{0}");
        });

    /// <summary>A body that is too large or cannot be read is the sender's (413, 400); anything else is ours (500).</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
