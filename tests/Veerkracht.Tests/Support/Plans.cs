using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Veerkracht.Data;

namespace Veerkracht.Tests.Support;

/// <summary>How the database would run what a site asks: the plan of each query, asked for just before the query itself.</summary>
internal sealed class Plans : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Statement, IReadOnlyList<string> Plan)> _plans = new();
    private volatile bool _on;

    public void Listen(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureDbContext<SqliteDb>((_, o) => o.AddInterceptors(this));
        builder.Services.ConfigureDbContext<PostgresDb>((_, o) => o.AddInterceptors(this));
    }

    /// <summary>Lines of plans by which some work reads a whole table of this name, with the statement.</summary>
    public async Task<IReadOnlyList<string>> WholeTables(Func<Task> work, params string[] tables)
    {
        _plans.Clear();
        _on = true;
        await work();
        _on = false;
        Assert.NotEmpty(_plans);
        return
        [
            .. _plans
                .Where(p => tables.Any(t => p.Plan.Any(line => ReadsWhole(line, p.Plan, p.Statement, t))))
                .Select(p => $"{string.Join('\n', p.Plan)}\nof {p.Statement}"),
        ];
    }

    /// <summary>
    /// SQLite names the alias: "SCAN d", or "SCAN d USING INDEX …". That is no more than the first rows where the statement wants no more
    /// and nothing is sorted before.
    /// </summary>
    private static bool ReadsWhole(string line, IReadOnlyList<string> plan, string statement, string table) =>
        line.Contains($"Seq Scan on \"{table}\"", StringComparison.Ordinal)
        || (
            line.StartsWith("SCAN ", StringComparison.Ordinal)
            && statement.Contains($"\"{table}\" AS \"{line.Split(' ')[1]}\"", StringComparison.Ordinal)
            && (
                !statement.Contains("LIMIT", StringComparison.Ordinal)
                || plan.Any(l => l.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal))
            )
        );

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (_on && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            Explain(command);
        return ValueTask.FromResult(result);
    }

    private void Explain(DbCommand command)
    {
        using var plan = command.Connection!.CreateCommand();
        plan.Transaction = command.Transaction;
        if (command is NpgsqlCommand)
        {
            // Of a small table all is read at once whatever indexes there are; so that is made dear.
            plan.CommandText = "SET enable_seqscan = off";
            plan.ExecuteNonQuery();
        }
        plan.CommandText = (command is NpgsqlCommand ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        foreach (DbParameter parameter in command.Parameters)
        {
            plan.Parameters.Add(
                parameter is NpgsqlParameter npgsql ? npgsql.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value)
            );
        }
        using var reader = plan.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        _plans.Enqueue((command.CommandText, lines));
    }
}
