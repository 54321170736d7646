using System.Text;
using D = Veerkracht.Features.Documents.Pdf.PdfDirection;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// Which parts of a paragraph run from the right: the bidirectional algorithm of Unicode (UAX 9) without its explicit controls, which do
/// nothing here and stay in what is copied.
/// </summary>
/// <param name="Base">0 for a paragraph that begins at the left, 1 for one that begins at the right.</param>
/// <param name="Levels">Of each UTF-16 unit: odd where it runs from the right.</param>
internal sealed record PdfBidi(byte Base, byte[] Levels)
{
    private const string Opening = "([{«‹⟨",
        Closing = ")]}»›⟩";

    /// <summary>Brackets in brackets: the standard goes no deeper.</summary>
    private const int Deepest = 63;

    /// <summary>Null where all runs from the left.</summary>
    public static PdfBidi? Of(string text)
    {
        if (!PdfDirections.MayTurn(text))
            return null;
        var letters = text.EnumerateRunes().ToArray();
        var given = letters.Select(PdfDirections.Of).ToArray();
        var first = given.FirstOrDefault(d => d is D.L or D.R or D.AL);
        var start = (byte)(first is D.R or D.AL ? 1 : 0);
        var classes = (D[])given.Clone();
        Weak(classes, start);
        Brackets(letters, classes, start);
        Neutral(classes, start);
        var levels = new byte[text.Length];
        var at = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            for (var unit = 0; unit < letters[i].Utf16SequenceLength; unit++)
                levels[at++] = Level(classes[i], given[i], start);
        }
        return new PdfBidi(start, levels);
    }

    /// <summary>Rules I1, I2 and, for tabs, L1.</summary>
    private static byte Level(D resolved, D given, byte start) =>
        given == D.S ? start
        : start == 0
            ? (byte)(
                resolved == D.R ? 1
                : resolved is D.AN or D.EN ? 2
                : 0
            )
        : (byte)(resolved == D.R ? 1 : 2);

    private static D Direction(byte level) => level == 0 ? D.L : D.R;

    /// <summary>Rules W1 to W7: numbers, their signs, and marks.</summary>
    private static void Weak(D[] c, byte start)
    {
        var strong = Direction(start);
        var before = strong;
        for (var i = 0; i < c.Length; i++)
        {
            if (c[i] == D.NSM)
                c[i] = before;
            if (c[i] is D.L or D.R or D.AL)
                strong = c[i];
            else if (c[i] == D.EN && strong == D.AL)
                c[i] = D.AN;
            if (c[i] != D.BN)
                before = c[i];
        }
        for (var i = 0; i < c.Length; i++)
        {
            if (c[i] == D.AL)
                c[i] = D.R;
            var (left, right) = (i > 0 ? c[i - 1] : D.ON, i + 1 < c.Length ? c[i + 1] : D.ON);
            if (c[i] is D.ES or D.CS && left == right && (left == D.EN || (left == D.AN && c[i] == D.CS)))
                c[i] = left;
        }
        Signs(c, start);
    }

    private static void Signs(D[] c, byte start)
    {
        for (var i = 0; i < c.Length; i++)
        {
            if (c[i] != D.ET)
                continue;
            var end = i;
            while (end < c.Length && c[end] is D.ET or D.BN)
                end++;
            if ((i > 0 && c[i - 1] == D.EN) || (end < c.Length && c[end] == D.EN))
                c.AsSpan(i, end - i).Fill(D.EN);
        }
        var strong = Direction(start);
        for (var i = 0; i < c.Length; i++)
        {
            if (c[i] is D.L or D.R)
                strong = c[i];
            else if (c[i] == D.EN && strong == D.L)
                c[i] = D.L;
            else if (c[i] is D.ES or D.ET or D.CS)
                c[i] = D.ON;
        }
    }

    /// <summary>Rule N0: a pair of brackets runs as what is in it, where that runs as the paragraph or as what stands before it.</summary>
    private static void Brackets(Rune[] letters, D[] c, byte start)
    {
        var (open, pairs) = (new Stack<(int Kind, int At)>(), new List<(int From, int To)>());
        for (var i = 0; i < c.Length; i++)
        {
            if (c[i] != D.ON || !letters[i].IsBmp)
                continue;
            var letter = (char)letters[i].Value;
            if (Opening.IndexOf(letter) is >= 0 and var kind)
            {
                if (open.Count == Deepest)
                    break;
                open.Push((kind, i));
            }
            else if (Closing.IndexOf(letter) is >= 0 and var closed && open.Any(o => o.Kind == closed))
            {
                while (open.Peek().Kind != closed)
                    open.Pop();
                pairs.Add((open.Pop().At, i));
            }
        }
        var own = Direction(start);
        foreach (var (from, to) in pairs.OrderBy(p => p.From))
        {
            var (hasOwn, hasOther, before) = (false, false, from - 1);
            for (var i = from + 1; i < to && !hasOwn; i++)
                (hasOwn, hasOther) = (Strong(c[i]) == own, hasOther || Strong(c[i]) is not null);
            if (!hasOwn && !hasOther)
                continue;
            while (before >= 0 && Strong(c[before]) is null)
                before--;
            c[from] = c[to] = hasOwn || before < 0 ? own : Strong(c[before])!.Value;
        }
    }

    private static D? Strong(D direction) =>
        direction switch
        {
            D.L => D.L,
            D.R or D.EN or D.AN => D.R,
            _ => null,
        };

    /// <summary>Rules N1 and N2: what stands between two that run alike runs with them, else as the paragraph.</summary>
    private static void Neutral(D[] c, byte start)
    {
        var own = Direction(start);
        for (var i = 0; i < c.Length; i++)
        {
            if (Strong(c[i]) is not null)
                continue;
            var end = i;
            while (end < c.Length && Strong(c[end]) is null)
                end++;
            var before = i == 0 ? own : Strong(c[i - 1]);
            var after = end == c.Length ? own : Strong(c[end]);
            c.AsSpan(i, end - i).Fill(before == after ? before!.Value : own);
        }
    }

    /// <summary>Rule L2: the order from the left of parts that follow each other, each of one level.</summary>
    public static int[] FromTheLeft(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var i = 0; i < order.Length; i++)
            {
                var end = i;
                while (end < order.Length && levels[order[end]] >= level)
                    end++;
                Array.Reverse(order, i, end - i);
                i = Math.Max(i, end - 1);
            }
        }
        return order;
    }
}
