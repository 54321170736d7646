using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// PDF (ISO 32000): its header stands in the first 1,024 bytes, its end names where its table of objects is. What comes behind the end is
/// no fault; an object behind it is: then a later end is missing.
/// </summary>
internal sealed partial class PdfFile() : FileKind(KindGroup.Document, "application/pdf", ".pdf")
{
    public override Sight Sight => Sight.AsItIs;

    public override bool Recognises(SentFile file)
    {
        var at = file.Head.IndexOf("%PDF-"u8);
        if (at < 0)
            return false;
        if (at == 0)
            return true;
        // Something else may stand before it, but not the beginning of a page or a program; and then it must really be one.
        var before = file.Head[..at];
        // Nor may it be inside another: a zip file, or a signed one.
        return !PlainText.IsPageOrProgram(before)
            && !before.StartsWith("PK"u8)
            && before is not [0x30, >= 0x80, ..]
            && file.IndexOf(" obj"u8, at) >= 0;
    }

    public override LocalText? Fault(SentFile file)
    {
        var from = file.Head.IndexOf("%PDF-"u8);
        if (!IsWhole(file, from))
            return FileFaults.Incomplete;
        return PdfLock.Asks(file) ? FileFaults.Password : null;
    }

    private static bool IsWhole(SentFile file, int from)
    {
        var (table, eof) = (file.LastIndexOf("startxref"u8), file.LastIndexOf("%%EOF"u8));
        // Without its last line the table must be where it says, to the last figure.
        if (eof < Math.Max(table, 0) && !(table >= 0 && NamesItsTable(file, table, from)))
            return false;
        var end = Math.Max(eof, table);
        for (var at = end; (at = file.IndexOf(" obj"u8, at)) >= 0; at += 4)
            if (Numbered().IsMatch(Latin(file.Read(Math.Max(end, at - 24), (int)(at + 4 - Math.Max(end, at - 24))))))
                return false;
        // Made for reading while it comes in: it says its own length, and has an end near its beginning too.
        var head = Latin(file.Read(from, 2048));
        return !(Linear().Match(head) is { Success: true } linear && long.Parse(linear.Groups[1].ValueSpan, null) > file.Length);
    }

    private static bool NamesItsTable(SentFile file, long end, int from)
    {
        if (
            Figures().Match(Latin(file.Read(end + 9, 32))) is not { Success: true } figures
            || !long.TryParse(figures.ValueSpan, out var at)
        )
            return false;
        return new[] { at, at + from }.Any(place => Table().IsMatch(Latin(file.Read(place, 40))));
    }

    private static string Latin(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"[\r\n\s]\d{1,10} \d{1,5} obj$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"/Linearized\s.{0,200}?/L\s+(\d{1,12})\b", RegexOptions.Singleline)]
    private static partial Regex Linear();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\s*(xref|\d+ \d+ obj)")]
    private static partial Regex Table();
}
