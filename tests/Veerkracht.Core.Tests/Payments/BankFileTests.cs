using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Payments;

/// <summary>What banks answer, in files that the schemas of ISO 20022 hold to be valid.</summary>
public class BankFileTests
{
    private const string Geetbets = "BE68539007547034",
        Gent = "BE71096123456769";

    private static string Status(string about, string groups) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
              <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2022-09-05T07:00:00</CreDtTm></GrpHdr>
              <OrgnlGrpInfAndSts><OrgnlMsgId>VK-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{about}</OrgnlGrpInfAndSts>
              {groups}
            </CstmrPmtStsRpt></Document>
            """;

    private static string Entry(string amount, string direction, string details, string status = "BOOK") =>
        $"""
            <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts>
            <BookgDt><Dt>2022-09-05</Dt></BookgDt><AcctSvcrRef>REF-{amount}</AcctSvcrRef><BkTxCd><Prtry><Cd>ICDT</Cd></Prtry></BkTxCd>
            {details}</Ntry>
            """;

    private static string Transaction(string id, string account, string more = "", string amount = "") =>
        $"""
            <TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs>{(amount.Length > 0 ? $"<Amt Ccy=\"EUR\">{amount}</Amt>" : "")}
            <RltdPties><CdtrAcct><Id><IBAN>{account}</IBAN></Id></CdtrAcct></RltdPties>{more}</TxDtls>
            """;

    private static string Notification(string entries) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
              <GrpHdr><MsgId>BANK-2</MsgId><CreDtTm>2022-09-05T19:00:00</CreDtTm></GrpHdr>
              <Ntfctn><Id>1</Id><Acct><Id><IBAN>BE54000000009797</IBAN></Id></Acct>{entries}</Ntfctn>
              <Ntfctn><Id>2</Id><Acct><Id><IBAN>BE54000000009797</IBAN></Id></Acct></Ntfctn>
            </BkToCstmrDbtCdtNtfctn></Document>
            """;

    private static List<BankLine> Lines(string xml, string schema)
    {
        var set = new XmlSchemaSet();
        set.Add(null, Path.Combine(ShippedCalls.Data.Root, "tests", "Veerkracht.Core.Tests", "Payments", "Schemas", schema));
        Assert.Empty(PaymentSchema.Faults(Bytes(xml), set));
        return [.. BankFile.Read(Bytes(xml))];
    }

    private static MemoryStream Bytes(string xml) => new(Encoding.UTF8.GetBytes(xml.Trim()));

    [Fact]
    public void A_status_report_tells_of_each_payment_what_the_bank_says_and_no_more()
    {
        const string Group = """
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>VK-1-1</OrgnlPmtInfId>
              <TxInfAndSts><OrgnlEndToEndId>VK-1-a</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></StsRsnInf>
                <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">12.5</InstdAmt></Amt>
                  <CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></CdtrAcct></OrgnlTxRef>
              </TxInfAndSts>
              <TxInfAndSts><OrgnlEndToEndId>VK-1-b</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
              <TxInfAndSts><OrgnlEndToEndId>VK-1-c</OrgnlEndToEndId><TxSts>PDNG</TxSts></TxInfAndSts>
            </OrgnlPmtInfAndSts>
            """;

        var lines = Lines(Status("<GrpSts>PART</GrpSts>", Group), "pain.002.001.10.xsd");

        Assert.Equal([BankFact.Rejected, BankFact.Taken, BankFact.Other], lines.Select(l => l.Fact));
        Assert.Equal(["VK-1-a", "VK-1-b", "VK-1-c"], lines.Select(l => l.EndToEndId));
        Assert.All(lines, l => Assert.Equal(("VK-1", "VK-1-1", BankReach.Payment), (l.MessageId, l.GroupId, l.Reach)));
        var first = lines[0];
        Assert.Equal((new Money(12_50), "EUR", "AC04: Account closed"), (first.Amount, first.Currency, first.Reason));
        Assert.Equal([Geetbets], first.Accounts);
        Assert.Equal((null, null, 0), (lines[1].Amount, lines[1].Currency, lines[1].Accounts.Count));
    }

    [Fact]
    public void A_status_of_a_whole_message_or_group_is_a_line_of_its_own()
    {
        var whole = Lines(Status("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>", ""), "pain.002.001.10.xsd");
        Assert.Equal(
            (BankFact.Rejected, BankReach.Message, "VK-1", "FF01"),
            (whole[0].Fact, whole[0].Reach, whole[0].MessageId, whole[0].Reason)
        );
        Assert.Single(whole);

        var group = Lines(
            Status("", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>VK-1-2</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>"),
            "pain.002.001.10.xsd"
        );
        Assert.Equal((BankFact.Rejected, BankReach.Group, "VK-1-2"), (group[0].Fact, group[0].Reach, group[0].GroupId));
        Assert.Single(group);
    }

    [Fact]
    public void A_notification_tells_what_left_what_came_back_and_what_is_something_else()
    {
        var lines = Lines(
            Notification(
                Entry("100.00", "DBIT", $"<NtryDtls>{Transaction("VK-1-a", Geetbets)}</NtryDtls>")
                    + Entry(
                        "30.00",
                        "DBIT",
                        $"<NtryDtls>{Transaction("VK-1-b", Gent, "", "10.00")}{Transaction("VK-1-c", Gent, "", "20.00")}</NtryDtls>"
                    )
                    + Entry(
                        "100.00",
                        "CRDT",
                        $"<NtryDtls>{Transaction("VK-1-a", Geetbets, "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>")}</NtryDtls>"
                    )
                    + Entry("7.00", "CRDT", $"<NtryDtls>{Transaction("NOTPROVIDED", Gent)}</NtryDtls>")
                    + Entry("8.00", "DBIT", $"<NtryDtls>{Transaction("VK-1-d", Gent)}</NtryDtls>", "PDNG")
                    + Entry("9.00", "DBIT", "")
            ),
            "camt.054.001.08.xsd"
        );

        Assert.Equal(
            ["Paid 100", "Paid 10", "Paid 20", "Returned 100", "Other 7", "Other 8", "Paid 9"],
            lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Fact} {l.Amount!.Value.Cents / 100}"))
        );
        Assert.Equal(["VK-1-a", "VK-1-b", "VK-1-c", "VK-1-a", "NOTPROVIDED", "VK-1-d", null], lines.Select(l => l.EndToEndId));
        Assert.All(lines, l => Assert.Equal(new LocalDate(2022, 9, 5), l.On));
        Assert.Equal(("REF-100.00", "AC01"), (lines[3].Reference, lines[3].Reason));
    }

    [Fact]
    public void Several_payments_in_one_entry_without_amounts_of_their_own_have_none()
    {
        var lines = Lines(
            Notification(Entry("30.00", "DBIT", $"<NtryDtls>{Transaction("VK-1-b", Gent)}{Transaction("VK-1-c", Gent)}</NtryDtls>")),
            "camt.054.001.08.xsd"
        );
        Assert.Equal([null, null], lines.Select(l => l.Amount));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no XML")]
    [InlineData("<html></html>")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y \"z\">]><x>&y;</x>")]
    public void What_is_no_answer_of_a_bank_is_refused_with_what_to_do(string text)
    {
        var refused = Assert.Throws<UnreadableBankFileException>(() => BankFile.Read(Bytes(text)).ToList());
        Assert.NotEmpty(refused.Why.Nl);
        Assert.NotEmpty(refused.Why.In(Language.En));
    }

    [Fact]
    public void A_file_that_breaks_off_tells_its_line_and_gives_what_came_before()
    {
        var whole = Notification(
            Entry("1.00", "DBIT", $"<NtryDtls>{Transaction("VK-1-a", Gent)}</NtryDtls>")
                + Entry("2.00", "DBIT", $"<NtryDtls>{Transaction("VK-1-b", Gent)}</NtryDtls>")
        );
        var broken = whole[..whole.IndexOf("VK-1-b", StringComparison.Ordinal)];
        var read = new List<BankLine>();

        var refused = Assert.Throws<UnreadableBankFileException>(() =>
        {
            foreach (var line in BankFile.Read(Bytes(broken)))
                read.Add(line);
        });

        Assert.Contains("line", refused.Why.In(Language.En));
        Assert.Equal("VK-1-a", Assert.Single(read).EndToEndId);
    }

    /// <summary>A stream that never holds a whole file, as a bank with 100,000 entries would send it.</summary>
    [Fact]
    public void A_hundred_thousand_entries_are_read_one_by_one()
    {
        const int Entries = 100_000;
        var parts = Notification("|").Trim().Split('|');
        var one = Entry("1.00", "DBIT", $"<NtryDtls>{Transaction("VK-1", Gent)}</NtryDtls>");
        using var file = new RepeatedStream(parts[0], one, Entries, parts[1]);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);
        foreach (var line in BankFile.Read(file))
        {
            count += line.Fact == BankFact.Paid ? 1 : 0;
            if (count % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Entries, count);
        Assert.InRange(most, long.MinValue, 20_000_000);
    }

    private sealed class RepeatedStream(string head, string part, int times, string tail) : Stream
    {
        private readonly IEnumerator<byte[]> _parts = Parts(head, part, times, tail).GetEnumerator();
        private ReadOnlyMemory<byte> _left;

        private static IEnumerable<byte[]> Parts(string head, string part, int times, string tail)
        {
            yield return Encoding.UTF8.GetBytes(head);
            var again = Encoding.UTF8.GetBytes(part);
            for (var i = 0; i < times; i++)
                yield return again;
            yield return Encoding.UTF8.GetBytes(tail);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_left.IsEmpty)
            {
                if (!_parts.MoveNext())
                    return 0;
                _left = _parts.Current;
            }
            var taken = _left[..Math.Min(count, _left.Length)];
            taken.CopyTo(buffer.AsMemory(offset));
            _left = _left[taken.Length..];
            return taken.Length;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
