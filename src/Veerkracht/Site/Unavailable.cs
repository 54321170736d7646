using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data;

namespace Veerkracht.Site;

/// <summary>
/// Faults that are over by themselves: the database is away for a moment, or has no connection left. Who asked is told to try again, as
/// where it is too busy.
/// </summary>
public static partial class Unavailable
{
    public static bool Is(Exception? fault) =>
        fault switch
        {
            null => false,
            NotConfirmedException => true,
            PostgresException e => IsForLater(StorageFault.Of(e)) || Is(e.InnerException),
            // No connection, none free, no primary among the servers, broken off, no answer in time.
            NpgsqlException => true,
            SqliteException e => IsForLater(StorageFault.Of(e)),
            AggregateException e => e.InnerExceptions.Any(Is),
            _ => Is(fault.InnerException),
        };

    private static bool IsForLater(StorageFault? fault) => fault?.Kind is FaultKind.Again or FaultKind.Away;

    /// <summary>Inside the pages of faults: what it answers is no fault.</summary>
    internal static void TellUnavailable(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Unavailable));
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception e) when (Is(e) && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
                {
                    ComeBack(log, context.Request.Path, e.GetBaseException().Message);
                    context.Response.Clear();
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    // What was typed may have been read before it failed.
                    if (context.Request.Body.CanSeek)
                        context.Request.Body.Position = 0;
                    await Admission.Tell(context, context.RequestServices.GetRequiredService<AdmissionLimits>(), isAway: true);
                }
            }
        );
    }

    [LoggerMessage(LogLevel.Warning, "{Path} could not be served for a moment: {Reason}")]
    private static partial void ComeBack(ILogger log, PathString path, string reason);
}
