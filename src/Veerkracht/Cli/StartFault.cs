using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Npgsql;
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
            _ when options.Postgres is not null && (Inside<NpgsqlException>(fault) || fault is ArgumentException && FromDatabase(fault)) =>
                $"The database of --db cannot be used: {fault.GetBaseException().Message} Write it as --db "
                    + "\"Host=…;Database=…;Username=…\".",
            _ when Inside<SocketException>(fault) || fault is FormatException or ArgumentOutOfRangeException =>
                $"Cannot listen on {options.Urls}. Write --urls as http://127.0.0.1:5080, with an address of this machine and a port "
                    + "below 65536.",
            IOException or UnauthorizedAccessException =>
                $"The data directory {options.DataDirectory} cannot be used: {fault.Message} Choose another with --data.",
            InvalidDataException or ArgumentException => fault.Message,
            _ => $"Veerkracht cannot start: {fault.GetBaseException().Message}",
        };

    private static bool FromDatabase(Exception fault) => fault.StackTrace?.Contains("Npgsql", StringComparison.Ordinal) == true;

    private static bool Inside<T>(Exception? fault)
        where T : Exception => fault is not null && (fault is T || Inside<T>(fault.InnerException));
}
