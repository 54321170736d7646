using System.Globalization;
using System.Text;
using PdfSharp.Fonts;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// What who copies gets of each glyph of a document. PDFsharp keeps glyphs by the letters they are written for, one glyph each: here every
/// glyph is a letter of its own, beyond those of Unicode, and its true text is put in when the document is packed.
/// </summary>
internal sealed class PdfCopied
{
    /// <summary>Above any letter: "face, glyph" in one number.</summary>
    private const int Beyond = 0x200000,
        GlyphBits = 16,
        LinesOfBlock = 100;
    private readonly Dictionary<int, string> _texts = [];
    private readonly HashSet<(int Face, ushort Glyph)> _whole = [];

    /// <summary>What PDFsharp writes of an item, and behind it what this is drawn from, which it only takes along.</summary>
    public CodePointGlyphIndexPair[] Pairs(PdfItem item, IEnumerable<int> glyphs)
    {
        var (written, parts) = (new List<CodePointGlyphIndexPair>(), new List<CodePointGlyphIndexPair>());
        foreach (var i in glyphs)
        {
            var glyph = item.Glyphs[i].Id;
            written.Add(new CodePointGlyphIndexPair(KeyOf(item, i), glyph));
            if (_whole.Add((item.Face.Number, glyph)))
                parts.AddRange(item.Face.PartsOf(glyph).Select(p => new CodePointGlyphIndexPair(KeyOf(item.Face, p), p)));
        }
        return [.. written, .. parts];
    }

    private int KeyOf(PdfItem item, int index)
    {
        var key = KeyOf(item.Face, item.Glyphs[index].Id);
        if (!_texts.ContainsKey(key))
            _texts[key] = Shown(item, index);
        return key;
    }

    private static int KeyOf(PdfFace face, ushort glyph) => Beyond + (face.Number << GlyphBits) + glyph;

    /// <summary>
    /// Whether who copies its glyphs one by one gets its letters. A mark that was moved onto a letter is taken for the next word, or line.
    /// </summary>
    public bool Says(PdfItem item) =>
        item.Copied is null
        || (
            (item.FromRight || item.Glyphs.All(g => g is { X: 0, Y: 0 }))
            && string.Concat(item.ToRead().Select(i => _texts[KeyOf(item, i)])) == item.Copied
        );

    /// <summary>
    /// The letter of a glyph. From the right, where forms of letters have letters of their own: the letter that it is a form of, or
    /// all that it joins.
    /// </summary>
    private static string Shown(PdfItem item, int index)
    {
        var glyph = item.Glyphs[index];
        var letter = item.Face.LetterOf(glyph.Id) is > 0 and var first ? new Rune(first).ToString() : "";
        if (item.Copied is null || (!item.FromRight && letter.Length > 0))
            return letter;
        var next = item.Glyphs.Where(g => g.At > glyph.At).Select(g => g.At).DefaultIfEmpty(item.Length).Min();
        var cluster = item.Copied[glyph.At..next];
        if (letter.Length > 0 && cluster.Contains(letter, StringComparison.Ordinal))
            return letter;
        var (letters, glyphs) = (cluster.EnumerateRunes().ToList(), item.ToRead().Where(i => item.Glyphs[i].At == glyph.At).ToList());
        return letters.Count == glyphs.Count ? letters[glyphs.IndexOf(index)].ToString() : cluster;
    }

    /// <param name="map">A ToUnicode map, as PDFsharp writes it: a line for each glyph.</param>
    public byte[] Mend(ReadOnlySpan<byte> map)
    {
        const string begin = " beginbfrange",
            end = "endbfrange\n";
        var text = Encoding.ASCII.GetString(map).Replace("\r\n", "\n", StringComparison.Ordinal);
        var head = text.LastIndexOf('\n', text.IndexOf(begin, StringComparison.Ordinal)) + 1;
        var tail = text.IndexOf(end, StringComparison.Ordinal);
        var lines = text[(text.IndexOf('\n', head) + 1)..tail]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(l => _texts.ContainsKey(Key(l)));
        var mended = new StringBuilder(text[..head]);
        // Adobe's note 5014: no block has more than a hundred lines.
        foreach (var block in lines.Chunk(LinesOfBlock))
        {
            mended.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var line in block)
                mended.Append(line[..6]).Append(Hex(_texts[Key(line)])).Append('\n');
            mended.Append("endbfchar\n");
        }
        return Encoding.ASCII.GetBytes(mended.Append(text[(tail + end.Length)..]).ToString());
    }

    /// <summary>Of "&lt;0031&gt;&lt;0031&gt;&lt;200031&gt;".</summary>
    private static int Key(string line) => int.Parse(line[13..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>As a text of PDF in UTF-16: &lt;FEFF…&gt; without its mark.</summary>
    public static string Hex(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
