using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Veerkracht.Data;

namespace Veerkracht.Site;

/// <summary>Friendly pages for refusals and faults. The API answers for itself: its faults are caught further in.</summary>
public static class ErrorPages
{
    internal static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/fout/500",
                StatusCodeSelector = StatusOf,
                // What the sender did wrong is not a fault of ours, and not worth an alarm. Of a row that cannot be read FaultLog tells.
                SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < 500 || context.Exception is CorruptRowException,
            }
        );
        app.TellUnavailable();
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.Use(
            (context, next) =>
            {
                if (IsForMachines(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                    pages.Enabled = false;
                return next(context);
            }
        );
    }

    private static bool IsForMachines(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/health");

    /// <summary>
    /// A body that is too large or cannot be read is the sender's (413, 400); what is over by itself is for later (503); anything else is
    /// ours (500).
    /// </summary>
    public static int StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            // A text with the character NUL: nobody types it, and PostgreSQL cannot keep or compare it.
            PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } => StatusCodes.Status400BadRequest,
            DbUpdateException { InnerException: PostgresException inner } when !Unavailable.Is(inner) => StatusOf(inner),
            _ when Unavailable.Is(exception) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
}
