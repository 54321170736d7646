using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>A batch that was not released is taken back: its payments can go into another.</summary>
public sealed class WithdrawBatch(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new BatchActKind("withdraw-batch", new("Betaalbestand ingetrokken", "Payment file withdrawn"))
        {
            IsInternal = true,
            By = new(Side.Agency, Role.Finance, Role.SecondApprover),
            Reason = Reasoning.Required,
            HoldsMeasure = true,
            Touches = ActTouches.None,
            From = [BatchState.Prepared],
            Tells = [BatchTellings.Withdrawn],
            Words = new("prepared, not released", "withdrawn; its payments can go into another file", "nothing"),
        };

    public Task<Outcome<PaymentBatch>> Do(Actor actor, Guid batch, string reason, CancellationToken stop = default) =>
        acts.Run<PaymentBatch, PaymentBatch>(Kind, actor, new BatchTarget(batch), reason, act => Withdraw(act, stop), stop);

    private async Task<Outcome<PaymentBatch>> Withdraw(ActScope<PaymentBatch> act, CancellationToken stop)
    {
        var batch = act.Subject;
        foreach (var order in await db.BatchOrders.Where(o => o.BatchId == batch.Id && o.State == OrderState.Ordered).ToListAsync(stop))
            order.Go(OrderState.Withdrawn);
        batch.Withdraw();
        act.Amount = batch.Amount;
        act.Say("batch", new($"{batch.Id}"));
        act.Say("orders", new($"{batch.Orders}"));
        act.Evidence = new { batch = batch.Id };
        return batch;
    }
}
