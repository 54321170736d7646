namespace Veerkracht.Features.Notifications;

/// <summary>Sends mail by itself, as long as the site runs; where the server cannot be reached it waits longer each time.</summary>
internal sealed partial class MailOutbox(IServiceScopeFactory scopes, ILogger<MailOutbox> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15),
        Longest = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, TimeProvider.System, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SendLetters>().Do(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<SendMail>().Do(stoppingToken);
                pause = Pause;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                pause = pause * 2 > Longest ? Longest : pause * 2;
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail could not be sent; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
