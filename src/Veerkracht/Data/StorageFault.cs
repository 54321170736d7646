using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Data;

/// <summary>What the database refused, in words that both providers share.</summary>
public enum FaultKind
{
    Unique,
    Check,
    AppendOnly,

    /// <summary>Two were in each other's way.</summary>
    Again,

    /// <summary>It is not there for now: no connection, no room, a disk that cannot be written or read.</summary>
    Away,
}

/// <param name="Name">Name of the constraint or of the columns, as far as the provider tells.</param>
public sealed record StorageFault(FaultKind Kind, string Name)
{
    /// <summary>Text that the triggers raise when somebody changes what is append-only.</summary>
    public const string AppendOnlyMark = "append-only";

    /// <summary>What the provider said, however deep it is wrapped: a save that met a deadlock comes in two layers.</summary>
    internal static T? In<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return exception as T;
    }

    public static StorageFault? Of(SqliteException e) =>
        e.SqliteExtendedErrorCode switch
        {
            2067 or 1555 => new(FaultKind.Unique, e.Message), // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY
            275 => new(FaultKind.Check, e.Message), // SQLITE_CONSTRAINT_CHECK
            // SQLITE_CONSTRAINT_TRIGGER
            1811 when e.Message.Contains(AppendOnlyTable.Taken, StringComparison.Ordinal) => new(FaultKind.Unique, e.Message),
            1811 => new(FaultKind.AppendOnly, e.Message),
            5 or 517 or 261 or 6 => new(FaultKind.Again, e.Message), // busy, busy snapshot, busy recovery, locked
            // SQLITE_NOMEM, _READONLY, _IOERR, _FULL, _CANTOPEN, each with what it was about in the upper bits
            var code when (code & 0xFF) is 7 or 8 or 10 or 13 or 14 => new(FaultKind.Away, e.Message),
            _ => null,
        };

    public static StorageFault? Of(PostgresException e) =>
        e.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => new(FaultKind.Unique, e.ConstraintName ?? ""),
            PostgresErrorCodes.CheckViolation => new(FaultKind.Check, e.ConstraintName ?? ""),
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new(FaultKind.Again, e.MessageText),
            PostgresErrorCodes.RaiseException when e.MessageText.Contains(AppendOnlyMark, StringComparison.Ordinal) => new(
                FaultKind.AppendOnly,
                e.MessageText
            ),
            _ when IsAway(e.SqlState) => new(FaultKind.Away, e.MessageText),
            _ => null,
        };

    private static bool IsAway(string state) =>
        // Connection, resources and operators; a server that only reads, as the old primary after a promotion.
        state.StartsWith("08", StringComparison.Ordinal)
        || state
            is PostgresErrorCodes.TooManyConnections
                or PostgresErrorCodes.OutOfMemory
                or PostgresErrorCodes.DiskFull
                or PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.QueryCanceled
                or PostgresErrorCodes.ReadOnlySqlTransaction
                or PostgresErrorCodes.LockNotAvailable;
}
