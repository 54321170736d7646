using System.Diagnostics.Metrics;
using Veerkracht.Data.Leasing;
using Veerkracht.Site.Watching;

namespace Veerkracht.Hosting.Watching;

/// <summary>
/// The readings of all instruments as metrics: their value where they have one, and for each how it stands (0 fine, 1 attention, 2 wrong).
/// They are read some seconds apart, however often somebody asks.
/// </summary>
internal sealed partial class GaugeMeter : BackgroundService, IOfEachProcess
{
    public const string Name = "Veerkracht.Readings";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<GaugeMeter> _log;
    private readonly Meter _meter = new(Name);
    private IReadOnlyList<Gauge> _last = [];

    public GaugeMeter(IServiceScopeFactory scopes, ILogger<GaugeMeter> log)
    {
        (_scopes, _log) = (scopes, log);
        _meter.CreateObservableGauge(
            "veerkracht.reading",
            () => _last.Where(r => r.Value is not null).Select(r => new Measurement<double>(r.Value!.Value, Of(r))),
            description: "What the page of operations shows, where it is a number"
        );
        _meter.CreateObservableGauge(
            "veerkracht.standing",
            () => _last.Select(r => new Measurement<int>((int)r.Condition, Of(r))),
            description: "How it stands: 0 fine, 1 attention, 2 wrong"
        );
    }

    private static KeyValuePair<string, object?> Of(Gauge reading) => new("name", reading.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await using var scope = _scopes.CreateAsyncScope();
                _last = await scope.ServiceProvider.GetRequiredService<Instruments>().Read(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(_log, e);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "What is measured of the site could not be read; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
