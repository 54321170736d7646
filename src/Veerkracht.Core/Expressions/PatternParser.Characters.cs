using System.Globalization;
using static Veerkracht.Core.Expressions.Pattern;

namespace Veerkracht.Core.Expressions;

/// <summary>What stands for one character: escapes, and classes between brackets, by name or by category.</summary>
internal sealed partial class PatternParser
{
    private Part? Escaped()
    {
        if (_at >= text.Length)
            throw Wrong("it ends with a '\\'", "het eindigt met een '\\'; schrijf '\\\\'");
        switch (text[_at])
        {
            case 'A':
                _at++;
                return At(Edge.TextStart);
            case 'z':
                _at++;
                return At(Edge.TextEnd);
            case 'b':
                _at++;
                return At(Edge.Word);
            case 'B':
                _at++;
                return At(Edge.NoWord);
            case 'Q':
                _at++;
                _literal = true;
                return null;
        }
        return One(NamedClass() ?? Cased(EscapedLetter()));
    }

    /// <summary>\d and its like; null where what follows the backslash is a single character.</summary>
    private CodePoints? NamedClass()
    {
        var c = text[_at];
        CodePoints? set = char.ToLowerInvariant(c) switch
        {
            'd' => CodePoints.Digits,
            'w' => CodePoints.WordCharacters,
            's' => CodePoints.Spaces,
            'p' => Category(),
            _ => null,
        };
        if (set is null)
            return null;
        _at++;
        if (_anyCase)
            set = set.AnyCase();
        return char.IsAsciiLetterUpper(c) ? set.Others() : set;
    }

    /// <summary>"pL" or "p{Lu}"; stands before the last character of it afterwards.</summary>
    private CodePoints Category()
    {
        var start = _at++;
        var end = Is('{') ? text.IndexOf('}', _at) : _at;
        if (end < 0 || end >= text.Length)
            throw Wrong("'\\p' names no category", "'\\p' noemt geen categorie; schrijf bijvoorbeeld '\\p{L}'");
        var name = Is('{') ? text[(_at + 1)..end] : text[end..(end + 1)];
        _at = end;
        var negated = name.StartsWith('^');
        if (CodePoints.Category(negated ? name[1..] : name) is not { } set)
            throw Wrong(
                $"'\\{text[start..(end + 1)]}' is no category; there are L, Lu, Ll, N, Nd, P, S, Z and the like",
                $"'\\{text[start..(end + 1)]}' is geen categorie; wel L, Lu, Ll, N, Nd, P, S, Z en dergelijke"
            );
        return negated ? set.Others() : set;
    }

    private int EscapedLetter()
    {
        var c = text[_at++];
        switch (c)
        {
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'v':
                return '\v';
            case 'x':
                return Hexadecimal();
            case '0':
            case >= '1' and <= '7' when _at < text.Length && text[_at] is >= '0' and <= '7':
                var code = c - '0';
                for (var i = 0; i < 2 && _at < text.Length && text[_at] is >= '0' and <= '7'; i++)
                    code = code * 8 + (text[_at++] - '0');
                return code;
        }
        if (c < 0x80 && !char.IsAsciiLetterOrDigit(c))
            return c;
        throw Wrong(
            $"'\\{c}' means nothing in RE2" + (char.IsAsciiDigit(c) ? " (it cannot refer back)" : ""),
            $"'\\{c}' betekent niets in RE2" + (char.IsAsciiDigit(c) ? "; terugverwijzen kan niet" : "; haal de '\\' weg")
        );
    }

    private int Hexadecimal()
    {
        var end = Is('{') ? text.IndexOf('}', _at) : _at + 2;
        var digits = end > _at && end <= text.Length ? (Is('{') ? text[(_at + 1)..end] : text[_at..end]) : "";
        if (
            digits.Length is 0 or > 6
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code > 0x10FFFF
        )
            throw Wrong("'\\x' names no character", "'\\x' noemt geen teken; schrijf bijvoorbeeld '\\x41' of '\\x{20AC}'");
        _at = Is('{') ? end + 1 : end;
        return code;
    }

    private CodePoints Class()
    {
        var negated = Take("^");
        var ranges = new List<(int, int)>();
        var first = true;
        while (first || !Is(']'))
        {
            if (_at >= text.Length)
                throw Wrong("a '[' is not closed", "een '[' gaat niet meer dicht; sluit het of schrijf '\\['");
            first = false;
            if (Posix() is { } posix)
            {
                ranges.AddRange(posix.Ranges);
                continue;
            }
            var start = _at;
            if (Take("\\"))
            {
                if (_at < text.Length && NamedClass() is { } named)
                {
                    ranges.AddRange(named.Ranges);
                    continue;
                }
                _at = start;
            }
            var from = Member();
            var to = from;
            if (Is('-') && _at + 1 < text.Length && text[_at + 1] != ']')
            {
                _at++;
                to = Member();
            }
            if (to < from)
                throw BadRange(start);
            ranges.AddRange(Cased((from, to)).Ranges);
        }
        _at++;
        var set = CodePoints.Of(ranges);
        return negated ? set.Others() : set;
    }

    private PatternException BadRange(int start)
    {
        var piece = text[start..Math.Min(Math.Max(_at, start + 2), text.Length)];
        return Wrong($"'{piece}' is no range of characters", $"'{piece}' is geen reeks tekens; schrijf het kleinste eerst");
    }

    private int Member()
    {
        if (!Take("\\"))
            return Letter();
        if (_at >= text.Length)
            throw Wrong("it ends with a '\\'", "het eindigt met een '\\'; schrijf '\\\\'");
        return EscapedLetter();
    }

    private CodePoints? Posix()
    {
        if (
            !Is('[')
            || _at + 1 >= text.Length
            || text[_at + 1] != ':'
            || text.IndexOf(":]", _at + 2, StringComparison.Ordinal) is not (>= 0 and var end)
        )
            return null;
        var name = text[(_at + 2)..end];
        var negated = name.StartsWith('^');
        if (CodePoints.Named(negated ? name[1..] : name) is not { } set)
            throw Wrong($"'[:{name}:]' is no class", $"'[:{name}:]' is geen klasse; wel bijvoorbeeld '[:alpha:]'");
        _at = end + 2;
        if (_anyCase)
            set = set.AnyCase();
        return negated ? set.Others() : set;
    }
}
