using System.Globalization;
using System.Numerics;
using System.Text;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// Parts of a text, as the string extension of CEL names them. Positions count what a reader sees as characters, as size() does, and a part
/// is found only as whole characters. Outside the text there is nothing, as outside a list: none of these fails on an answer that is empty.
/// </summary>
internal static class TextParts
{
    public static string Substring(string text, Rational from, Rational? to)
    {
        var characters = new Characters(text);
        var (start, end) = (characters.Offset(from), to is { } limit ? characters.Offset(limit) : text.Length);
        return start < end ? text[start..end] : "";
    }

    public static string CharAt(string text, Rational position) =>
        position.Sign < 0 ? "" : Substring(text, position, new Rational(Rounding.Floor(position) + 1, 1));

    /// <summary>Where the part begins first, or last; −1 where it is not there.</summary>
    public static int IndexOf(string text, string part, Rational? from, bool last)
    {
        var characters = new Characters(text);
        if (from is { } place && (place.Sign < 0 || place > characters.Count))
            return -1;
        var start =
            from is { } given ? characters.Offset(given)
            : last ? text.Length
            : 0;
        var found = last ? characters.FindBack(part, start) : characters.Find(part, start);
        return found < 0 ? -1 : characters.Position(found);
    }

    /// <summary>The first <paramref name="most"/> places where the part stands; null is all, and so is below zero.</summary>
    public static string? Replace(Frame frame, string text, string part, string by, Rational? most)
    {
        var result = new StringBuilder();
        var copied = 0;
        foreach (var at in Places(text, part, most))
        {
            result.Append(text, copied, at - copied).Append(by);
            copied = at + part.Length;
            if (result.Length > Frame.MaxText)
                return (string?)frame.Fail();
        }
        return result.Length + text.Length - copied > Frame.MaxText
            ? (string?)frame.Fail()
            : result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>At most <paramref name="most"/> parts, the last with all that is left.</summary>
    public static object? Split(Frame frame, string text, string separator, Rational? most)
    {
        if (most is { Sign: 0 })
            return Values.NoList;
        var cuts = Places(text, separator, most is { Sign: > 0 } count ? count - 1 : null);
        var parts = new List<object?>();
        var start = 0;
        // An empty separator stands between all characters, and not around them.
        foreach (var at in cuts.Where(at => separator.Length > 0 || (at > 0 && at < text.Length)))
        {
            parts.Add(text[start..at]);
            start = at + separator.Length;
            if (parts.Count > Frame.MaxItems || !frame.Spend(1))
                return frame.Fail();
        }
        if (text.Length > 0 || separator.Length > 0)
            parts.Add(text[start..]);
        return parts;
    }

    public static string? Join(Frame frame, IReadOnlyList<object?> texts, string separator)
    {
        var result = new StringBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            result.Append(i > 0 ? separator : "").Append(Values.Text(texts[i]));
            if (result.Length > Frame.MaxText || !frame.Spend(1))
                return (string?)frame.Fail();
        }
        return result.ToString();
    }

    private static IEnumerable<int> Places(string text, string part, Rational? most)
    {
        var left = most is { Sign: >= 0 } count && count < int.MaxValue ? (int)Rounding.Floor(count) : int.MaxValue;
        var characters = new Characters(text);
        var at = 0;
        while (left-- > 0 && at <= text.Length && (at = characters.Find(part, at)) >= 0)
        {
            yield return at;
            at =
                part.Length > 0 ? at + part.Length
                : at < text.Length ? characters.Next(at)
                : at + 1;
        }
    }

    /// <summary>A text by the places where its characters begin; null where each takes one place.</summary>
    private readonly struct Characters
    {
        private readonly string _text;
        private readonly int[]? _starts;

        public Characters(string text)
        {
            _text = text;
            _starts = text.All(c => c < 128 && c != '\r') ? null : StringInfo.ParseCombiningCharacters(text);
        }

        public int Count => _starts?.Length ?? _text.Length;

        public int Offset(Rational position)
        {
            if (position.Sign <= 0)
                return 0;
            var whole = Rounding.Floor(position);
            return whole >= Count ? _text.Length
                : _starts is null ? (int)whole
                : _starts[(int)whole];
        }

        public int Position(int offset) =>
            _starts is null ? offset
            : offset == _text.Length ? _starts.Length
            : Array.BinarySearch(_starts, offset);

        public int Next(int offset) => Offset(Position(offset) + 1);

        private bool IsStart(int offset) => Position(offset) >= 0;

        public int Find(string part, int from)
        {
            var at = from;
            while ((at = _text.IndexOf(part, at, StringComparison.Ordinal)) >= 0)
            {
                if (IsStart(at) && IsStart(at + part.Length))
                    return at;
                at++;
            }
            return -1;
        }

        /// <summary>The last place at or before <paramref name="from"/>.</summary>
        public int FindBack(string part, int from)
        {
            for (var at = Math.Min(from, _text.Length - part.Length); at >= 0; at--)
            {
                if (string.CompareOrdinal(_text, at, part, 0, part.Length) == 0 && IsStart(at) && IsStart(at + part.Length))
                    return at;
            }
            return -1;
        }
    }
}
