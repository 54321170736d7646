using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Veerkracht.Data.Sqlite;

/// <summary>
/// Connections of a site to its file, kept open from one user to the next with their settings and prepared statements. The pool of the
/// provider keeps a file open and forgets the rest: preparing anew what a request asks took as long as doing it.
/// </summary>
public sealed class KeptConnections(string connectionString) : DbConnectionInterceptor, IDisposable
{
    private readonly string _kept = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
    private readonly ConcurrentStack<KeptConnection> _free = new();
    private volatile bool _ended;

    /// <summary>Closes those that nobody uses now: each keeps the pages that it read.</summary>
    public void CloseFree()
    {
        while (_free.TryPop(out var kept))
            kept.End();
    }

    public void Dispose()
    {
        _ended = true;
        CloseFree();
    }

    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result
    ) => _free.TryPop(out var kept) ? InterceptionResult<DbConnection>.SuppressWithResult(kept) : result;

    /// <summary>Another string is that of who looks whether there is a file, and must not make one.</summary>
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        if (result is KeptConnection || result.ConnectionString != connectionString)
            return result;
        result.Dispose();
        return new KeptConnection(_kept);
    }

    public override InterceptionResult ConnectionDisposing(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    )
    {
        if (connection is not KeptConnection kept)
            return result;
        if (kept.IsFree && !_ended)
        {
            kept.Rest();
            _free.Push(kept);
        }
        else
        {
            kept.End();
        }
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    ) => ValueTask.FromResult(ConnectionDisposing(connection, eventData, result));
}
