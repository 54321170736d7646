using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>A batch as people look at it.</summary>
/// <param name="Orders">In the order of the file, each with the number of its dossier.</param>
public sealed record BatchShown(PaymentBatch Batch, IReadOnlyList<(BatchOrder Order, string Number)> Orders);

/// <summary>Batches, and the file of one: always the bytes that were released, or none.</summary>
public sealed class BatchFiles(Db db)
{
    /// <summary>Null where it is not there, or not for this actor.</summary>
    public async Task<BatchShown?> Find(Actor actor, Guid id, CancellationToken stop)
    {
        var batch = await db.PaymentBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop);
        return batch is null || !actor.HasAuthorityOver(batch.Measure) ? null : await Of(batch, stop);
    }

    /// <summary>A batch with its orders.</summary>
    public async Task<BatchShown> Of(PaymentBatch batch, CancellationToken stop)
    {
        var orders = await (
            from order in db.Set<BatchOrder>().AsNoTracking()
            join dossier in db.Set<Applications.Dossier>() on order.DossierId equals dossier.Id
            where order.BatchId == batch.Id
            orderby order.Position
            select new { order, dossier.Number }
        ).ToListAsync(stop);
        return new(batch, [.. orders.Select(o => (o.order, o.Number))]);
    }

    /// <summary>The file of a released batch; null before that.</summary>
    /// <exception cref="InvalidDataException">What is stored gives other bytes than were released: it must not leave.</exception>
    public static byte[]? Written(BatchShown shown)
    {
        var batch = shown.Batch;
        if (batch.ContentHash is not { } released)
            return null;
        var message = batch.Message(shown.Orders.Select(o => o.Order));
        if (PaymentFile.Hash(message) != released)
            throw new InvalidDataException($"Payment batch {batch.Id} would give another file than the one that was released.");
        using var file = new MemoryStream();
        PaymentFile.Write(message, file);
        return file.ToArray();
    }

    /// <summary>How its file is called, the same each time.</summary>
    public static string NameOf(PaymentBatch batch) => $"{batch.MessageId}.xml";
}
