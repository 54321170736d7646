using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Casework.Tasks;

/// <summary>Looks again at the dossiers of calls whose windows changed, as long as the site runs.</summary>
internal sealed class LookAtTasks(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<LookAtTasks> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "tasks";
    public override LocalText Does => new("nagaan wie aan zet is na gewijzigde termijnen", "whose turn it is after deadlines changed");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(5);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<TasksOfDossiers>().Round(() => lease.Confirm(stop), stop);
}
