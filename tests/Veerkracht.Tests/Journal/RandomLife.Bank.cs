using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Tests.Payments;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>Files to the bank, and a bank that pays, rejects, sends back, and sometimes says something else than was ordered.</summary>
internal sealed partial class RandomLife
{
    private int _files;

    private async Task<string> Bank()
    {
        var batches = await site.Query(db => db.PaymentBatches.AsNoTracking().OrderBy(b => b.Id).ToListAsync());
        var prepared = batches.Find(b => b.State == BatchState.Prepared);
        var released = batches.FindAll(b => b.State is BatchState.Released or BatchState.HandedOver);
        return _random.Next(6) switch
        {
            0 or 1 when prepared is not null => _random.Next(4) == 0
                ? $"withdraw: {await Say<WithdrawBatch, PaymentBatch>(a => a.Do(As(Manager), prepared.Id, "Toch niet"))}"
                : $"release: {await Say<ReleaseBatch, PaymentBatch>(a => a.Do(As(Approver), prepared.Id))}",
            2 or 3 or 4 when released.Count > 0 => await Answered(Pick(released)),
            5 when released.Count > 0 => await Say<HandOverBatch, PaymentBatch>(a => a.Do(As(Manager), Pick(released).Id)),
            _ => await Say<PrepareBatch, PaymentBatch>(a => a.Do(As(Manager), RandomCalls.Measure, Today(site))),
        };
    }

    private async Task<string> Answered(PaymentBatch batch)
    {
        var order = Pick(
            await site.Query(db => db.BatchOrders.AsNoTracking().Where(o => o.BatchId == batch.Id).OrderBy(o => o.Position).ToListAsync())
        );
        var file = $"F{++_files}";
        var (said, xml) = _random.Next(6) switch
        {
            0 => ("rejects", BatchWorld.Rejected(batch, order)),
            1 => ("returns", BatchWorld.Camt(file, BatchWorld.Back(order))),
            2 => ("differs", BatchWorld.Camt(file, BatchWorld.Booked(order, order.AmountCents + 1))),
            _ => ("pays", BatchWorld.Camt(file, BatchWorld.Booked(order, on: Today(site)))),
        };
        var came = await Say<ReadBankFile, BankFileResult>(a =>
            a.Do(As(Manager), new MemoryStream(Encoding.UTF8.GetBytes(xml)), $"{file}.xml")
        );
        var open = await site.Query(db =>
            db.BankLines.Where(l => l.State == LineState.Open).Select(l => l.Id).OrderBy(l => l).ToListAsync()
        );
        if (open.Count > 0 && _random.Next(2) == 0)
            await Say<CloseBankLine, ReadLine>(a => a.Do(As(Manager), Pick(open), "Nagevraagd bij de bank"));
        return $"{said}: {came}";
    }
}
