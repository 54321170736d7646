using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>Payments that go to the bank in files, and a bank that answers.</summary>
internal static class BatchWorld
{
    public const string Account = "BE68539007547034";

    private const string Cost = "          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }";

    /// <summary>The small call, with an account in each claim.</summary>
    public static string Yaml { get; } =
        TestCalls
            .FromPot(1_000_000)
            .Replace(Cost, $"{Cost}\n          - {{ id: account, type: iban, label: {{ nl: Rekening, en: Account }}, required: true }}");

    public static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(Yaml, 1_000_000_00);
        return site;
    }

    public static JsonObject Answers(string cost, string account = Account) => new() { ["cost"] = cost, ["account"] = account };

    /// <summary>A claim of 80 % of half of the cost, approved and not paid.</summary>
    public static async Task<Payment> ToPay(this TestSite site, string cost, string account = Account)
    {
        var dossier = (await site.Complete(TestCalls.Small, Answers(cost, account))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", Answers(cost, account));
        return await site.Approved(dossier, "first");
    }

    public static Task<Outcome<PaymentBatch>> Prepare(this TestSite site) =>
        site.Act((PrepareBatch a) => a.Do(TestSite.As(Manager), TestCalls.Measure, Today(site)));

    public static Task<Outcome<PaymentBatch>> Release(this TestSite site, PaymentBatch batch) =>
        site.Act((ReleaseBatch a) => a.Do(TestSite.As(Approver), batch.Id));

    public static async Task<PaymentBatch> Released(this TestSite site) => Value(await site.Release(Value(await site.Prepare())));

    public static Task<BatchOrder> Order(this TestSite site, PaymentBatch batch, Payment payment) =>
        site.Query(db => db.BatchOrders.AsNoTracking().SingleAsync(o => o.BatchId == batch.Id && o.PaymentId == payment.Id));

    public static Task<Payment> Now(this TestSite site, Payment payment) =>
        site.Query(db => db.Payments.AsNoTracking().SingleAsync(p => p.Id == payment.Id));

    public static Task<Outcome<BankFileResult>> Bring(this TestSite site, string xml, string name = "bank.xml") =>
        site.Act((ReadBankFile a) => a.Do(TestSite.As(Manager), new MemoryStream(Encoding.UTF8.GetBytes(xml)), name));

    /// <summary>
    /// A file that waits for its release, one that was released, and one at the bank of which an answer differs; and a payment in none.
    /// </summary>
    /// <param name="put">Takes "prepared-batch", "released-batch", "bank-file", "bank-line", and "bank-answer" that was not read.</param>
    public static async Task BatchesInEveryState(this TestSite site, Action<string, string> put)
    {
        await site.Publish(Yaml.Replace(TestCalls.Small, Slug).Replace("number_prefix: proef", "number_prefix: bank"), 1_000_000_00);
        async Task<Payment> ToPay()
        {
            var dossier = (await site.Complete(Slug, Answers("1000.00"))).Id;
            await site.Awarded(dossier);
            await site.Send(dossier, "first", Answers("1000.00"));
            return await site.Approved(dossier, "first");
        }
        var payment = await ToPay();
        var handed = await site.Released();
        Value(await site.Act((HandOverBatch a) => a.Do(TestSite.As(Manager), handed.Id)));
        var order = await site.Order(handed, payment);
        var read = Value(await site.Bring(Camt("differs", Booked(order, 1))));
        put("bank-file", $"{read.Id}");
        put("bank-line", $"{await site.Query(db => db.BankLines.Where(l => l.FileId == read.Id).Select(l => l.Id).SingleAsync())}");
        put("bank-answer", Camt("new", Booked(order, 2)));
        await ToPay();
        put("released-batch", $"{(await site.Released()).Id}");
        await ToPay();
        put("prepared-batch", $"{Value(await site.Prepare()).Id}");
        await ToPay();
    }

    private const string Slug = "naar-de-bank";

    /// <summary>A notification of the bank with these entries.</summary>
    public static string Camt(string id, params string[] entries) =>
        $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
              <GrpHdr><MsgId>{id}</MsgId><CreDtTm>2022-09-05T19:00:00</CreDtTm></GrpHdr>
              <Ntfctn><Id>1</Id><Acct><Id><IBAN>BE54000000009797</IBAN></Id></Acct>{string.Concat(entries)}</Ntfctn>
            </BkToCstmrDbtCdtNtfctn></Document>
            """;

    public static string Booked(BatchOrder order, long? cents = null, DateOnly? on = null, string? account = null) =>
        Entry(order, "DBIT", cents, on, account, "");

    public static string Back(BatchOrder order, long? cents = null) =>
        Entry(order, "CRDT", cents, null, null, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Rekening gesloten</AddtlInf></RtrInf>");

    private static string Entry(BatchOrder order, string direction, long? cents, DateOnly? on, string? account, string more)
    {
        var amount = ((cents ?? order.AmountCents) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return $"""
            <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{on ?? new DateOnly(2022, 9, 1):yyyy-MM-dd}</Dt></BookgDt><AcctSvcrRef>REF-{order.EndToEndId[^12..]}</AcctSvcrRef>
            <BkTxCd><Prtry><Cd>ICDT</Cd></Prtry></BkTxCd>
            <NtryDtls><TxDtls><Refs><EndToEndId>{order.EndToEndId}</EndToEndId></Refs>
            <RltdPties><CdtrAcct><Id><IBAN>{account ?? order.Iban}</IBAN></Id></CdtrAcct></RltdPties>{more}</TxDtls></NtryDtls></Ntry>
            """;
    }

    /// <summary>A status report on a whole message, or on one of its payments.</summary>
    public static string Rejected(PaymentBatch batch, BatchOrder? order = null) =>
        $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
              <GrpHdr><MsgId>STS-{order?.Position ?? 0}</MsgId><CreDtTm>2022-09-01T19:00:00</CreDtTm></GrpHdr>
              <OrgnlGrpInfAndSts><OrgnlMsgId>{batch.MessageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
              {(order is null ? "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM02</Cd></Rsn></StsRsnInf>" : "")}</OrgnlGrpInfAndSts>
              {(order is null ? "" : $"""
              <OrgnlPmtInfAndSts><OrgnlPmtInfId>{batch.MessageId}-1</OrgnlPmtInfId><TxInfAndSts>
                <OrgnlEndToEndId>{order.EndToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>
              </TxInfAndSts></OrgnlPmtInfAndSts>
              """)}
            </CstmrPmtStsRpt></Document>
            """;
}
