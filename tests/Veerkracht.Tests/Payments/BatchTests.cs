using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Books;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>An order leaves once, and only what the bank says in all four things of it is paid.</summary>
public sealed class BatchTests
{
    private static readonly Book Envelope = Book.Envelope(TestCalls.Measure);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_is_released_by_a_second_person_and_is_the_same_bytes_each_time(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var (one, two) = (await site.ToPay("2000.00"), await site.ToPay("100.10", "BE71096123456769"));
        var prepared = Value(await site.Prepare());
        Assert.Equal((2, one.AmountCents + two.AmountCents), (prepared.Orders, prepared.AmountCents));
        Assert.Null(await File(site, prepared));
        Refused("batch-other-state", await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), prepared.Id)));
        Refused("forbidden", await site.Act((ReleaseBatch a) => a.Do(TestSite.As(Manager), prepared.Id)));

        var released = Value(await site.Release(prepared));

        var file = await File(site, released);
        Assert.Equal(released.ContentHash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file!)));
        Assert.Equal(file, await File(site, released));
        var text = System.Text.Encoding.UTF8.GetString(file!);
        Assert.Contains($"<MsgId>{released.MessageId}</MsgId>", text);
        Assert.Contains("<NbOfTxs>2</NbOfTxs><CtrlSum>840.04</CtrlSum>", text);
        Assert.Contains("<IBAN>BE71096123456769</IBAN>", text);
        Value(await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), released.Id)));
        Value(await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), released.Id)));
        Assert.Equal(file, await File(site, released));
        Refused("nothing-to-order", await site.Prepare());
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_payment_is_in_one_file_whoever_prepares_at_the_same_moment(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => site.Prepare()));

        var batch = Value(Assert.Single(outcomes, o => o.Done));
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Contains(Code(o), new[] { "nothing-to-order", "changed-meanwhile" }));
        Assert.Equal(1, await site.Query(db => db.BatchOrders.CountAsync(o => o.PaymentId == payment.Id)));

        Value(await site.Act((WithdrawBatch a) => a.Do(TestSite.As(Manager), batch.Id, "Verkeerde dag")));
        Refused("already-decided", await site.Release(batch));
        Assert.Equal(2, Value(await site.Prepare()).Number);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_changed_since_it_was_prepared_is_not_released(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");
        var batch = Value(await site.Prepare());
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "MET DE HAND")));

        Refused("order-changed", await site.Release(batch));

        Value(await site.Act((WithdrawBatch a) => a.Do(TestSite.As(Manager), batch.Id, "Met de hand betaald")));
        Refused("nothing-to-order", await site.Prepare());
        Refused("day-past", await site.Act((PrepareBatch a) => a.Do(TestSite.As(Manager), TestCalls.Measure, new DateOnly(2022, 8, 31))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_bank_booked_is_paid_once_however_often_its_file_comes(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");
        var batch = await site.Released();
        var order = await site.Order(batch, payment);
        var xml = BatchWorld.Camt("A", BatchWorld.Booked(order));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.Bring(xml)));
        var again = Value(await site.Bring(xml));

        Assert.All(results.Where(r => r.Done), r => Assert.Equal(1, Value(r).Lines));
        Assert.Contains(results, r => r.Done);
        Assert.Equal((1, 1, 0, 0, true), (again.Lines, again.Matched, again.Returned, again.Unmatched, again.WasKnown));
        var now = await site.Now(payment);
        Assert.Equal((PaymentState.Paid, $"REF-{order.EndToEndId[^12..]}"), (now.State, now.BankReference));
        Assert.Equal(OrderState.Paid, (await site.Order(batch, payment)).State);
        Assert.Equal(800_00, await site.Balance(Envelope.Paid(payment.DossierId)));
        Assert.Equal(1, await site.Query(db => db.BankFiles.CountAsync()));
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == "record-payment")));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_differs_in_amount_account_or_reference_is_left_to_a_person_and_never_paid(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var (one, two) = (await site.ToPay("2000.00"), await site.ToPay("3000.00"));
        var batch = await site.Released();
        var (first, second) = (await site.Order(batch, one), await site.Order(batch, two));
        var xml = BatchWorld.Camt(
            "A",
            BatchWorld.Booked(first, first.AmountCents - 1),
            BatchWorld.Booked(second, account: "BE71096123456769"),
            BatchWorld.Booked(first).Replace(first.EndToEndId, "NOTPROVIDED"),
            BatchWorld.Booked(first, on: new(2022, 9, 9))
        );

        var read = Value(await site.Bring(xml));

        Assert.Equal((4, 0, 4), (read.Lines, read.Matched, read.Unmatched));
        Assert.Equal(PaymentState.Approved, (await site.Now(one)).State);
        Assert.Equal(PaymentState.Approved, (await site.Now(two)).State);
        Assert.Equal(0, await site.Balance(Envelope.Paid(one.DossierId)));
        var lines = await site.Query(db => db.BankLines.AsNoTracking().OrderBy(l => l.Position).ToListAsync());
        Assert.Equal(
            [BankMeaning.Differs, BankMeaning.Differs, BankMeaning.Unknown, BankMeaning.Differs],
            lines.Select(l => l.Meaning!.Value)
        );
        Refused("required", await site.Act((CloseBankLine a) => a.Do(TestSite.As(Manager), lines[0].Id, " ")));
        Value(await site.Act((CloseBankLine a) => a.Do(TestSite.As(Manager), lines[0].Id, "Bank rekende kosten aan; nagevraagd")));
        Refused("bank-line-closed", await site.Act((CloseBankLine a) => a.Do(TestSite.As(Manager), lines[0].Id, "Nog eens")));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_comes_back_is_ordered_again_opens_the_dossier_and_is_paid_by_another_file(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var first = await site.ToPay("2000.00");
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), first.Id, Today(site), "EERST")));
        await site.Send(first.DossierId, "balance", BatchWorld.Answers("2000.00"));
        var payment = await site.Approved(first.DossierId, "balance");
        var batch = await site.Released();
        var order = await site.Order(batch, payment);
        Value(await site.Bring(BatchWorld.Camt("A", BatchWorld.Booked(order))));
        Assert.Equal(DossierState.Closed, (await site.Dossier(payment.DossierId)).State);

        // Another amount than was paid is no return of it.
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("B", BatchWorld.Back(order, 1)))).Unmatched);
        Assert.Equal(DossierState.Closed, (await site.Dossier(payment.DossierId)).State);
        var returned = Value(await site.Bring(BatchWorld.Camt("C", BatchWorld.Back(order))));
        var twice = Value(await site.Bring(BatchWorld.Camt("D", BatchWorld.Back(order))));

        Assert.Equal((1, 1), (returned.Matched, returned.Returned));
        Assert.Equal((1, 1), (twice.Matched, twice.Returned));
        var dossier = await site.Dossier(payment.DossierId);
        Assert.Equal((DossierState.Awarded, 800_00), (dossier.State, dossier.PaidCents));
        Assert.Equal((200_00, 800_00), (await site.Balance(Envelope.Ordered(dossier.Id)), await site.Balance(Envelope.Paid(dossier.Id))));
        Assert.Equal("AC04: Rekening gesloten", (await site.Order(batch, payment)).Answer);

        var next = await site.Released();
        var anew = await site.Order(next, payment);
        Assert.NotEqual(order.EndToEndId, anew.EndToEndId);
        // The bank's first answer, brought again, changes nothing.
        Value(await site.Bring(BatchWorld.Camt("A", BatchWorld.Booked(order))));
        Assert.Equal(PaymentState.Approved, (await site.Now(payment)).State);
        Value(await site.Bring(BatchWorld.Camt("E", BatchWorld.Booked(anew))));
        Assert.Equal((DossierState.Closed, 1000_00), ((await site.Dossier(dossier.Id)).State, (await site.Dossier(dossier.Id)).PaidCents));
        await site.InvariantsHold();
    }

    /// <summary>It opened the next step when it was paid first: that was told, and is not told again.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_first_instalment_that_came_back_is_paid_by_another_file(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");
        var order = await site.Order(await site.Released(), payment);
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("A", BatchWorld.Booked(order)))).Matched);
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("B", BatchWorld.Back(order)))).Returned);
        var anew = await site.Order(await site.Released(), payment);
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("C", BatchWorld.Booked(anew)))).Matched);
        Assert.Equal((PaymentState.Paid, 800_00), ((await site.Now(payment)).State, (await site.Dossier(payment.DossierId)).PaidCents));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_bank_rejects_books_nothing_and_can_go_again(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var (one, two) = (await site.ToPay("2000.00"), await site.ToPay("3000.00"));
        var batch = await site.Released();

        Assert.Equal((1, 1), Rejections(Value(await site.Bring(BatchWorld.Rejected(batch, await site.Order(batch, one))))));
        Assert.Equal((1, 1), Rejections(Value(await site.Bring(BatchWorld.Rejected(batch)))));

        Assert.Equal(OrderState.Rejected, (await site.Order(batch, two)).State);
        Assert.Equal((PaymentState.Approved, PaymentState.Approved), ((await site.Now(one)).State, (await site.Now(two)).State));
        Assert.Equal(2, (await site.Released()).Orders);
        Assert.Equal(0, await site.Balance(Envelope.Paid(one.DossierId)));
        await site.JournalBalances();
    }

    /// <summary>As when the process is cut off between the act and its tick: the line is settled later.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_line_that_was_done_and_not_ticked_off_is_done_once(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var (one, two) = (await site.ToPay("2000.00"), await site.ToPay("3000.00"));
        var batch = await site.Released();
        var (first, second) = (await site.Order(batch, one), await site.Order(batch, two));
        var xml = BatchWorld.Camt("A", BatchWorld.Booked(first), BatchWorld.Booked(second), BatchWorld.Back(first));
        Value(await site.Bring(xml));
        await site.Query(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE \"BankLines\" SET \"State\" = 'Waiting', \"Meaning\" = NULL, \"OrderId\" = NULL")
        );

        var again = Value(await site.Bring(xml));

        Assert.Equal((3, 0), (again.Matched, again.Unmatched));
        Assert.Equal((0, 1200_00), (await site.Balance(Envelope.Paid(one.DossierId)), await site.Balance(Envelope.Paid(two.DossierId))));
        Assert.Equal(2, await site.Query(db => db.Acts.CountAsync(a => a.Kind == "record-payment")));
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == "return-payment")));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_that_is_none_of_the_bank_is_refused_whole(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        await site.ToPay("2000.00");
        await site.Released();
        foreach (var text in new[] { "", "betaald", "<Document/>", BatchWorld.Camt("A")[..200] })
            Refused("bank-file-unreadable", await site.Bring(text));
        Refused(
            "forbidden",
            await site.Act((ReadBankFile a) => a.Do(TestSite.As("geetbets-officer"), new MemoryStream("<a/>"u8.ToArray()), "x"))
        );
        Assert.Equal(0, await site.Query(db => db.BankFiles.CountAsync()));
        Assert.Equal(0, await site.Query(db => db.BankLines.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_bank_says_out_of_order_is_left_to_a_person(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");
        var batch = await site.Released();
        var order = await site.Order(batch, payment);
        var stop = TestContext.Current.CancellationToken;
        var undated = BatchWorld.Booked(order).Replace("<BookgDt><Dt>2022-09-01</Dt></BookgDt>", "");
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("A", undated))).Unmatched);
        Assert.Equal(1, Value(await site.Bring(BatchWorld.Camt("B", BatchWorld.Back(order)))).Unmatched);
        var early = await site.Ask((ReturnPayment a) => a.Do(TestSite.As(Manager), order, null, "AC04", stop));
        Assert.Equal("not-paid", Assert.Single(early).Code);

        Value(await site.Bring(BatchWorld.Camt("C", BatchWorld.Booked(order))));

        Assert.Equal(1, Value(await site.Bring(BatchWorld.Rejected(batch, order))).Unmatched);
        var late = await site.Ask((RejectOrder a) => a.Do(TestSite.As(Manager), order, "AC04", stop));
        Assert.Equal("paid-before", Assert.Single(late).Code);
        Assert.Equal(PaymentState.Paid, (await site.Now(payment)).State);
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_no_bank_would_take_is_not_released(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        await site.ToPay("2000.00");
        var batch = Value(await site.Prepare());
        await site.Query(db => db.Database.ExecuteSqlRawAsync("UPDATE \"PaymentBatches\" SET \"PayerBic\" = '12345678'"));
        Refused("file-invalid", await site.Release(batch));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_an_account_to_pay_from_no_file_is_made(Database database)
    {
        await using var site = await TestSite.Start(database, adjust: b => b.Services.AddSingleton(new PayerSettings(Account: null)));
        await site.Publish(BatchWorld.Yaml, 1_000_000_00);
        await site.ToPay("2000.00");
        Refused("payer-unknown", await site.Prepare());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task On_the_page_a_file_is_prepared_released_carried_and_answered(Database database)
    {
        await using var site = await BatchWorld.Started(database);
        var payment = await site.ToPay("2000.00");
        var manager = await Browser.As(site, Manager);
        var approver = await Browser.As(site, Approver);
        Assert.Contains("800,00", await manager.Http.GetStringAsync("/betaalopdrachten"));

        var made = await manager.Post("/betaalopdrachten?handler=Prepare", ("maatregel", TestCalls.Measure), ("op", "05/09/2022"));
        var page = $"{made.Headers.Location}";
        Assert.Contains("Geef dit bestand vrij", await approver.Http.GetStringAsync(page));
        Assert.Equal(page, $"{(await approver.Post($"{page}?handler=Release")).Headers.Location}");
        var file = await manager.Http.GetStringAsync($"{page}/bestand");
        Assert.Contains("<ReqdExctnDt><Dt>2022-09-05</Dt></ReqdExctnDt>", file);
        Assert.Equal(page, $"{(await manager.Post($"{page}?handler=HandOver")).Headers.Location}");
        await Told.InBothLanguages("bank-file-needed", manager, () => manager.Post("/betaalopdrachten?handler=Read"));

        var order = await site.Query(db => db.BatchOrders.AsNoTracking().SingleAsync());
        var read = Value(await site.Bring(BatchWorld.Camt("A", BatchWorld.Booked(order, 1), BatchWorld.Booked(order))));
        var lines = await manager.Http.GetStringAsync($"/bankbestanden/{read.Id}");
        Assert.Contains("To look into", lines);
        Assert.Contains("the amount is", lines);
        Assert.Equal(PaymentState.Paid, (await site.Now(payment)).State);
        Assert.Equal(404, (int)(await (await Browser.As(site, "geetbets-officer")).Http.GetAsync(page)).StatusCode);
    }

    private static (int Matched, int Returned) Rejections(BankFileResult result) => (result.Matched, result.Returned);

    private static Task<byte[]?> File(TestSite site, PaymentBatch batch) =>
        site.Ask(
            async (BatchFiles files) =>
                BatchFiles.Written((await files.Find(TestSite.As(Manager), batch.Id, TestContext.Current.CancellationToken))!)
        );
}
