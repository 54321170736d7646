using System.Globalization;
using static Veerkracht.Core.Expressions.Pattern;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// Reads the syntax of RE2 into states, from behind to the front: each part is built before the state that follows it.
/// </summary>
internal sealed partial class PatternParser(string text)
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
}
