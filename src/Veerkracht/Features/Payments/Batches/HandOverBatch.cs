using Veerkracht.Data;
using Veerkracht.Features.Payments.Batches.Delivery;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>Says that the bank has the file. Said again it does nothing: the file is the same, however often it left.</summary>
public sealed class HandOverBatch(ActFrame acts, IBankDrops drops) : IAct
{
    public static ActKind Kind { get; } =
        new BatchActKind("hand-over-batch", new("Betaalbestand bezorgd", "Payment file handed over"))
        {
            IsInternal = true,
            By = ActBy.Finance,
            Touches = ActTouches.None,
            From = [BatchState.Released, BatchState.HandedOver],
            TellsNobody = "what the bank does with it is told for each payment",
            Words = new("released", "handed over to the bank, by whom and when", "nothing"),
        };

    public Task<Outcome<PaymentBatch>> Do(Actor actor, Guid batch, CancellationToken stop = default) =>
        acts.Run<PaymentBatch, PaymentBatch>(Kind, actor, new BatchTarget(batch), null, act => Task.FromResult(HandOver(act)), stop);

    private Outcome<PaymentBatch> HandOver(ActScope<PaymentBatch> act)
    {
        var batch = act.Subject;
        if (batch.State == BatchState.HandedOver)
            return act.Nothing(batch);
        // Half of the way: the platform knows by itself how that ends, unless it brings files elsewhere now.
        if (batch.PlacedIn is { } place && place == drops.Place)
            return BatchRefusals.UnderWay;
        batch.HandOver(act.Actor.PersonId, act.At);
        act.Evidence = new
        {
            batch = batch.Id,
            message = batch.MessageId,
            sha256 = batch.ContentHash,
        };
        return batch;
    }
}
