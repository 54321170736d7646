using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>
/// The second approver, another person than who prepared it, releases a batch: what the file says is fixed by its hash, and from here on it
/// may leave. A payment that is no longer what was prepared keeps all of it here.
/// </summary>
public sealed class ReleaseBatch(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new BatchActKind("release-batch", new("Betaalbestand vrijgegeven", "Payment file released"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            Touches = ActTouches.None,
            From = [BatchState.Prepared],
            Tells = [BatchTellings.ToHandOver],
            Words = new(
                "prepared by somebody else; all payments still as they were",
                "released: the file is fixed by the SHA-256 of its bytes",
                "nothing"
            ),
        };

    public Task<Outcome<PaymentBatch>> Do(Actor actor, Guid batch, CancellationToken stop = default) =>
        acts.Run<PaymentBatch, PaymentBatch>(Kind, actor, new BatchTarget(batch), null, act => Release(act, stop), stop);

    private async Task<Outcome<PaymentBatch>> Release(ActScope<PaymentBatch> act, CancellationToken stop)
    {
        var batch = act.Subject;
        var orders = await db.BatchOrders.AsNoTracking().Where(o => o.BatchId == batch.Id).ToListAsync(stop);
        if (await ChangedOf(orders, stop) is { Count: > 0 } changed)
            return BatchRefusals.Changed(changed);
        var message = batch.Message(orders);
        if (PaymentSchema.Faults(message) is [var fault, ..])
            return BatchRefusals.Invalid(fault);
        batch.Release(act.Actor.PersonId, act.At, act.Reason, PaymentFile.Hash(message));
        act.Amount = batch.Amount;
        act.Say("batch", new($"{batch.Id}"));
        act.Say("orders", new($"{batch.Orders}"));
        act.Evidence = new
        {
            batch = batch.Id,
            message = batch.MessageId,
            sha256 = batch.ContentHash,
        };
        act.After = new { orders = batch.Orders, amount = batch.Amount.ToString() };
        return batch;
    }

    /// <summary>Numbers of dossiers whose payment is no longer approved, or has another amount or account.</summary>
    private async Task<IReadOnlyList<string>> ChangedOf(IReadOnlyList<BatchOrder> orders, CancellationToken stop)
    {
        var ids = orders.Select(o => o.PaymentId).ToList();
        var payments = await db.Payments.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        bool IsAsOrdered(BatchOrder order) =>
            payments.TryGetValue(order.PaymentId, out var payment)
            && payment.State == PaymentState.Approved
            && payment.AmountCents == order.AmountCents
            && Core.Identifiers.Iban.TryParse(payment.Iban, out var iban, out _)
            && iban.Value == order.Iban;
        var changed = orders.Where(o => !IsAsOrdered(o)).Select(o => o.DossierId).ToList();
        return await db.Dossiers.Where(d => changed.Contains(d.Id)).OrderBy(d => d.Number).Select(d => d.Number).ToListAsync(stop);
    }
}
