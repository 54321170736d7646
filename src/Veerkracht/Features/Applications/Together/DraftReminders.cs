using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Tells reminders by itself, as long as the site runs. It asks often, because the clock of the demonstration leaps.</summary>
internal sealed class DraftReminders(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<DraftReminders> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "reminders";
    public override LocalText Does => new("herinneringen", "reminders of drafts");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(20);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<RemindDrafts>().Do(stop);
}
