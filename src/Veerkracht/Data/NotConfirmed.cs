using Npgsql;

namespace Veerkracht.Data;

/// <summary>
/// Written on this server, but a replica that must have it did not say so: nobody may be told that it is done. It is no fault of the
/// database, which kept it: the same request, sent again, finds it.
/// </summary>
public sealed class NotConfirmedException(string message) : Exception(message);

internal static class Confirming
{
    /// <summary>
    /// A wait for a replica that is cancelled (a time-out, an administrator) ends as if all was well, with a warning only.
    /// </summary>
    /// <exception cref="NotConfirmedException">The server warned while it committed.</exception>
    public static async Task Confirmed(this NpgsqlConnection connection, Func<Task> commit)
    {
        string? warning = null;
        void Hear(object sender, NpgsqlNoticeEventArgs told) =>
            warning = told.Notice.InvariantSeverity == "WARNING" ? told.Notice.MessageText : warning;
        connection.Notice += Hear;
        try
        {
            await commit();
        }
        finally
        {
            connection.Notice -= Hear;
        }
        if (warning is not null)
            throw new NotConfirmedException(warning);
    }
}
