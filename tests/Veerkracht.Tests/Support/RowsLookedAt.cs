using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SQLitePCL;
using Veerkracht.Data;

namespace Veerkracht.Tests.Support;

/// <summary>
/// How much a database looks at for a statement, whatever comes back: PostgreSQL counts the rows of each scan, also those that a filter
/// left out; SQLite counts the steps of its machine, some tens a row.
/// </summary>
internal sealed partial class RowsLookedAt : DbCommandInterceptor
{
    private volatile string? _of;
    private long _counted;

    public void Listen(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureDbContext<SqliteDb>((_, o) => o.AddInterceptors(this));
        builder.Services.ConfigureDbContext<PostgresDb>((_, o) => o.AddInterceptors(this));
    }

    /// <summary>During some work, by the statements that hold this name.</summary>
    public async Task<long> During(Func<Task> work, string name)
    {
        (_counted, _of) = (0, name);
        await work();
        _of = null;
        Assert.True(_counted > 0, $"no statement held {name}");
        return _counted;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (_of is { } name && command is NpgsqlCommand asked && asked.CommandText.Contains(name, StringComparison.Ordinal))
        {
            await using var explain = asked.Connection!.CreateCommand();
            explain.Transaction = asked.Transaction;
            explain.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + asked.CommandText;
            foreach (NpgsqlParameter parameter in asked.Parameters)
                explain.Parameters.Add(parameter.Clone());
            await using var lines = await explain.ExecuteReaderAsync(cancellationToken);
            long loops = 1;
            while (await lines.ReadAsync(cancellationToken))
                Count(lines.GetString(0), ref loops);
        }
        return result;
    }

    private void Count(string line, ref long loops)
    {
        if (Node().Match(line) is { Success: true } node)
        {
            loops = Number(node.Groups[2]);
            if (line.Contains("Scan", StringComparison.Ordinal) && !line.Contains("Subquery Scan", StringComparison.Ordinal))
                Interlocked.Add(ref _counted, (long)(double.Parse(node.Groups[1].Value, CultureInfo.InvariantCulture) * loops));
        }
        else if (Removed().Match(line) is { Success: true } removed)
            Interlocked.Add(ref _counted, Number(removed.Groups[1]) * loops);
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command,
        DataReaderClosingEventData eventData,
        InterceptionResult result
    )
    {
        Steps(command, eventData.DataReader);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        Steps(command, eventData.DataReader);
        return result;
    }

    private void Steps(DbCommand command, DbDataReader reader)
    {
        if (reader is not SqliteDataReader { Handle: { } statement })
            return;
        // A statement that was prepared before counts on, so each run takes its own away.
        var steps = raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_VM_STEP, 1);
        if (_of is { } name && command.CommandText.Contains(name, StringComparison.Ordinal))
            Interlocked.Add(ref _counted, steps);
    }

    [GeneratedRegex(@"\(actual rows=([\d.]+) loops=(\d+)\)")]
    private static partial Regex Node();

    [GeneratedRegex(@"Rows Removed by (?:Filter|Index Recheck): (\d+)")]
    private static partial Regex Removed();
}
