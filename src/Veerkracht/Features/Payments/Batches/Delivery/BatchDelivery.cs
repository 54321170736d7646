using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>Brings released files to the bank as long as the site runs, where a place is set.</summary>
internal sealed class BatchDelivery(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<BatchDelivery> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "bank";
    public override LocalText Does => new("betaalbestanden bezorgen aan de bank", "bringing payment files to the bank");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(10);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<DeliverBatches>().Do(lease, stop);
}
