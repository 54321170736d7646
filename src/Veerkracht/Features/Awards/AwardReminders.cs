using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;

namespace Veerkracht.Features.Awards;

/// <summary>
/// Reminds of what an award still asks, as long as the site runs. It asks often, because the clock of the demonstration leaps.
/// </summary>
internal sealed class AwardReminders(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<AwardReminders> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "awards";
    public override LocalText Does => new("termijnen van voorwaarden en aanvaardingen", "terms of conditions and acceptances");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(20);

    protected override async Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop)
    {
        await services.GetRequiredService<RemindConditions>().Do(stop);
        await services.GetRequiredService<RemindAcceptances>().Do(stop);
    }
}
