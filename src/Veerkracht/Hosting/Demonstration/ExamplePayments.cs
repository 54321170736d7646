using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>Files to an invented bank, and its answers in its own files.</summary>
internal sealed class ExamplePayments(ExampleDossier dossier, Guid id, Actor finance, Actor second, IServiceProvider services)
{
    private readonly Db _db = services.GetRequiredService<Db>();

    public async Task Do(ExampleBank what, LocalDateTime at, CancellationToken stop)
    {
        switch (what)
        {
            case ExampleBank.Prepare:
                var measure = await _db.Dossiers.Where(d => d.Id == id).Select(d => d.Measure).SingleAsync(stop);
                dossier.Done(await Act<PrepareBatch>().Do(finance, measure, at.Date.ToDateOnly(), stop));
                break;
            case ExampleBank.Release:
                dossier.Done(await Act<ReleaseBatch>().Do(second, (await Order(stop)).BatchId, stop));
                break;
            case ExampleBank.HandOver:
                dossier.Done(await Act<HandOverBatch>().Do(finance, (await Order(stop)).BatchId, stop));
                break;
            default:
                await Answer(what, await Order(stop), at, stop);
                break;
        }
    }

    private T Act<T>()
        where T : notnull => services.GetRequiredService<T>();

    private Task<BatchOrder> Order(CancellationToken stop) =>
        _db.BatchOrders.AsNoTracking().Where(o => o.DossierId == id).OrderByDescending(o => o.Id).FirstAsync(stop);

    private async Task Answer(ExampleBank what, BatchOrder order, LocalDateTime at, CancellationToken stop)
    {
        var batch = await _db.PaymentBatches.AsNoTracking().SingleAsync(b => b.Id == order.BatchId, stop);
        var cents = order.AmountCents - (what == ExampleBank.OtherAmount ? 100 : 0);
        var said = what == ExampleBank.Rejected ? Rejected(batch, order, at) : Booked(batch, order, cents, at);
        var name = $"{at.Date:uuuuMMdd}-{dossier.As}.xml";
        dossier.Done(await Act<ReadBankFile>().Do(finance, new MemoryStream(Encoding.UTF8.GetBytes(said)), name, stop));
    }

    /// <summary>camt.054.001.08: one debit.</summary>
    private static string Booked(PaymentBatch batch, BatchOrder order, long cents, LocalDateTime at) =>
        $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
              <GrpHdr><MsgId>EX{order.Id:n}</MsgId><CreDtTm>{at.Date:uuuu-MM-dd}T09:00:00</CreDtTm></GrpHdr>
              <Ntfctn><Id>1</Id><Acct><Id><IBAN>{batch.PayerIban}</IBAN></Id></Acct>
                <Ntry><Amt Ccy="EUR">{(cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)}</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                  <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{at.Date:uuuu-MM-dd}</Dt></BookgDt>
                  <AcctSvcrRef>VB-{at.Date:uuuuMMdd}-{order.Position}</AcctSvcrRef><BkTxCd><Prtry><Cd>ICDT</Cd></Prtry></BkTxCd>
                  <NtryDtls><TxDtls><Refs><EndToEndId>{order.EndToEndId}</EndToEndId></Refs>
                    <RltdPties><CdtrAcct><Id><IBAN>{order.Iban}</IBAN></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls>
                </Ntry>
              </Ntfctn>
            </BkToCstmrDbtCdtNtfctn></Document>
            """;

    /// <summary>pain.002.001.10: the account of the receiver is closed (AC04).</summary>
    private static string Rejected(PaymentBatch batch, BatchOrder order, LocalDateTime at) =>
        $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
              <GrpHdr><MsgId>EX{order.Id:n}</MsgId><CreDtTm>{at.Date:uuuu-MM-dd}T09:00:00</CreDtTm></GrpHdr>
              <OrgnlGrpInfAndSts><OrgnlMsgId>{batch.MessageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
              <OrgnlPmtInfAndSts><OrgnlPmtInfId>{batch.MessageId}-1</OrgnlPmtInfId><TxInfAndSts>
                <OrgnlEndToEndId>{order.EndToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>
              </TxInfAndSts></OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """;
}
