using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Veerkracht.Data.Sqlite;

/// <summary>
/// A connection that stays open from one user to the next, with the statements that it has prepared, by their text. For one user at a time.
/// It has none of the functions in C# that Entity Framework gives its own connections, as for sums of decimals: amounts are whole cents.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More would be texts that do not come back.</summary>
    private const int MostPrepared = 400;

    private static readonly string[] Kept = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT", "ROLLBACK"];

    private readonly Dictionary<string, Prepared> _prepared = new(StringComparer.Ordinal);
    private readonly List<SqliteDataReader> _reading = [];
    private bool _ends;

    private sealed class Prepared(SqliteCommand command)
    {
        public SqliteCommand Command => command;
        public SqliteDataReader? Reader { get; set; }
    }

    /// <summary>Whether the next user finds it as if it were new.</summary>
    public bool IsFree => State == ConnectionState.Open && raw.sqlite3_get_autocommit(Handle) != 0 && _reading.TrueForAll(r => r.IsClosed);

    public override SqliteCommand CreateCommand() => new KeptCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Stays open: who is done with it closes it, but the next one wants it.</summary>
    public override void Close()
    {
        if (_ends)
            base.Close();
    }

    /// <summary>Forgets what is done; values of the last user are not kept.</summary>
    public void Rest()
    {
        _reading.Clear();
        foreach (var prepared in _prepared.Values)
        {
            prepared.Command.Parameters.Clear();
            (prepared.Command.Transaction, prepared.Reader) = (null, null);
        }
    }

    /// <summary>Closes it for good.</summary>
    public void End()
    {
        _ends = true;
        Dispose();
    }

    private SqliteDataReader Read(SqliteCommand asked, CommandBehavior behavior, Func<SqliteDataReader> plainly)
    {
        var reader = Find(asked.CommandText) is { } prepared ? Read(prepared, asked, behavior) : plainly();
        if (_reading.Count > MostPrepared)
            _reading.RemoveAll(r => r.IsClosed);
        _reading.Add(reader);
        return reader;
    }

    private static SqliteDataReader Read(Prepared prepared, SqliteCommand asked, CommandBehavior behavior)
    {
        var command = prepared.Command;
        (command.Transaction, command.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters)
            command.Parameters.Add(parameter);
        return prepared.Reader = command.ExecuteReader(behavior);
    }

    /// <summary>Null where it is not to be kept, or is being read at this moment.</summary>
    private Prepared? Find(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known.Reader is { IsClosed: false } ? null : known;
        if (!IsKept(sql) || _prepared.Count >= MostPrepared)
            return null;
        var prepared = new Prepared(new SqliteCommand(sql, this));
        _prepared.Add(sql, prepared);
        return prepared;
    }

    /// <summary>What changes the schema or the settings comes once.</summary>
    private static bool IsKept(string sql)
    {
        var text = sql.AsSpan().TrimStart();
        foreach (var word in Kept)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private sealed class KeptCommand : SqliteCommand
    {
        private readonly KeptConnection _kept;

        public KeptCommand(KeptConnection kept) => (_kept, Connection) = (kept, kept);

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) =>
            _kept.Read(this, behavior, () => base.ExecuteReader(behavior));
    }
}
