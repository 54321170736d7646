using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Site;

namespace Veerkracht.Bench;

/// <summary>One of two builds that are measured in turns, with a database of its own.</summary>
internal sealed class Side : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly string? _postgres;

    private Side(Built built, Officers officers, DirectoryInfo data, string? postgres) =>
        (Built, Officers, _data, _postgres) = (built, officers, data, postgres);

    public Built Built { get; }
    public Officers Officers { get; }
    public SiteOptions Options => new() { DataDirectory = _data.FullName, Postgres = _postgres };

    public static async Task<Side> Start(string name, string checkout, string? postgres)
    {
        var data = Directory.CreateTempSubdirectory("veerkracht-bench-");
        var built = await Built.Start(name, checkout, data.FullName, postgres);
        return new(built, await Officers.Of(built), data, postgres);
    }

    /// <summary>Runs it for each, so many at once; a second, and CPU of the server in ms each.</summary>
    public async Task<(double Rate, double CpuMs)> Measure<T>(IReadOnlyList<T> each, int atOnce, Func<T, Task> what)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Built.CpuMs());
        await Parallel.ForEachAsync(each, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (one, _) => await what(one));
        return (each.Count / watch.Elapsed.TotalSeconds, (Built.CpuMs() - cpu) / each.Count);
    }

    /// <summary>What dossiers ask, in cents, by the transfers of the journal.</summary>
    public Task<long> Booked() =>
        Whole(
            """
            SELECT CAST(COALESCE(SUM("Cents"), 0) AS bigint) FROM "Transfers"
            WHERE "FromKey" LIKE 'demand/%' AND "ToKey" LIKE 'asked/%'
            """
        );

    /// <summary>SQLite: what its pages hold, without those that are free.</summary>
    public Task<long> DatabaseBytes() =>
        Whole("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()");

    private async Task<long> Whole(string sql)
    {
        await using DbConnection connection = _postgres is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "veerkracht.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    public async ValueTask DisposeAsync()
    {
        await Built.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
