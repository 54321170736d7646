using System.Globalization;
using static Veerkracht.Core.Expressions.Pattern;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// Reads the syntax of RE2 into states, from behind to the front: each part is built before the state that follows it.
/// </summary>
internal sealed class PatternParser(string text)
{
    /// <summary>Most times that a part is repeated, and groups within one another, as in RE2.</summary>
    private const int MaxRepeat = 1_000,
        MaxDepth = 100;

    /// <summary>Builds the states of a part in front of the state that follows, and gives the first of them.</summary>
    private delegate int Part(int next);

    private readonly List<State> _states = [];
    private int _at;
    private int _depth;
    private int _repeated;
    private bool _anyCase;
    private bool _lines;
    private bool _dotAll;
    private bool _literal;

    public (State[] States, int Start) Parse()
    {
        var whole = Choice();
        if (_at < text.Length)
            throw Wrong("')' closes nothing", "')' sluit niets; haal het weg of schrijf '\\)'");
        var start = whole(Add(new State(Op.Match)));
        return ([.. _states], start);
    }

    private int Add(State state)
    {
        if (_states.Count >= MaxStates)
            throw Wrong(
                $"it is too large: at most {MaxStates} steps",
                $"het is te groot: ten hoogste {MaxStates} stappen; maak het korter"
            );
        _states.Add(state);
        return _states.Count - 1;
    }

    private static PatternException Wrong(string en, string nl) => new(en, nl);

    private bool Is(char c) => _at < text.Length && text[_at] == c;

    private bool Take(string what)
    {
        if (string.CompareOrdinal(text, _at, what, 0, what.Length) != 0)
            return false;
        _at += what.Length;
        return true;
    }

    private Part Choice()
    {
        var (anyCase, lines, dotAll) = (_anyCase, _lines, _dotAll);
        var choices = new List<Part> { Sequence() };
        while (Take("|"))
            choices.Add(Sequence());
        (_anyCase, _lines, _dotAll) = (anyCase, lines, dotAll);
        return next =>
        {
            var first = choices[^1](next);
            foreach (var choice in choices.AsEnumerable().Reverse().Skip(1))
                first = Add(new State(Op.Split, choice(next), first));
            return first;
        };
    }

    private Part Sequence()
    {
        var parts = new List<Part>();
        while (_at < text.Length && (_literal || (!Is('|') && !Is(')'))))
        {
            // Between \Q and \E stand letters; what repeats behind it repeats the last of them.
            if (_literal)
            {
                _literal = !Take("\\E");
                if (!_literal)
                    continue;
                var letter = One(Cased(Letter()));
                _literal = !Take("\\E");
                parts.Add(_literal ? letter : Repeated(letter));
            }
            else if (Single() is { } part)
                parts.Add(Repeated(part));
        }
        return next =>
        {
            foreach (var part in parts.AsEnumerable().Reverse())
                next = part(next);
            return next;
        };
    }

    private Part Repeated(Part part)
    {
        if (Count() is not var (least, most))
            return part;
        Take("?");
        var from = _at;
        if (Count() is not null)
            throw Wrong(
                $"'{text[from.._at]}' repeats a repetition",
                $"'{text[from.._at]}' herhaalt een herhaling; zet haakjes rond het eerste deel"
            );
        return next =>
        {
            // What is empty adds no states however often it is repeated, so repeating is counted too.
            _repeated += (most ?? least) + 1;
            if (_repeated > 100 * MaxRepeat)
                throw Wrong("it repeats too often", "het herhaalt te vaak; maak het korter");
            if (most is { } bound)
            {
                for (var i = least; i < bound; i++)
                    next = Add(new State(Op.Split, part(next), next));
            }
            else
            {
                var loop = Add(new State(Op.Split));
                _states[loop] = new State(Op.Split, part(loop), next);
                next = loop;
            }
            for (var i = 0; i < least; i++)
                next = part(next);
            return next;
        };
    }

    private (int Least, int? Most)? Count()
    {
        if (Take("*"))
            return (0, null);
        if (Take("+"))
            return (1, null);
        if (Take("?"))
            return (0, 1);
        if (!Is('{') || text.IndexOf('}', _at) is not (>= 0 and var end))
            return null;
        // Braces that hold no counts are two characters like any other.
        var bounds = text[(_at + 1)..end].Split(',');
        if (bounds.Length > 2 || !IsCount(bounds[0]) || (bounds.Length == 2 && bounds[1].Length > 0 && !IsCount(bounds[1])))
            return null;
        var least = Bound(bounds[0]);
        int? most =
            bounds.Length == 1 ? least
            : bounds[1].Length == 0 ? null
            : Bound(bounds[1]);
        if (least > MaxRepeat || most > MaxRepeat || most < least)
            throw Wrong(
                $"'{text[_at..(end + 1)]}' repeats wrongly: from few to many, at most {MaxRepeat}",
                $"'{text[_at..(end + 1)]}' herhaalt verkeerd: van weinig naar veel, ten hoogste {MaxRepeat}"
            );
        _at = end + 1;
        return (least, most);
    }

    private static bool IsCount(string count) => count.Length > 0 && count.All(char.IsAsciiDigit);

    private static int Bound(string count) => count.Length > 6 ? int.MaxValue : int.Parse(count, CultureInfo.InvariantCulture);

    /// <summary>One part; null for flags, which are none.</summary>
    private Part? Single()
    {
        if (Take("("))
            return Group();
        if (Take("^"))
            return At(_lines ? Edge.LineStart : Edge.TextStart);
        if (Take("$"))
            return At(_lines ? Edge.LineEnd : Edge.TextEnd);
        if (Take("."))
            return One(_dotAll ? CodePoints.All : CodePoints.LineEnd.Others());
        if (Take("["))
            return One(Class());
        if (Take("\\"))
            return Escaped();
        if (Is('*') || Is('+') || Is('?'))
            throw Wrong($"'{text[_at]}' has nothing to repeat", $"'{text[_at]}' heeft niets om te herhalen; schrijf '\\{text[_at]}'");
        return One(Cased(Letter()));
    }

    private Part At(Edge edge) => next => Add(new State(Op.Edge, next, Edge: edge));

    private Part One(CodePoints set) => next => Add(new State(Op.Character, next, Set: set));

    private CodePoints Cased(params (int, int)[] ranges) => _anyCase ? CodePoints.Of(ranges).AnyCase() : CodePoints.Of(ranges);

    private CodePoints Cased(int character) => Cased((character, character));

    private int Letter()
    {
        var character = char.IsSurrogatePair(text, _at) ? char.ConvertToUtf32(text, _at) : text[_at];
        _at += character > 0xFFFF ? 2 : 1;
        return character;
    }

    private Part? Group()
    {
        if (++_depth > MaxDepth)
            throw Wrong("it has too many groups within one another", "er staan te veel groepen in elkaar");
        var (anyCase, lines, dotAll) = (_anyCase, _lines, _dotAll);
        if (Take("?"))
        {
            if (Take("P<") || (!text.AsSpan(_at).StartsWith("<=") && !text.AsSpan(_at).StartsWith("<!") && Take("<")))
            {
                var end = text.IndexOf('>', _at);
                if (end <= _at || !text[_at..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                    throw Wrong("the name of a group cannot be read", "de naam van een groep is niet te lezen; schrijf (?P<naam>…)");
                _at = end + 1;
            }
            else if (Flags())
            {
                _depth--;
                return null;
            }
        }
        var inside = Choice();
        (_anyCase, _lines, _dotAll) = (anyCase, lines, dotAll);
        if (!Take(")"))
            throw Wrong("a '(' is not closed", "een '(' gaat niet meer dicht; sluit het of schrijf '\\('");
        _depth--;
        return inside;
    }

    /// <summary>Reads "i-s)" or "i-s:"; true where it is the first, which counts until the end of the group around it.</summary>
    private bool Flags()
    {
        var (on, any) = (true, false);
        for (; _at < text.Length; _at++)
        {
            switch (text[_at])
            {
                case 'i':
                    _anyCase = on;
                    break;
                case 'm':
                    _lines = on;
                    break;
                case 's':
                    _dotAll = on;
                    break;
                case 'U':
                    break;
                case '-' when on:
                    (on, any) = (false, false);
                    continue;
                case ':' when on || any:
                    _at++;
                    return false;
                case ')' when any:
                    _at++;
                    return true;
                default:
                    throw Unknown();
            }
            any = true;
        }
        throw Unknown();

        PatternException Unknown() =>
            Wrong(
                "'(?' stands for something that RE2 does not have (it cannot look ahead or back)",
                "'(?' staat voor iets dat RE2 niet heeft (vooruit- of terugkijken kan niet); schrijf '(?:' voor een groep"
            );
    }

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
