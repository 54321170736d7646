using Microsoft.Data.Sqlite;

namespace Veerkracht.Data.Lanes;

/// <summary>One connection with its prepared statements, behind the same gate as all who write.</summary>
internal sealed class SqliteLane(string connectionString) : Lane
{
    private SqliteConnection? _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private protected override async Task<LaneTransaction> Begin()
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        var gate = SqliteDb.WriterOf(path);
        await gate.WaitAsync();
        try
        {
            if (_connection is null)
            {
                _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
                _connection.Open();
                Run(SqliteDb.Settings.Pragmas);
            }
            Run("BEGIN IMMEDIATE");
            return new Transaction(this, gate);
        }
        catch
        {
            await Close();
            gate.Release();
            throw;
        }
    }

    private SqliteCommand Of(string sql, IReadOnlyList<object?> values)
    {
        Ask(sql);
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection!.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Count; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Count; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private int Run(string sql) => Of(sql, []).ExecuteNonQuery();

    private protected override ValueTask Close()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
        _connection?.Dispose();
        _connection = null;
        return ValueTask.CompletedTask;
    }

    private sealed class Transaction(SqliteLane lane, SemaphoreSlim gate) : LaneTransaction, ILaneSession
    {
        private readonly List<long?> _numbers = [];
        private bool _committed;

        public override bool IsBroken => SQLitePCL.raw.sqlite3_get_autocommit(lane._connection!.Handle) != 0;

        public override async Task<bool> Try(Func<ILaneSession, Task<bool>> work)
        {
            lane.Run("SAVEPOINT one");
            var done = false;
            try
            {
                done = await work(this);
            }
            finally
            {
                if (!done && !IsBroken)
                    lane.Run("ROLLBACK TO one");
            }
            lane.Run("RELEASE one");
            return done;
        }

        public void HoldTopic(int topic) { }

        public void HoldRow(string table, string key, object value) { }

        public void Ask(string sql, params IReadOnlyList<object?> values) => _numbers.Add(lane.Of(sql, values).ExecuteScalar() as long?);

        public Task<IReadOnlyList<long?>> Look()
        {
            IReadOnlyList<long?> numbers = [.. _numbers];
            _numbers.Clear();
            return Task.FromResult(numbers);
        }

        public Task<bool> Write(IReadOnlyList<Statement> statements)
        {
            foreach (var statement in statements)
            {
                var rows = lane.Of(statement.Sql, statement.Values).ExecuteNonQuery();
                if (statement.Rows is { } needed && needed != rows)
                    return Task.FromResult(false);
            }
            return Task.FromResult(true);
        }

        public override Task Commit()
        {
            lane.Run("COMMIT");
            _committed = true;
            return Task.CompletedTask;
        }

        public override void Dispose()
        {
            try
            {
                if (!_committed && !IsBroken)
                    lane.Run("ROLLBACK");
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
