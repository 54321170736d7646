using System.Xml;
using System.Xml.Linq;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// A payment status report (pain.002.001.10). A status of a whole message or group is a line of its own where it decides on all of it: a
/// message that was taken in part is decided by its payments.
/// </summary>
internal static class StatusReport
{
    public static IEnumerable<BankLine> Lines(XmlReader reader)
    {
        string? message = null;
        string? group = null;
        var name = reader.NextElement();
        while (name is not null)
        {
            switch (name)
            {
                case "OrgnlGrpInfAndSts":
                    var about = (XElement)XNode.ReadFrom(reader);
                    message = about.TextAt("OrgnlMsgId");
                    if (Fact(about.TextAt("GrpSts")) is { } whole)
                        yield return Line(whole, BankReach.Message, message, null, about);
                    name = Here(reader);
                    continue;
                case "OrgnlPmtInfAndSts":
                    group = null;
                    break;
                case "OrgnlPmtInfId":
                    group = ((XElement)XNode.ReadFrom(reader)).Value.Trim();
                    name = Here(reader);
                    continue;
                case "PmtInfSts":
                    // Its reasons stand behind it, beside the payments: the code alone says enough of a group.
                    if (Fact(((XElement)XNode.ReadFrom(reader)).Value.Trim()) is { } part)
                        yield return Line(part, BankReach.Group, message, group, null);
                    name = Here(reader);
                    continue;
                case "TxInfAndSts":
                    var one = (XElement)XNode.ReadFrom(reader);
                    yield return Payment(one, message, group);
                    name = Here(reader);
                    continue;
            }
            name = reader.NextElement();
        }
    }

    /// <summary>The element at which the reader stands after it read one; else the next.</summary>
    private static string? Here(XmlReader reader) => reader.NodeType == XmlNodeType.Element ? reader.LocalName : reader.NextElement();

    private static BankLine Payment(XElement one, string? message, string? group)
    {
        var amount = one.At("OrgnlTxRef/Amt/InstdAmt");
        return new(
            Fact(one.TextAt("TxSts")) ?? BankFact.Other,
            BankReach.Payment,
            message,
            group,
            one.TextAt("OrgnlEndToEndId"),
            BankXml.Cents(amount),
            BankXml.Currency(amount),
            BankXml.Ibans(one.TextAt("OrgnlTxRef/CdtrAcct/Id/IBAN")),
            null,
            one.TextAt("AcctSvcrRef"),
            BankXml.Reason(one, "StsRsnInf")
        );
    }

    private static BankLine Line(BankFact fact, BankReach reach, string? message, string? group, XElement? about) =>
        new(fact, reach, message, group, null, null, null, [], null, null, BankXml.Reason(about, "StsRsnInf"));

    /// <summary>Null where nothing is decided yet: pending, taken in part, or a code that is not known.</summary>
    private static BankFact? Fact(string? status) =>
        status switch
        {
            "RJCT" or "CANC" => BankFact.Rejected,
            "ACTC" or "ACCP" or "ACSP" or "ACSC" or "ACWC" or "ACCC" or "RCVD" => BankFact.Taken,
            _ => null,
        };
}
