using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Site.Watching;

/// <summary>
/// How many statements each page and endpoint asks of the database: what grows unseen until a deadline. Only counted where metrics are
/// read.
/// </summary>
internal sealed class PageStatements : DbCommandInterceptor, IHostedService, IOfEachProcess, IDisposable
{
    public const string MeterName = "Veerkracht.Pages";

    private readonly AsyncLocal<StrongCount?> _count = new();
    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _statements;
    private readonly Lane _lane;

    public PageStatements(Lane lane)
    {
        _lane = lane;
        _statements = _meter.CreateHistogram<int>("veerkracht.page.statements", "{statement}", "Statements of the database for one answer");
    }

    private sealed class StrongCount
    {
        private int _asked;

        public int Asked => _asked;

        public void Add() => Interlocked.Increment(ref _asked);
    }

    public async Task Count(HttpContext context, RequestDelegate next)
    {
        var count = _count.Value = new StrongCount();
        await next(context);
        // By its route: an address with a number in it would be a series of its own.
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
            _statements.Record(count.Asked, new("http.route", route), new("http.request.method", context.Request.Method));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _lane.Asks += Add;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _lane.Asks -= Add;
        return Task.CompletedTask;
    }

    public void Dispose() => _meter.Dispose();

    private void Add(string statement) => _count.Value?.Add();

    private T Counted<T>(T result)
    {
        _count.Value?.Add();
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Counted(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Counted(result));
}

internal static class CountedPages
{
    public static IServiceCollection CountStatements(this IServiceCollection services)
    {
        services.AddSingleton<PageStatements>();
        services.AddHostedService(s => s.GetRequiredService<PageStatements>());
        services.ConfigureDbContext<SqliteDb>((s, o) => o.AddInterceptors(s.GetRequiredService<PageStatements>()));
        services.ConfigureDbContext<PostgresDb>((s, o) => o.AddInterceptors(s.GetRequiredService<PageStatements>()));
        return services;
    }
}
