using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Veerkracht.Bench.Filling;

/// <summary>The database that is filled: what differs between SQLite and PostgreSQL.</summary>
internal abstract class Filled(DbConnection connection) : IAsyncDisposable
{
    protected DbConnection Connection => connection;

    public static async Task<Filled> Open(string place)
    {
        var postgres = place.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        Filled filled = postgres
            ? new FilledPostgres(new NpgsqlConnection(place), place)
            : new FilledSqlite(new SqliteConnection($"Data Source={Path.Combine(place, "veerkracht.db")};Pooling=False"));
        await filled.Connection.OpenAsync();
        return filled;
    }

    /// <summary>Tables whose rows belong to a dossier.</summary>
    public abstract Task<IReadOnlyList<string>> TablesOfDossiers();

    /// <summary>The index of words by which dossiers are found, made anew: a table, with what fills it.</summary>
    public abstract IReadOnlyList<(string Table, IReadOnlyList<string> Statements)> Words { get; }

    /// <summary>Takes away what would check or index each row by itself.</summary>
    public abstract Task Loosen();

    /// <summary>Makes what <see cref="Loosen"/> took away.</summary>
    public abstract Task Tighten();

    public abstract Task<IRowSink> Sink(string table, IReadOnlyList<string> columns);

    /// <summary>In the words of SQL of both.</summary>
    public async Task Execute(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> Whole(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? Convert.ToInt64(value, null) : 0;
    }

    public async Task<IReadOnlyList<Row>> Rows(string table, string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
            rows.Add(new(table, Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Value(reader, i))));
        return rows;
    }

    public async Task<bool> Has(string table, string column)
    {
        await using var command = Command($"SELECT * FROM \"{table}\" WHERE 1 = 0", []);
        await using var reader = await command.ExecuteReaderAsync();
        return Enumerable.Range(0, reader.FieldCount).Any(i => reader.GetName(i) == column);
    }

    public async Task<bool> Has(string table) => (await Tables()).Contains(table);

    public abstract Task<IReadOnlyList<string>> Tables();

    protected async Task<IReadOnlyList<string>> Texts(string sql) => [.. (await Rows("", sql)).Select(r => r.Text(r.Columns.First())!)];

    private static object? Value(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : reader.GetDataTypeName(column) == "date" ? reader.GetFieldValue<DateOnly>(column)
        : reader.GetValue(column);

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public virtual ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>Takes rows of one table in the order of its columns.</summary>
internal interface IRowSink : IAsyncDisposable
{
    void Write(object?[] values);
}
