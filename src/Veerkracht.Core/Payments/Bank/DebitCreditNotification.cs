using System.Xml;
using System.Xml.Linq;
using NodaTime;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// A notification of debit and credit (camt.054.001.08): each transaction is a line, an entry without any is one itself. What an entry says
/// of all its transactions stands before them: status, direction, day.
/// </summary>
internal static class DebitCreditNotification
{
    /// <summary>What stands in an entry before its transactions.</summary>
    private sealed class Entry
    {
        public XElement? Amount { get; set; }
        public string? Direction { get; set; }
        public bool IsReversal { get; set; }
        public bool IsBooked { get; set; }
        public LocalDate? On { get; set; }
        public string? Reference { get; set; }
        public int Transactions { get; set; }
    }

    public static IEnumerable<BankLine> Lines(XmlReader reader)
    {
        Entry? entry = null;
        XElement? held = null;
        var name = reader.NextElement();
        while (name is not null)
        {
            if (name is "Ntry" or "Ntfctn")
            {
                if (entry is not null)
                    yield return Line(entry, held, entry.Transactions <= 1);
                (entry, held) = (name == "Ntry" ? new Entry() : null, null);
                name = reader.NextElement();
                continue;
            }
            if (entry is null || name == "NtryDtls")
            {
                name = reader.NextElement();
                continue;
            }
            var element = (XElement)XNode.ReadFrom(reader);
            if (name == "TxDtls")
            {
                // The first is held back: the amount of the entry is its own only where it stays alone.
                if (held is not null)
                    yield return Line(entry, held, false);
                held = element;
                entry.Transactions++;
            }
            else
            {
                Take(entry, name, element);
            }
            name = reader.NodeType == XmlNodeType.Element ? reader.LocalName : reader.NextElement();
        }
        if (entry is not null)
            yield return Line(entry, held, entry.Transactions <= 1);
    }

    private static void Take(Entry entry, string name, XElement element)
    {
        switch (name)
        {
            case "Amt":
                entry.Amount = element;
                break;
            case "CdtDbtInd":
                entry.Direction = element.Value.Trim();
                break;
            case "RvslInd":
                entry.IsReversal = element.Value.Trim() is "true" or "1";
                break;
            case "Sts":
                entry.IsBooked = element.TextAt("Cd") == "BOOK";
                break;
            case "BookgDt":
                entry.On = BankXml.Day(element);
                break;
            case "AcctSvcrRef":
                entry.Reference = element.Value.Trim();
                break;
        }
    }

    /// <param name="transaction">Null where the entry names none.</param>
    /// <param name="isAlone">Whether the entry is of this transaction alone, so that its amount is that of the transaction.</param>
    private static BankLine Line(Entry entry, XElement? transaction, bool isAlone)
    {
        var amount = transaction.At("Amt")
            ?? transaction.At("AmtDtls/InstdAmt/Amt")
            ?? transaction.At("AmtDtls/TxAmt/Amt")
            ?? (isAlone ? entry.Amount : null);
        var returned = transaction.At("RtrInf");
        var direction = transaction.TextAt("CdtDbtInd") ?? entry.Direction;
        var isReturn = returned is not null || entry.IsReversal;
        var fact =
            !entry.IsBooked ? BankFact.Other
            : direction == "DBIT" && !isReturn ? BankFact.Paid
            : direction == "CRDT" && isReturn ? BankFact.Returned
            : BankFact.Other;
        var creditor = transaction.TextAt("RltdPties/CdtrAcct/Id/IBAN");
        return new(
            fact,
            BankReach.Payment,
            transaction.TextAt("Refs/MsgId"),
            transaction.TextAt("Refs/PmtInfId"),
            transaction.TextAt("Refs/EndToEndId"),
            BankXml.Cents(amount),
            BankXml.Currency(amount),
            fact == BankFact.Paid ? BankXml.Ibans(creditor) : BankXml.Ibans(creditor, transaction.TextAt("RltdPties/DbtrAcct/Id/IBAN")),
            entry.On,
            transaction.TextAt("Refs/AcctSvcrRef") ?? entry.Reference,
            returned is null ? null : BankXml.Reason(transaction, "RtrInf")
        );
    }
}
