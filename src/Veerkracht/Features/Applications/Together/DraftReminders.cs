namespace Veerkracht.Features.Applications.Together;

/// <summary>Tells reminders by itself, as long as the site runs. It asks often, because the clock of the demonstration leaps.</summary>
internal sealed partial class DraftReminders(IServiceScopeFactory scopes, ILogger<DraftReminders> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RemindDrafts>().Do(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database that is away for a moment: the next round tells what is due then.
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders of drafts could not be told; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
