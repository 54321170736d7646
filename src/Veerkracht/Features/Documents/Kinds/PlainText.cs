using System.Text;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Text without a word about how its letters are written: which way, and whether it is text at all.</summary>
internal static class PlainText
{
    private const int Looked = 256 * 1024;

    private static readonly string[] Pages =
    [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<script",
        "<svg",
        "<?",
        "<iframe",
        "<img",
        "<!--",
        "<style",
        "<meta",
        "<table",
        "<div",
        "<object",
        "<link",
    ];

    /// <summary>Media type, and the name by which .NET knows it.</summary>
    internal sealed record Letters(string Charset, Encoding Encoding);

    private static readonly Letters Utf8 = new("utf-8", new UTF8Encoding(false, true)),
        Utf16 = new("utf-16le", new UnicodeEncoding(false, false, true)),
        Utf16Big = new("utf-16be", new UnicodeEncoding(true, false, true)),
        Utf32 = new("utf-32le", new UTF32Encoding(false, false, true)),
        Windows = OfPage("windows-1252", 1252),
        Dos = OfPage("ibm850", 850),
        Mac = OfPage("macintosh", 10000);

    private static Letters OfPage(string name, int page) => new(name, CodePagesEncodingProvider.Instance.GetEncoding(page)!);

    /// <summary>The text as it is meant to be read, at most so many characters; null where it is none.</summary>
    public static string? Read(SentFile file, int most)
    {
        if (Found(file) is not { } letters)
            return null;
        using var reader = new StreamReader(file.Rewound(), letters.Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[most];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    /// <summary>In the letters of Windows in Western Europe.</summary>
    public static string Western(byte[] bytes) => Windows.Encoding.GetString(bytes);

    public static bool IsPageOrProgram(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).TrimStart('\uFEFF', ' ', '\r', '\n', '\t', 'ï', '»', '¿');
        return text.StartsWith("#!", StringComparison.Ordinal)
            || text.StartsWith("MZ", StringComparison.Ordinal) && text.AsSpan().ContainsAny('\0', '\u0090')
            || text.StartsWith("\u007FELF", StringComparison.Ordinal)
            || Pages.Any(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How its letters are written; null where it is no text, or begins as a page, a drawing or a program.</summary>
    public static Letters? Of(SentFile file)
    {
        var letters = Found(file);
        if (letters is null)
            return null;
        var start = letters.Encoding is UTF8Encoding ? file.Head : Encoding.UTF8.GetBytes(Loose(letters, file.Head));
        return IsPageOrProgram(start) ? null : letters;
    }

    private static string Loose(Letters letters, ReadOnlySpan<byte> bytes)
    {
        var loose = (Encoding)letters.Encoding.Clone();
        loose.DecoderFallback = DecoderFallback.ReplacementFallback;
        return loose.GetString(bytes);
    }

    private static Letters? Found(SentFile file)
    {
        var head = file.Head;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Reads(file, Utf32);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Reads(file, Utf16);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Reads(file, Utf16Big);
        if (head.Contains((byte)0))
            return Reads(file, WideOf(head));
        return Reads(file, Utf8) ?? Reads(file, BytewiseOf(file));
    }

    /// <summary>Without a mark: in Western text every other byte is nothing.</summary>
    private static Letters? WideOf(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        return odd > head.Length / 4 && even == 0 ? Utf16
            : even > head.Length / 4 && odd == 0 ? Utf16Big
            : null;
    }

    /// <summary>By the letters that our languages have between other letters.</summary>
    private static Letters BytewiseOf(SentFile file)
    {
        var bytes = file.Read(0, Looked);
        return new[] { Windows, Dos, Mac }.MaxBy(l => Score(l.Encoding.GetString(bytes)))!;
    }

    private static int Score(string text)
    {
        const string ours = "éèëêïîöôüûùçàâáäóíúñÉÈËÀÇÖÜ";
        const string signs = "€°²³–—‘’“”•…«»½§µ";
        var score = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
                continue;
            var inWord = (i > 0 && char.IsAsciiLetter(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]));
            score +=
                ours.Contains(c) ? (inWord ? 3 : 1)
                : signs.Contains(c) ? (inWord ? 0 : 2)
                : char.IsLetter(c) ? -1
                : -3;
        }
        return score;
    }

    /// <summary>All of it can be read so, and nothing in it steers a machine.</summary>
    private static Letters? Reads(SentFile file, Letters? letters)
    {
        if (letters is null)
            return null;
        using var reader = new StreamReader(file.Rewound(), letters.Encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        try
        {
            var buffer = new char[8192];
            int read;
            while ((read = reader.ReadBlock(buffer)) > 0)
                if (buffer.AsSpan(0, read).ContainsAnyExcept(Readable))
                    return null;
            return letters;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The mark with which programs of DOS end a text, a back space and a vertical tab are no fault.</summary>
    private static readonly System.Buffers.SearchValues<char> Readable = System.Buffers.SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(c => (char)c)
            .Where(c => c is '\t' or '\n' or '\r' or '\f' or '\v' or '\u001A' or '\u0085' || !char.IsControl(c)),
    ]);
}
