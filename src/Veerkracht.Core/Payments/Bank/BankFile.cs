using System.Xml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>A file of the bank that cannot be read: it is no such message, or its XML is broken.</summary>
/// <param name="why">What to do about it.</param>
public sealed class UnreadableBankFileException(LocalText why) : Exception(why.En)
{
    public LocalText Why { get; } = why;
}

/// <summary>
/// Reads what the bank answers, one fact after the other, so that a file of 100,000 costs no more memory than one of ten: payment status
/// reports (pain.002.001.10) and notifications of debit and credit (camt.054.001.08).
/// </summary>
public static class BankFile
{
    private const string Status = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
    private const string Notification = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    /// <summary>The most characters of a file, 200 MB: 100,000 facts are about 100.</summary>
    private const long LongestFile = 200_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestFile,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="UnreadableBankFileException">Where the file cannot be read further; what came before was read.</exception>
    public static IEnumerable<BankLine> Read(Stream file)
    {
        using var reader = XmlReader.Create(file, Settings);
        var lines = Readable(() => Lines(reader)).GetEnumerator();
        using (lines)
        {
            while (Readable(lines.MoveNext))
                yield return lines.Current;
        }
    }

    private static IEnumerable<BankLine> Lines(XmlReader reader)
    {
        reader.MoveToContent();
        return reader.NamespaceURI switch
        {
            Status => StatusReport.Lines(reader),
            Notification => DebitCreditNotification.Lines(reader),
            var other => throw new UnreadableBankFileException(
                new(
                    $"Dit is geen antwoord van de bank dat hier gelezen wordt (pain.002.001.10 of camt.054.001.08), maar: {Named(other)}.",
                    $"This is no answer of the bank that is read here (pain.002.001.10 or camt.054.001.08), but: {Named(other)}."
                )
            ),
        };
    }

    private static string Named(string space) => space.Length == 0 ? "XML" : space[..Math.Min(space.Length, 80)];

    private static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new UnreadableBankFileException(
                new(
                    $"Het bestand breekt af op regel {e.LineNumber}: het is geen geldige XML. Vraag het opnieuw aan de bank.",
                    $"The file breaks at line {e.LineNumber}: it is no valid XML. Ask the bank for it again."
                )
            );
        }
    }
}
