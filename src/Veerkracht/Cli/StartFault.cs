using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>Why the site could not start, in a line that says which option to mend.</summary>
internal static class StartFault
{
    public static string Of(Exception fault, SiteOptions options) =>
        fault switch
        {
            _ when Inside<AddressInUseException>(fault) || fault is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"{options.Urls} is in use. Choose another address, for example --urls http://127.0.0.1:5081.",
            _ when options.Postgres is not null && Inside<NpgsqlException>(fault) && !Inside<PostgresException>(fault) =>
                $"PostgreSQL does not answer: {fault.GetBaseException().Message.TrimEnd('.')}. Start it, or correct Host and Port in "
                    + "VEERKRACHT_DB (--db).",
            _ when options.Postgres is null && SqliteIn(fault) is { } sqlite => OfSqlite(sqlite, options),
            _ when options.Postgres is not null
                    && (
                        Inside<NpgsqlException>(fault)
                        || Inside<UnreadableConnectionException>(fault)
                        || fault is ArgumentException { Source: "Npgsql" }
                    ) => $"The database of --db cannot be used: {fault.GetBaseException().Message} Write it as --db "
                + "\"Host=…;Database=…;Username=…\".",
            _ when Inside<SocketException>(fault) || fault is FormatException or ArgumentOutOfRangeException =>
                $"Cannot listen on {options.Urls}. Write --urls as http://127.0.0.1:5080, with an address of this machine and a port "
                    + "below 65536.",
            FileNotFoundException { FileName: { } file } when !IsBelow(file, options.DataDirectory) =>
                $"{file} is not there. Put it there, or correct the setting that names it.",
            IOException or UnauthorizedAccessException =>
                $"The data directory {options.DataDirectory} cannot be used: {fault.Message} Choose another with --data.",
            InvalidDataException or ArgumentException => fault.Message,
            _ => $"Veerkracht cannot start: {fault.GetBaseException().Message}",
        };

    private static bool IsBelow(string file, string directory) =>
        Path.GetFullPath(file).StartsWith(Path.GetFullPath(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string OfSqlite(SqliteException fault, SiteOptions options)
    {
        var file = Path.Combine(options.DataDirectory, "veerkracht.db");
        return fault.SqliteErrorCode switch
        {
            // SQLITE_CORRUPT, SQLITE_NOTADB
            11 or 26 =>
                $"{file} is damaged, or is no database ({fault.Message}). Put back the last copy of it: docs/operations.md says how.",
            // SQLITE_FULL
            13 => $"The disk of {options.DataDirectory} is full. Make room, or choose another place with --data.",
            // SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN
            8 or 10 or 14 =>
                $"{file} cannot be read and written ({fault.Message}). Give the account of the site the right to its directory, on a disk "
                    + "that can be written, or choose another place with --data.",
            // SQLITE_BUSY, SQLITE_LOCKED
            5 or 6 => $"{file} is in use by another program ({fault.Message}). Wait until that is done, and start again.",
            _ => $"{file} cannot be used: {fault.Message.TrimEnd('.')}.",
        };
    }

    private static SqliteException? SqliteIn(Exception? fault) =>
        fault is null or SqliteException ? (SqliteException?)fault : SqliteIn(fault.InnerException);

    private static bool Inside<T>(Exception? fault)
        where T : Exception => fault is not null && (fault is T || Inside<T>(fault.InnerException));
}
