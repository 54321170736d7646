using System.Globalization;

namespace Veerkracht.Core.Expressions;

/// <summary>A set of characters (Unicode code points), as ranges without overlap in their order.</summary>
internal sealed class CodePoints
{
    private const int Last = 0x10FFFF;

    private readonly (int From, int To)[] _ranges;

    private CodePoints((int, int)[] ranges) => _ranges = ranges;

    public static readonly CodePoints All = Of((0, Last)),
        Digits = Of(('0', '9')),
        WordCharacters = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')),
        Spaces = Of(('\t', '\n'), ('\f', '\r'), (' ', ' ')),
        LineEnd = Of(('\n', '\n'));

    public static CodePoints Of(params IEnumerable<(int From, int To)> ranges)
    {
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges.Order())
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            else
                merged.Add(range);
        }
        return new CodePoints([.. merged]);
    }

    public IEnumerable<(int From, int To)> Ranges => _ranges;

    public CodePoints Others()
    {
        var others = new List<(int, int)>();
        var next = 0;
        foreach (var (from, to) in _ranges)
        {
            if (from > next)
                others.Add((next, from - 1));
            next = to + 1;
        }
        if (next <= Last)
            others.Add((next, Last));
        return new CodePoints([.. others]);
    }

    public bool Contains(int character)
    {
        foreach (var (from, to) in _ranges)
        {
            if (character <= to)
                return character >= from;
        }
        return false;
    }

    /// <summary>With the other case of each letter.</summary>
    public CodePoints AnyCase() => Of(_ranges.Concat(_ranges.SelectMany(r => Cases(r.From, r.To))));

    private static IEnumerable<(int, int)> Cases(int from, int to)
    {
        // No letter with another case stands beyond Adlam.
        for (var c = from; c <= Math.Min(to, 0x1E943); c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF)
                continue;
            foreach (var other in Cases(c))
                yield return (other, other);
        }
    }

    private static IEnumerable<int> Cases(int character)
    {
        var text = char.ConvertFromUtf32(character);
        yield return char.ConvertToUtf32(text.ToUpperInvariant(), 0);
        yield return char.ConvertToUtf32(text.ToLowerInvariant(), 0);
        // The long s and the signs of kelvin and ångström fold to letters that do not fold back.
        switch (character)
        {
            case 's' or 'S':
                yield return 0x17F;
                break;
            case 'k' or 'K':
                yield return 0x212A;
                break;
            case 0xE5 or 0xC5:
                yield return 0x212B;
                break;
            case 0x17F:
                yield return 's';
                yield return 'S';
                break;
            case 0x212A:
                yield return 'k';
                yield return 'K';
                break;
        }
    }

    private static readonly Dictionary<string, UnicodeCategory> Categories = new()
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Co"] = UnicodeCategory.PrivateUse,
    };

    /// <summary>The characters of a general category, "L" or "Lu"; null where there is none.</summary>
    public static CodePoints? Category(string name)
    {
        var wanted = Categories.Where(c => c.Key == name || (name.Length == 1 && c.Key[0] == name[0])).Select(c => c.Value).ToHashSet();
        if (wanted.Count == 0)
            return null;
        var ranges = new List<(int, int)>();
        for (var c = 0; c <= Last; c++)
        {
            if (wanted.Contains(CharUnicodeInfo.GetUnicodeCategory(c)))
                ranges.Add((c, c));
        }
        return Of(ranges);
    }

    private static readonly Dictionary<string, CodePoints> Posix = new()
    {
        ["alnum"] = Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = Of((0, 0x7F)),
        ["blank"] = Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digits,
        ["graph"] = Of(('!', '~')),
        ["lower"] = Of(('a', 'z')),
        ["print"] = Of((' ', '~')),
        ["punct"] = Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = Of(('A', 'Z')),
        ["word"] = WordCharacters,
        ["xdigit"] = Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    public static CodePoints? Named(string posix) => Posix.GetValueOrDefault(posix);
}
