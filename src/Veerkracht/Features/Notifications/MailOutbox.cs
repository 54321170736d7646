using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Notifications;

/// <summary>Sends mail by itself, as long as the site runs; where the server cannot be reached it waits longer each time.</summary>
public sealed class MailOutbox(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<MailOutbox> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "mail";
    public override LocalText Does => new("mail versturen", "sending mail");
    private const int MostBatches = 200;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(15);
    protected override TimeSpan LongestPause => TimeSpan.FromMinutes(15);

    protected override async Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop)
    {
        await services.GetRequiredService<SendLetters>().Do(lease, stop);
        await services.GetRequiredService<SendMail>().Do(lease, stop);
        // After seven o'clock there are many: as long as each of a batch was taken there may be more.
        var (digests, batches) = (services.GetRequiredService<SendDigests>(), 0);
        while (batches < MostBatches && await digests.Do(lease, stop) == SendDigests.Most)
            batches++;
    }
}
