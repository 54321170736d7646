using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>The platform brought a file to the place from which the bank takes it. Done again it does nothing.</summary>
public sealed class DeliverBatch(ActFrame acts) : IAct
{
    public static ActKind Kind { get; } =
        new BatchActKind("deliver-batch", new("Betaalbestand bezorgd door het platform", "Payment file delivered by the platform"))
        {
            IsInternal = true,
            By = ActBy.Platform,
            Touches = ActTouches.None,
            From = [BatchState.Released, BatchState.HandedOver],
            TellsNobody = "what the bank does with it is told for each payment",
            Words = new(
                "released; the file stands whole in the folder or on the server of the configuration",
                "handed over, where and when",
                "nothing"
            ),
        };

    public Task<Outcome<PaymentBatch>> Do(Guid batch, CancellationToken stop = default) =>
        acts.Run<PaymentBatch, PaymentBatch>(Kind, Actor.System, new BatchTarget(batch), null, act => Task.FromResult(Deliver(act)), stop);

    private static Outcome<PaymentBatch> Deliver(ActScope<PaymentBatch> act)
    {
        var batch = act.Subject;
        if (batch.State == BatchState.HandedOver)
            return act.Nothing(batch);
        batch.HandOver(act.Actor.PersonId, act.At);
        act.Evidence = new
        {
            batch = batch.Id,
            message = batch.MessageId,
            sha256 = batch.ContentHash,
            place = batch.PlacedIn,
        };
        return batch;
    }
}
