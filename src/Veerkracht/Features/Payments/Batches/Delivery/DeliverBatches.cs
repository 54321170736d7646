using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>
/// Brings released files to the bank, one after the other: written whole under a name that the bank leaves alone, noted as placed, given
/// its name, noted as handed over. Whoever is killed between two of these steps finds in the place and in the notes what was done: a file
/// gets its name once, also where the bank has taken it away since.
/// </summary>
public sealed class DeliverBatches(Db db, BatchFiles files, IBankDrops drops, DeliverBatch deliver, Clock clock)
{
    /// <summary>What the bank leaves alone.</summary>
    public const string Unfinished = ".part";

    private const int AtOnce = 20,
        LongestFault = 300;

    /// <summary>How many were handed over; none where no place is set.</summary>
    public Task<int> Do(CancellationToken stop = default) => Do(null, stop);

    /// <param name="lease">Confirmed before each file; null where nobody else delivers.</param>
    public async Task<int> Do(HeldLease? lease, CancellationToken stop)
    {
        if (drops.Place is not { } place)
            return 0;
        var waiting = await db
            .PaymentBatches.AsNoTracking()
            .Where(b => b.State == BatchState.Released)
            .OrderBy(b => b.DecidedAt)
            .Take(AtOnce)
            .ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        IBankDrop drop;
        try
        {
            drop = await drops.Open(stop);
        }
        catch (IOException e)
        {
            foreach (var batch in waiting)
                await Note(batch, e.Message, stop);
            return 0;
        }
        using (drop)
        {
            var delivered = 0;
            foreach (var batch in waiting)
            {
                if (lease is not null)
                    await lease.Confirm(stop);
                delivered += await Deliver(drop, place, batch, stop) ? 1 : 0;
            }
            return delivered;
        }
    }

    private async Task<bool> Deliver(IBankDrop drop, string place, PaymentBatch batch, CancellationToken stop)
    {
        try
        {
            if (batch.PlacedIn is { } other && other != place)
                throw new IOException($"It was being brought to {other}: look there, and say by hand that the bank has it.");
            if (batch.PlacedIn is null && !await Place(drop, place, batch, stop))
                return false;
            await Name(drop, batch, stop);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            await Note(batch, e.Message, stop);
            return false;
        }
        return (await deliver.Do(batch.Id, stop)).Done;
    }

    /// <returns>False where somebody brought it to the bank by hand in the meantime.</returns>
    private async Task<bool> Place(IBankDrop drop, string place, PaymentBatch batch, CancellationToken stop)
    {
        var (name, hash) = (BatchFiles.NameOf(batch), batch.ContentHash);
        // The same file under its own name: somebody put it there, and it does not go twice.
        if (await drop.HashOf(name, stop) is not { } there)
            await Write(drop, batch, stop);
        else if (there != hash)
            throw new IOException($"Another file stands there under the name {name}.");
        var placed = await db
            .PaymentBatches.Where(b => b.Id == batch.Id && b.State == BatchState.Released && b.PlacedIn == null)
            .ExecuteUpdateAsync(
                b =>
                    b.SetProperty(x => x.PlacedIn, place)
                        .SetProperty(x => x.DeliveryFault, (string?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
        return placed == 1;
    }

    private async Task Write(IBankDrop drop, PaymentBatch batch, CancellationToken stop)
    {
        var file = BatchFiles.Written(await files.Of(batch, stop))!;
        var unfinished = BatchFiles.NameOf(batch) + Unfinished;
        await drop.Write(unfinished, file, stop);
        if (await drop.HashOf(unfinished, stop) != batch.ContentHash)
            throw new IOException($"{unfinished} reads back as other bytes than were written.");
    }

    /// <summary>Gives what was placed its name. Where it has no unfinished file any more, that was done before.</summary>
    private async Task Name(IBankDrop drop, PaymentBatch batch, CancellationToken stop)
    {
        var name = BatchFiles.NameOf(batch);
        if (await drop.HashOf(name + Unfinished, stop) is not { } there)
            return;
        if (await drop.HashOf(name, stop) is { } other && other != batch.ContentHash)
            throw new IOException($"Another file stands there under the name {name}.");
        if (there != batch.ContentHash)
            await Write(drop, batch, stop);
        await drop.Rename(name + Unfinished, name, stop);
    }

    private Task Note(PaymentBatch batch, string fault, CancellationToken stop)
    {
        var (told, at) = (fault[..Math.Min(fault.Length, LongestFault)], clock.UtcNow);
        return db
            .PaymentBatches.Where(b => b.Id == batch.Id && b.State == BatchState.Released)
            .ExecuteUpdateAsync(
                b =>
                    b.SetProperty(x => x.DeliveryFault, told)
                        .SetProperty(x => x.FaultSince, x => x.FaultSince ?? at)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
    }
}
