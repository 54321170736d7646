using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>What both files of the bank hold: amounts, days, accounts, reasons.</summary>
internal static class BankXml
{
    /// <summary>Reads up to the next start of an element; null at the end.</summary>
    public static string? NextElement(this XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                return reader.LocalName;
        }
        return null;
    }

    /// <summary>The element under <paramref name="path"/>, names parted by a slash; null where it is not there.</summary>
    public static XElement? At(this XElement? element, string path) =>
        path.Split('/').Aggregate(element, (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name));

    public static string? TextAt(this XElement? element, string path) =>
        element.At(path)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>An amount in whole cents; null where it is none, or has parts of a cent.</summary>
    public static Money? Cents(XElement? amount)
    {
        if (!decimal.TryParse(amount?.Value.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro))
            return null;
        var cents = euro * 100;
        return cents == decimal.Truncate(cents) && cents <= Money.Max.Cents ? new Money((long)cents) : null;
    }

    public static string? Currency(XElement? amount) => amount?.Attribute("Ccy")?.Value;

    /// <summary>A day, of a date or of a moment with or without a zone: the day as it is written.</summary>
    public static LocalDate? Day(XElement? choice) =>
        (choice.TextAt("Dt") ?? choice.TextAt("DtTm")) is { Length: >= 10 } text
        && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day
            ? day.Value
            : null;

    /// <summary>Canonical accounts, in the order in which they are given.</summary>
    public static IReadOnlyList<string> Ibans(params string?[] accounts) =>
        [.. accounts.OfType<string>().Select(a => Iban.TryParse(a, out var iban, out _) ? iban.Value : a).Distinct(StringComparer.Ordinal)];

    /// <summary>Code and words of the reasons under an element: "AC04: account closed".</summary>
    public static string? Reason(XElement? element, string holder)
    {
        var reasons = element
            ?.Elements()
            .Where(e => e.Name.LocalName == holder)
            .Select(e =>
            {
                var code = e.TextAt("Rsn/Cd") ?? e.TextAt("Rsn/Prtry");
                var words = string.Join(" ", e.Elements().Where(i => i.Name.LocalName == "AddtlInf").Select(i => i.Value.Trim()));
                return string.Join(": ", new[] { code, words }.Where(part => !string.IsNullOrEmpty(part)));
            })
            .Where(reason => reason.Length > 0)
            ?? [];
        return string.Join("; ", reasons) is { Length: > 0 } all ? all : null;
    }
}
