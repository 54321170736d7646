using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Tests.Support;

/// <summary>What a site asks of its database, statement by statement: the cost of something as a test can count it.</summary>
internal sealed class Statements : DbCommandInterceptor
{
    private readonly HttpContextAccessor _request = new();
    private readonly AsyncLocal<bool> _ours = new();
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ConcurrentQueue<(string Statement, int Rows)> _read = new();

    /// <summary>To be given to <see cref="TestSite.Start"/>.</summary>
    public void Listen(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureDbContext<SqliteDb>((_, o) => o.AddInterceptors(this));
        builder.Services.ConfigureDbContext<PostgresDb>((_, o) => o.AddInterceptors(this));
        builder.Services.AddHostedService(services => new Lanes(this, services.GetRequiredService<Lane>()));
    }

    /// <summary>
    /// The statements during some work, of that work and of all requests; those that hold one of the names. What the site does by itself
    /// every so many seconds is not of them.
    /// </summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> work, params string[] names)
    {
        _seen.Clear();
        _ours.Value = true;
        await work();
        return [.. _seen.Where(s => names.Length == 0 || names.Any(n => s.Contains(n, StringComparison.Ordinal)))];
    }

    /// <summary>How many rows came back during some work, from the statements that hold one of the names.</summary>
    public async Task<int> RowsDuring(Func<Task> work, params string[] names)
    {
        _read.Clear();
        _ours.Value = true;
        await work();
        return _read.Where(r => names.Any(n => r.Statement.Contains(n, StringComparison.Ordinal))).Sum(r => r.Rows);
    }

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result
    )
    {
        if (IsCounted)
            _read.Enqueue((command.CommandText, eventData.ReadCount));
        return result;
    }

    /// <summary>What does not go through the model.</summary>
    private sealed class Lanes(Statements statements, Lane lane) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lane.Asks += statements.See;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private void See(string statement)
    {
        if (IsCounted)
            _seen.Enqueue(statement);
    }

    private bool IsCounted => _ours.Value || _request.HttpContext is not null;

    private void See(DbCommand command)
    {
        if (IsCounted)
            _seen.Enqueue(command.CommandText);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        See(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        See(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        See(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        See(command);
        return base.ReaderExecuting(command, eventData, result);
    }
}
