using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Tests.Guarding;

/// <summary>The same site started once more on its database, with the lines that it logs.</summary>
internal sealed class NextStart : IAsyncDisposable
{
    private NextStart(WebApplication app, Lines lines) => (App, Log) = (app, lines);

    public WebApplication App { get; }
    public Lines Log { get; }

    public static async Task<NextStart> On(SiteOptions options, Action<IServiceCollection>? with = null)
    {
        var lines = new Lines();
        var app = SiteHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(lines);
            with?.Invoke(builder.Services);
        });
        try
        {
            await app.Prepare();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new NextStart(app, lines);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose() { }
    }
}
