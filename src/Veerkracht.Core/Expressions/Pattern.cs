namespace Veerkracht.Core.Expressions;

/// <summary>What is looked at between two characters.</summary>
internal enum Edge
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    Word,
    NoWord,
}

/// <summary>
/// A regular expression as RE2 reads it: characters are code points, classes are those of ASCII, $ is the end of the text, and a match
/// takes time linear in the text. Those of .NET differ in each of these, and those without backtracking have no edge of a word
/// of ASCII, so RE2 is carried out here: all states that a match can be in go through the text together.
/// </summary>
internal sealed class Pattern
{
    /// <summary>Most states: with the longest text that an answer can be a match takes well below a second.</summary>
    public const int MaxStates = 1_000;

    internal enum Op
    {
        Character,
        Split,
        Edge,
        Match,
    }

    internal readonly record struct State(Op Op, int Next = 0, int Other = 0, CodePoints? Set = null, Edge Edge = default);

    private readonly State[] _states;
    private readonly int _start;

    private Pattern(State[] states, int start) => (_states, _start) = (states, start);

    /// <summary>Reads a pattern; null with the reason where it is none.</summary>
    public static Pattern? Read(string text, out (string En, string Nl)? why)
    {
        why = null;
        try
        {
            var (states, start) = new PatternParser(text).Parse();
            return new Pattern(states, start);
        }
        catch (PatternException e)
        {
            why = (e.Message, e.Nl);
            return null;
        }
    }

    /// <summary>Whether the pattern matches anywhere in the text.</summary>
    public bool IsMatch(string text)
    {
        var (now, next) = (new Threads(_states.Length), new Threads(_states.Length));
        var (at, before) = (0, -1);
        while (true)
        {
            var (character, length) = At(text, at);
            if (Follow(now, _start, before, character))
                return true;
            if (length == 0)
                return false;
            next.Clear();
            var after = At(text, at + length).Character;
            foreach (var state in now.List)
            {
                if (_states[state] is { Op: Op.Character, Set: { } set, Next: var to } && set.Contains(character))
                {
                    if (Follow(next, to, character, after))
                        return true;
                }
            }
            (now, next) = (next, now);
            before = character;
            at += length;
        }
    }

    /// <summary>Enters a state and those that follow without a character; true where one of them is the end.</summary>
    private bool Follow(Threads threads, int start, int before, int after)
    {
        var open = threads.Open;
        open.Push(start);
        while (open.TryPop(out var at))
        {
            if (!threads.Add(at))
                continue;
            var state = _states[at];
            switch (state.Op)
            {
                case Op.Match:
                    open.Clear();
                    return true;
                case Op.Split:
                    open.Push(state.Other);
                    open.Push(state.Next);
                    break;
                case Op.Edge when Holds(state.Edge, before, after):
                    open.Push(state.Next);
                    break;
            }
        }
        return false;
    }

    private static bool Holds(Edge edge, int before, int after) =>
        edge switch
        {
            Edge.TextStart => before < 0,
            Edge.TextEnd => after < 0,
            Edge.LineStart => before is < 0 or '\n',
            Edge.LineEnd => after is < 0 or '\n',
            Edge.Word => IsWord(before) != IsWord(after),
            _ => IsWord(before) == IsWord(after),
        };

    private static bool IsWord(int character) => character >= 0 && CodePoints.WordCharacters.Contains(character);

    /// <summary>The character at an offset and how many of UTF-16 it takes; (-1, 0) at the end. Half a character is a character.</summary>
    private static (int Character, int Length) At(string text, int at) =>
        at >= text.Length ? (-1, 0)
        : char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? (char.ConvertToUtf32(text[at], text[at + 1]), 2)
        : (text[at], 1);

    /// <summary>A set of states that is emptied in no time.</summary>
    private sealed class Threads(int size)
    {
        private readonly bool[] _has = new bool[size];

        public List<int> List { get; } = [];
        public Stack<int> Open { get; } = new();

        public bool Add(int state)
        {
            if (_has[state])
                return false;
            _has[state] = true;
            List.Add(state);
            return true;
        }

        public void Clear()
        {
            foreach (var state in List)
                _has[state] = false;
            List.Clear();
        }
    }
}

/// <summary>A pattern that cannot be read, with what to do about it.</summary>
internal sealed class PatternException(string en, string nl) : Exception(en)
{
    public string Nl => nl;
}
