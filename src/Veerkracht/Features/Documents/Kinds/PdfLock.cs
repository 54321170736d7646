using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// Whether a PDF asks for a password to be opened (ISO 32000-2, 7.6). Most that are encrypted only forbid printing or copying: those open
/// with the empty password.
/// </summary>
internal static partial class PdfLock
{
    public static bool Asks(SentFile file)
    {
        var at = Last(file);
        if (at < 0)
            return false;
        var near = Latin(file.Read(at, 600));
        var dictionary = Reference().Match(near) is { Success: true } reference
            ? ObjectText(file, reference.Groups[1].Value, reference.Groups[2].Value)
            : near["/Encrypt".Length..];
        // What cannot be read asks for something that we do not have either: a certificate, a later standard.
        return dictionary is null || !PdfStandardLock.OpensWithoutPassword(dictionary, FirstId(file, at));
    }

    /// <summary>The last trailer that names a lock; not a word that begins alike.</summary>
    private static long Last(SentFile file)
    {
        for (var at = file.LastIndexOf("/Encrypt"u8); at >= 0; at = file.LastIndexOf("/Encrypt"u8, at))
            if (Named().IsMatch(Latin(file.Read(at, 64))))
                return at;
        return -1;
    }

    private static string? ObjectText(SentFile file, string number, string generation)
    {
        var name = Encoding.ASCII.GetBytes($"{number} {generation} obj");
        for (var at = file.LastIndexOf(name); at >= 0; at = file.LastIndexOf(name, at))
            if (at == 0 || !char.IsAsciiDigit((char)file.Read(at - 1, 1)[0]))
                return Latin(file.Read(at + name.Length, 4096));
        return null;
    }

    /// <summary>The first half of the identity of the file: it stands in the same trailer.</summary>
    private static byte[] FirstId(SentFile file, long at)
    {
        var start = Math.Max(0, at - 2048);
        var text = Latin(file.Read(start, 6144));
        var ids = Ids().Matches(text);
        return ids.Count == 0 ? [] : PdfString.At(text, ids.MinBy(m => Math.Abs(m.Index - (at - start)))!.Groups[1].Index) ?? [];
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"^/Encrypt\s*(\d+ \d+ R|<<)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^/Encrypt\s*(\d+) (\d+) R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/ID\s*\[\s*([<(])")]
    private static partial Regex Ids();
}

/// <summary>A string of a PDF, in either of its two ways of writing.</summary>
internal static class PdfString
{
    /// <param name="text">Bytes as Latin-1.</param>
    /// <returns>Null where none begins there or it does not end.</returns>
    public static byte[]? At(string text, int at) =>
        at >= text.Length ? null
        : text[at] == '<' ? Hexadecimal(text, at + 1)
        : text[at] == '(' ? Literal(text, at + 1)
        : null;

    private static byte[]? Hexadecimal(string text, int at)
    {
        var end = text.IndexOf('>', at);
        if (end < 0)
            return null;
        var figures = string.Concat(text[at..end].Where(char.IsAsciiHexDigit));
        return Convert.FromHexString(figures.Length % 2 == 0 ? figures : figures + '0');
    }

    private static byte[]? Literal(string text, int at)
    {
        var bytes = new List<byte>();
        for (var depth = 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\')
            {
                at += Escape(text, at + 1, bytes);
                continue;
            }
            depth +=
                c == '(' ? 1
                : c == ')' ? -1
                : 0;
            if (depth == 0)
                return [.. bytes];
            bytes.Add((byte)c);
        }
        return null;
    }

    /// <returns>How many characters it took.</returns>
    private static int Escape(string text, int at, List<byte> bytes)
    {
        if (at >= text.Length)
            return 0;
        var octal = text.Skip(at).Take(3).TakeWhile(c => c is >= '0' and <= '7').Count();
        if (octal > 0)
        {
            bytes.Add((byte)text[at..(at + octal)].Aggregate(0, (sum, c) => (sum * 8) + (c - '0')));
            return octal;
        }
        if (text[at] == '\r')
            return at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        if (text[at] == '\n')
            return 1;
        const string named = "nrtbf";
        var known = named.IndexOf(text[at]);
        bytes.Add(known < 0 ? (byte)text[at] : (byte)"\n\r\t\b\f"[known]);
        return 1;
    }

    public static int? Number(string text, string key)
    {
        var match = Regex.Match(text, key + @"\s+(-?\d{1,10})(?![\d.])");
        return match.Success && long.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var value)
            ? unchecked((int)value)
            : null;
    }

    public static byte[]? Of(string text, string key)
    {
        var match = Regex.Match(text, key + @"\s*(?=[<(])(?!<<)");
        return match.Success ? At(text, match.Index + match.Length) : null;
    }
}
