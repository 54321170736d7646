using Npgsql;

namespace Veerkracht.Data.Lanes;

/// <summary>One connection for each transaction of the lane, in which the server keeps what it prepared; a round trip takes many
/// statements.</summary>
internal sealed class PostgresLane : Lane
{
    private readonly string _connectionString;

    public PostgresLane(string connectionString) =>
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            ApplicationName = "veerkracht lane",
            MaxPoolSize = 2,
        }.ToString();

    private protected override async Task<LaneTransaction> Begin()
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync();
            return new Transaction(this, connection, await connection.BeginTransactionAsync());
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private protected override ValueTask Close()
    {
        using var connection = new NpgsqlConnection(_connectionString);
        NpgsqlConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private sealed class Transaction(PostgresLane lane, NpgsqlConnection connection, NpgsqlTransaction transaction)
        : LaneTransaction,
            ILaneSession
    {
        private readonly List<(Statement Statement, bool Asks)> _looks = [];
        private bool _saved;

        public override bool IsBroken => connection.FullState != System.Data.ConnectionState.Open;

        public override async Task<bool> Try(Func<ILaneSession, Task<bool>> work)
        {
            _looks.Clear();
            if (_saved)
                _looks.Add((new("RELEASE SAVEPOINT one", []), false));
            _looks.Add((new("SAVEPOINT one", []), false));
            var done = false;
            try
            {
                done = await work(this);
            }
            finally
            {
                if (!done && _saved && !IsBroken)
                    await Plain("ROLLBACK TO SAVEPOINT one");
            }
            return done;
        }

        public void HoldTopic(int topic) => _looks.Add((PostgresDb.HoldingTopic(topic), false));

        public void HoldRow(string table, string key, object value) => _looks.Add((PostgresDb.HoldingRow(table, key, value), false));

        public void Ask(string sql, params IReadOnlyList<object?> values) => _looks.Add((new(sql, values), true));

        public async Task<IReadOnlyList<long?>> Look()
        {
            await using var batch = Batch([.. _looks.Select(l => l.Statement)]);
            var numbers = new List<long?>(_looks.Count);
            await using (var reader = await batch.ExecuteReaderAsync())
            {
                // What returns no rows has no result of its own: only who asks has.
                var asks = _looks.Where(l => l.Asks || l.Statement.Sql.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
                foreach (var (_, asked) in asks)
                {
                    var has = await reader.ReadAsync() && !await reader.IsDBNullAsync(0);
                    if (asked)
                        numbers.Add(has ? Convert.ToInt64(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) : null);
                    await reader.NextResultAsync();
                }
            }
            _saved = true;
            _looks.Clear();
            return numbers;
        }

        public async Task<bool> Write(IReadOnlyList<Statement> statements)
        {
            await using var batch = Batch(statements);
            await batch.ExecuteNonQueryAsync();
            for (var i = 0; i < statements.Count; i++)
            {
                if (statements[i].Rows is { } needed && (int)batch.BatchCommands[i].RecordsAffected != needed)
                    return false;
            }
            return true;
        }

        private NpgsqlBatch Batch(IReadOnlyList<Statement> statements)
        {
            var batch = new NpgsqlBatch(connection, transaction);
            lane.Ask(string.Join(";\n", statements.Select(s => s.Sql)));
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values)
                    command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
                batch.BatchCommands.Add(command);
            }
            return batch;
        }

        private async Task Plain(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        public override Task Commit() => connection.Confirmed(() => transaction.CommitAsync());

        public override void Dispose()
        {
            transaction.Dispose();
            connection.Dispose();
        }
    }
}
