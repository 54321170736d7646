using Microsoft.AspNetCore.Diagnostics;
using Veerkracht.Data;

namespace Veerkracht.Site;

/// <summary>
/// One line for operators of a row that cannot be read: which it is, and nothing of what stands in it. The reader gets the page of a fault.
/// </summary>
public sealed partial class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    /// <returns>Never handled here: the page or the API answers.</returns>
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken stop)
    {
        Tell(exception);
        return ValueTask.FromResult(false);
    }

    /// <returns>True where it was such a row.</returns>
    public bool Tell(Exception exception)
    {
        if (exception is CorruptRowException corrupt)
            CannotBeRead(corrupt.Table, corrupt.Id, corrupt.Column);
        return exception is CorruptRowException;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Table} {Id}: {Column} cannot be read. Put the row back from a copy of the database."
    )]
    private partial void CannotBeRead(string table, string id, string column);
}
