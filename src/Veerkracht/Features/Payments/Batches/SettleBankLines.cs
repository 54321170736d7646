using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>
/// Does what the lines of a file of the bank mean, one after the other. Each act can be done again without harm, and a line is ticked off
/// after it: whoever stops in between loses nothing and books nothing twice.
/// </summary>
public sealed class SettleBankLines(Db db, RecordPayment record, RejectOrder reject, ReturnPayment giveBack)
{
    /// <summary>So many lines are read at once.</summary>
    private const int Page = 200;

    private static readonly LocalText NotThere = new(
        "dit bestand is hier niet bekend, of is nog niet vrijgegeven",
        "this file is not known here, or was not released"
    );

    private static readonly LocalText NoDay = new("de bank noemt geen dag", "the bank names no day");

    public async Task Do(Actor actor, Guid file, CancellationToken stop)
    {
        var done = 0;
        while (true)
        {
            var from = done;
            var waiting = await db
                .BankLines.AsNoTracking()
                .Where(l => l.FileId == file && l.State == LineState.Waiting && l.Position > from)
                .OrderBy(l => l.Position)
                .Take(Page)
                .ToListAsync(stop);
            if (waiting.Count == 0)
                return;
            foreach (var line in waiting)
                await Settle(actor, line, stop);
            done = waiting[^1].Position;
        }
    }

    private async Task Settle(Actor actor, ReadLine line, CancellationToken stop)
    {
        if (line.Reach != BankReach.Payment)
        {
            await OfMany(actor, line, stop);
            return;
        }
        var (order, sent) = await Named(line.EndToEndId, stop);
        var match = BankMatch.Of(line.Line, sent);
        if (match.Meaning is BankMeaning.Differs or BankMeaning.Unknown)
        {
            await Tick(line, l => l.LeaveOpen(match.Meaning, match.Why, order?.Id), stop);
            return;
        }
        var refusals = await Carry(actor, match.Meaning, order!, line, stop);
        if (refusals.Count > 0)
            await Tick(line, l => l.LeaveOpen(BankMeaning.Differs, refusals, order!.Id), stop);
        else
            await Tick(line, l => l.Settle(match.Meaning, order!.Id), stop);
    }

    /// <summary>A rejection of a whole message or group: of each of its orders.</summary>
    private async Task OfMany(Actor actor, ReadLine line, CancellationToken stop)
    {
        var batch = await BatchOf(line.MessageId, stop);
        if (batch is null)
        {
            await Tick(line, l => l.LeaveOpen(BankMeaning.Unknown, [NotThere], null), stop);
            return;
        }
        var why = new List<LocalText>();
        if (line.Fact == BankFact.Rejected)
        {
            // A file has one day, and so one group.
            var orders = await db.BatchOrders.AsNoTracking().Where(o => o.BatchId == batch.Id).OrderBy(o => o.Position).ToListAsync(stop);
            foreach (var order in orders)
                why.AddRange(await Carry(actor, BankMeaning.Rejected, order, line, stop));
        }
        if (why.Count > 0)
            await Tick(line, l => l.LeaveOpen(BankMeaning.Differs, [.. why.Distinct()], null), stop);
        else
            await Tick(line, l => l.Settle(line.Fact == BankFact.Rejected ? BankMeaning.Rejected : BankMeaning.Noted, null), stop);
    }

    private async Task<IReadOnlyList<LocalText>> Carry(
        Actor actor,
        BankMeaning meaning,
        BatchOrder order,
        ReadLine line,
        CancellationToken stop
    )
    {
        if (meaning == BankMeaning.Paid && line.On is null)
            return [NoDay];
        IReadOnlyList<Refusal> refused = meaning switch
        {
            BankMeaning.Paid => await Pay(actor, order, line, stop),
            BankMeaning.Rejected => await reject.Do(actor, order, line.Reason, stop),
            BankMeaning.Returned => await giveBack.Do(actor, order, line.On, line.Reason, stop),
            _ => [],
        };
        return [.. refused.Select(r => r.Text)];
    }

    private async Task<IReadOnlyList<Refusal>> Pay(Actor actor, BatchOrder order, ReadLine line, CancellationToken stop)
    {
        // Paid, sent back, and the file with the first of both brought again: the later fact stays.
        if (order.State is OrderState.Returned)
            return [];
        var reference = line.Reference is { Length: > 0 and <= BankEntry.LongestReference } own ? own : order.EndToEndId;
        var paid = await record.Do(actor, order.PaymentId, line.On!.Value, reference, stop);
        return paid.Done ? [] : paid.Refusals;
    }

    private async Task<(BatchOrder? Order, SentOrder? Sent)> Named(string? endToEndId, CancellationToken stop)
    {
        if (BatchOrder.Named(endToEndId) is not { } id)
            return (null, null);
        var order = await db.BatchOrders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, stop);
        if (order is null)
            return (null, null);
        var batch = await db.PaymentBatches.AsNoTracking().SingleAsync(b => b.Id == order.BatchId, stop);
        return batch.ContentHash is null ? (null, null) : (order, order.Sent(batch.MessageId));
    }

    private async Task<PaymentBatch?> BatchOf(string? messageId, CancellationToken stop)
    {
        if (messageId is not ['V', 'K', ..] || messageId.Length != PaymentFile.LongestMessageId)
            return null;
        var released = await db.PaymentBatches.AsNoTracking().Where(b => b.ContentHash != null).ToListAsync(stop);
        return released.Find(b => b.MessageId == messageId);
    }

    /// <summary>Ticks a line off, unless somebody who brought the same file at the same moment did.</summary>
    private Task Tick(ReadLine line, Action<ReadLine> tick, CancellationToken stop)
    {
        tick(line);
        var (id, state, meaning, why, order) = (line.Id, line.State, line.Meaning, line.Why, line.OrderId);
        return db
            .BankLines.Where(l => l.Id == id && l.State == LineState.Waiting)
            .ExecuteUpdateAsync(
                l =>
                    l.SetProperty(x => x.State, state)
                        .SetProperty(x => x.Meaning, meaning)
                        .SetProperty(x => x.Why, why)
                        .SetProperty(x => x.OrderId, order)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
    }
}
