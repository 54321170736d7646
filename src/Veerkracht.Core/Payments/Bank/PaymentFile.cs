using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using NodaTime.Text;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// Writes a credit transfer initiation, ISO 20022 pain.001.001.09: one group for each day, in the order of the days, and in it the payments
/// in the order of the message. Times have whole seconds and no zone, amounts two decimals: readers differ on other forms.
/// </summary>
public static class PaymentFile
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static readonly LocalDateTimePattern Times = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>The word of SEPA for what must stand there and is not known.</summary>
    private const string Unknown = "NOTPROVIDED";

    private static readonly LocalDatePattern Days = LocalDatePattern.Iso;

    /// <exception cref="ArgumentException">No bank takes it: no payment, an id twice or not plain, an amount of 0 or below.</exception>
    public static void Write(PaymentMessage message, Stream to)
    {
        Check(message);
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("Document", Namespace);
        xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
        Header(xml, message);
        var number = 0;
        foreach (var group in message.Transfers.GroupBy(t => t.On).OrderBy(g => g.Key))
            Group(xml, message, $"{message.MessageId}-{++number}", [.. group]);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>SHA-256 of what <see cref="Write"/> writes, in lower-case hexadecimals.</summary>
    public static string Hash(PaymentMessage message)
    {
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            Write(message, sink);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>Most characters of the id of a message: the ids of its groups have a number behind it.</summary>
    public const int LongestMessageId = SepaText.Id - 5;

    private static void Check(PaymentMessage message)
    {
        static bool IsId(string id, int most) => id.Length is > 0 && id.Length <= most && SepaText.IsPlain(id);
        if (message.Transfers.Count == 0)
            throw new ArgumentException("A file to the bank holds at least one payment.", nameof(message));
        if (!IsId(message.MessageId, LongestMessageId))
            throw new ArgumentException($"No bank takes the message id '{message.MessageId}'.", nameof(message));
        if (message.Transfers.FirstOrDefault(t => !IsId(t.EndToEndId, SepaText.Id) || !t.Amount.IsPositive) is { } wrong)
            throw new ArgumentException($"No bank takes payment '{wrong.EndToEndId}' of {wrong.Amount}.", nameof(message));
        if (message.Transfers.DistinctBy(t => t.EndToEndId, StringComparer.Ordinal).Count() != message.Transfers.Count)
            throw new ArgumentException("An end-to-end id stands twice.", nameof(message));
    }

    private static void Header(XmlWriter xml, PaymentMessage message)
    {
        xml.WriteStartElement("GrpHdr", Namespace);
        Text(xml, "MsgId", message.MessageId);
        Text(xml, "CreDtTm", Times.Format(message.CreatedAt));
        Sums(xml, message.Transfers);
        xml.WriteStartElement("InitgPty", Namespace);
        Text(xml, "Nm", SepaText.Of(message.From.Name, SepaText.Name));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Group(XmlWriter xml, PaymentMessage message, string id, IReadOnlyList<CreditTransfer> transfers)
    {
        xml.WriteStartElement("PmtInf", Namespace);
        Text(xml, "PmtInfId", id);
        Text(xml, "PmtMtd", "TRF");
        // One line on the statement for each payment: a total could not be matched with what was ordered.
        Text(xml, "BtchBookg", "false");
        Sums(xml, transfers);
        Within(xml, ["PmtTpInf", "SvcLvl"], "Cd", "SEPA");
        Within(xml, ["ReqdExctnDt"], "Dt", Days.Format(transfers[0].On));
        Within(xml, ["Dbtr"], "Nm", SepaText.Of(message.From.Name, SepaText.Name));
        Within(xml, ["DbtrAcct", "Id"], "IBAN", message.From.Iban);
        if (message.From.Bic is { } bic)
            Within(xml, ["DbtrAgt", "FinInstnId"], "BICFI", bic);
        else
            Within(xml, ["DbtrAgt", "FinInstnId", "Othr"], "Id", Unknown);
        Text(xml, "ChrgBr", "SLEV");
        foreach (var transfer in transfers)
            Transfer(xml, transfer);
        xml.WriteEndElement();
    }

    private static void Transfer(XmlWriter xml, CreditTransfer transfer)
    {
        xml.WriteStartElement("CdtTrfTxInf", Namespace);
        Within(xml, ["PmtId"], "EndToEndId", transfer.EndToEndId);
        xml.WriteStartElement("Amt", Namespace);
        xml.WriteStartElement("InstdAmt", Namespace);
        xml.WriteAttributeString("Ccy", "EUR");
        xml.WriteString(Plain(transfer.Amount));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Within(xml, ["Cdtr"], "Nm", SepaText.Of(transfer.Name, SepaText.Name) is { Length: > 0 } name ? name : Unknown);
        Within(xml, ["CdtrAcct", "Id"], "IBAN", transfer.Iban);
        if (SepaText.Of(transfer.For, SepaText.Remittance) is { Length: > 0 } what)
            Within(xml, ["RmtInf"], "Ustrd", what);
        xml.WriteEndElement();
    }

    private static void Sums(XmlWriter xml, IReadOnlyList<CreditTransfer> transfers)
    {
        Text(xml, "NbOfTxs", transfers.Count.ToString(CultureInfo.InvariantCulture));
        Text(xml, "CtrlSum", Plain(Money.Sum(transfers.Select(t => t.Amount))));
    }

    private static void Within(XmlWriter xml, string[] around, string name, string text)
    {
        foreach (var outer in around)
            xml.WriteStartElement(outer, Namespace);
        Text(xml, name, text);
        foreach (var _ in around)
            xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static string Plain(Money amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.Cents / 100}.{amount.Cents % 100:00}");
}
