using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>A batch that an act changes; not there for who has no authority over its measure.</summary>
public sealed record BatchTarget(Guid Id) : ActTarget<PaymentBatch>
{
    public override Task<string?> Measure(ActReach reach) =>
        reach.Db.PaymentBatches.Where(b => b.Id == Id).Select(b => (string?)b.Measure).FirstOrDefaultAsync(reach.Stop);

    public override async Task<PaymentBatch?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("PaymentBatches", Id, reach.Stop);
        return
            await reach.Db.PaymentBatches.FirstOrDefaultAsync(b => b.Id == Id, reach.Stop) is { } batch
            && (reach.Actor.IsPlatform || reach.Actor.HasAuthorityOver(batch.Measure))
            ? batch
            : null;
    }
}

/// <summary>A measure of which a batch can be prepared.</summary>
public sealed record MeasureToPay(string Slug) : IActSubject
{
    public Subject Subject => new(Slug);

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Slug);

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

public sealed record MeasureToPayTarget(string Slug) : ActTarget<MeasureToPay>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(Slug);

    public override Task<MeasureToPay?> Load(ActReach reach) =>
        Task.FromResult(reach.Actor.HasAuthorityOver(Slug) ? new MeasureToPay(Slug) : null);
}
