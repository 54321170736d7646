using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Parts a line by face and direction, and finds the glyphs of each part.</summary>
/// <param name="levels">Of each UTF-16 unit; null where all runs from the left.</param>
/// <param name="hyphened">Show the soft hyphen at the end.</param>
internal sealed class PdfItems(string text, bool bold, byte[]? levels, bool hyphened)
{
    private readonly List<PdfItem> _items = [];

    public static IReadOnlyList<PdfItem> Of(PdfLine line, bool bold) => new PdfItems(line.Text, bold, line.Levels, line.IsHyphened).Parts();

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<PdfItem> Parts()
    {
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = EndOfRun(at);
            if (IsPlain(at, end))
            {
                // Words that follow each other letter by letter are one part.
                while (end < text.Length && LevelOf(end) == LevelOf(at) && IsPlain(end, EndOfRun(end)))
                    end = EndOfRun(end);
                Plain(at, end);
            }
            else if (PdfLetters.IsSpace(text[at]))
                Spaces(at, end);
            else
                Word(at, end);
        }
        return _items;
    }

    /// <summary>A word, or the spaces between two, as far as it runs one way.</summary>
    private int EndOfRun(int at)
    {
        var isSpace = PdfLetters.IsSpace(text[at]);
        var end = at + 1;
        while (end < text.Length && PdfLetters.IsSpace(text[end]) == isSpace && LevelOf(end) == LevelOf(at))
            end++;
        return end;
    }

    private byte LevelOf(int at) => levels is null ? (byte)0 : levels[at];

    private bool IsPlain(int from, int to)
    {
        var main = PdfFonts.FirstFace(bold);
        for (var at = from; at < to; at++)
        {
            if (text[at] is '\t' or PdfLetters.SoftHyphen or >= '\u0300' || LevelOf(at) % 2 == 1)
                return false;
            if (text[at] is not (>= ' ' and <= '~') && !(main.Has(new Rune(text[at])) && IsCopied(main, new Rune(text[at]))))
                return false;
        }
        return true;
    }

    private static bool IsCopied(PdfFace face, Rune letter) => face.IsFirst(letter) || Rune.IsWhiteSpace(letter);

    private void Plain(int from, int to)
    {
        var face = PdfFonts.FirstFace(bold);
        var glyphs = new PdfGlyph[to - from];
        for (var i = 0; i < glyphs.Length; i++)
            glyphs[i] = face.GlyphOf(new Rune(text[from + i]), i);
        _items.Add(new PdfItem(from, to - from, face, LevelOf(from), glyphs, null));
    }

    /// <summary>Spaces that the font does not have, tabs, and those of a line that runs from the right.</summary>
    private void Spaces(int from, int to)
    {
        var space = PdfFonts.FirstFace(bold).GlyphOf(new Rune(' '), 0);
        for (var at = from; at < to; at++)
            _items.Add(new PdfItem(at, 1, PdfFonts.FirstFace(bold), LevelOf(at), [space], null) { IsTab = text[at] == '\t' });
    }

    /// <summary>A word of which some letters need more than their glyphs: parts by the face that has them.</summary>
    private void Word(int from, int to)
    {
        var parts = Clusters(from, to).ToList();
        for (int i = 0, next; i < parts.Count; i = next)
        {
            next = i + 1;
            while (next < parts.Count && parts[next].Face == parts[i].Face)
                next++;
            var (start, end, face) = (parts[i].From, parts[next - 1].To, parts[i].Face);
            if (face is null)
                Told(start, end);
            else if (LevelOf(start) % 2 == 0 && !text[start..end].EnumerateRunes().Any(PdfLetters.IsShaped))
                Written(face, start, end);
            else
                Shaped(face, start, end);
        }
    }

    /// <summary>A letter with what stands on it is written in one face, where one has them all.</summary>
    private IEnumerable<(int From, int To, PdfFace? Face)> Clusters(int from, int to)
    {
        for (int at = from, end; at < to; at = end)
        {
            end = After(at);
            while (end < to && PdfLetters.StandsOnOthers(Rune.GetRuneAt(text, end)))
                end = After(end);
            if (FaceOf(text[at..end]) is { } face)
            {
                yield return (at, end, face);
                continue;
            }
            for (var part = at; part < end; part = After(part))
                yield return (part, After(part), FaceOf(text[part..After(part)]));
        }
    }

    private int After(int at) => at + Rune.GetRuneAt(text, at).Utf16SequenceLength;

    private PdfFace? FaceOf(string cluster)
    {
        var seen = cluster.EnumerateRunes().Where(l => !PdfLetters.IsUnseen(l)).Select(l => PdfFonts.FaceOf(l, bold)).Distinct().ToList();
        return seen switch
        {
            [] => PdfFonts.FirstFace(bold),
            [var face] => face,
            // A letter and its accent may be one glyph where the accent alone is none.
            _ => seen.Append(PdfFonts.WidestFace).FirstOrDefault(f => f is not null && f.Shape(cluster, false).All(g => g.Id != 0)),
        };
    }

    private void Told(int from, int to)
    {
        var face = PdfFonts.FirstFace(bold);
        var glyphs = new List<PdfGlyph>();
        for (var at = from; at < to; at += Rune.GetRuneAt(text, at).Utf16SequenceLength)
            glyphs.AddRange(PdfLetters.Told(Rune.GetRuneAt(text, at)).Select(l => face.GlyphOf(new Rune(l), at - from)));
        _items.Add(new PdfItem(from, to - from, face, LevelOf(from), glyphs, text[from..to]));
    }

    private void Written(PdfFace face, int from, int to)
    {
        var glyphs = new List<PdfGlyph>();
        for (var at = from; at < to; at += Rune.GetRuneAt(text, at).Utf16SequenceLength)
            glyphs.Add(face.GlyphOf(Rune.GetRuneAt(text, at), at - from));
        var copied = text[from..to];
        _items.Add(
            new PdfItem(from, to - from, face, LevelOf(from), glyphs, copied.EnumerateRunes().All(l => IsCopied(face, l)) ? null : copied)
        );
    }

    private void Shaped(PdfFace face, int from, int to)
    {
        var letters = text[from..to];
        // HarfBuzz shows no soft hyphen.
        var shown = hyphened && to == text.Length && letters[^1] == PdfLetters.SoftHyphen ? letters[..^1] + '-' : letters;
        var isFromRight = LevelOf(from) % 2 == 1;
        var glyphs = face.Shape(shown, isFromRight);
        _items.Add(new PdfItem(from, to - from, face, LevelOf(from), isFromRight ? Apart(face, glyphs, letters) : glyphs, letters));
    }

    /// <summary>
    /// Programs that copy turn around what runs from the right, and the letters of one glyph with it (لا). So a glyph says its last
    /// letter only, and unseen glyphs of no width right of it say the others.
    /// </summary>
    private static List<PdfGlyph> Apart(PdfFace face, IReadOnlyList<PdfGlyph> glyphs, string letters)
    {
        var apart = new List<PdfGlyph>();
        // From the left, their letters go back.
        for (int i = 0, end = letters.Length; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            end = i > 0 && glyphs[i - 1].At != glyph.At ? glyphs[i - 1].At : end;
            var isAlone = end == (i > 0 ? glyphs[i - 1].At : letters.Length) && (i + 1 == glyphs.Count || glyphs[i + 1].At != glyph.At);
            var joined = letters.AsSpan(glyph.At..end);
            if (!isAlone || joined.Length < 2 || joined.ContainsAnyInRange('\uD800', '\uDFFF') || face.Unseen.Count == 0)
            {
                apart.Add(glyph);
                continue;
            }
            apart.Add(glyph with { At = end - 1 });
            for (var at = end - 2; at >= glyph.At; at--)
                apart.Add(new PdfGlyph(face.Unseen[letters[at] % face.Unseen.Count], at, 0, 0, 0));
        }
        return apart;
    }
}
