namespace Veerkracht.Core.Texts;

public enum TextChange
{
    Same,
    Gone,
    Came,
}

public readonly record struct TextPart(TextChange Change, string Text);

/// <summary>
/// What differs between two texts, word by word. What is the same and what is gone make up the old one, what is the same and what came the
/// new one, in their order.
/// </summary>
public static class TextDifference
{
    /// <summary>Pairs of words that are compared at most; beyond it all between the common begin and end is told as one change.</summary>
    private const long MostPairs = 4_000_000;

    public static IReadOnlyList<TextPart> Of(string was, string now)
    {
        var (olds, news) = (Words(was), Words(now));
        var begin = 0;
        while (begin < olds.Count && begin < news.Count && olds[begin] == news[begin])
            begin++;
        var end = 0;
        while (end < olds.Count - begin && end < news.Count - begin && olds[^(end + 1)] == news[^(end + 1)])
            end++;
        var parts = new List<TextPart> { new(TextChange.Same, string.Concat(olds[..begin])) };
        parts.AddRange(Between(olds[begin..^end], news[begin..^end]));
        parts.Add(new(TextChange.Same, string.Concat(olds[^end..])));
        return Joined(parts);
    }

    /// <summary>By the longest words that both have in common, in order.</summary>
    private static IEnumerable<TextPart> Between(List<string> olds, List<string> news)
    {
        if ((long)olds.Count * news.Count > MostPairs)
            return [new(TextChange.Gone, string.Concat(olds)), new(TextChange.Came, string.Concat(news))];
        var common = new int[olds.Count + 1, news.Count + 1];
        for (var i = olds.Count - 1; i >= 0; i--)
        {
            for (var j = news.Count - 1; j >= 0; j--)
                common[i, j] = olds[i] == news[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var parts = new List<TextPart>();
        var (at, to) = (0, 0);
        while (at < olds.Count || to < news.Count)
        {
            if (at < olds.Count && to < news.Count && olds[at] == news[to])
            {
                parts.Add(new(TextChange.Same, olds[at++]));
                to++;
            }
            else if (to == news.Count || (at < olds.Count && common[at + 1, to] >= common[at, to + 1]))
                parts.Add(new(TextChange.Gone, olds[at++]));
            else
                parts.Add(new(TextChange.Came, news[to++]));
        }
        return parts;
    }

    /// <summary>What stands beside each other is one part; white space alone between two changes belongs to both.</summary>
    private static List<TextPart> Joined(List<TextPart> parts)
    {
        var joined = new List<TextPart>();
        var (same, gone, came) = ("", "", "");
        foreach (var part in parts.Where(p => p.Text.Length > 0).Append(default))
        {
            if (part is { Change: TextChange.Same, Text: not null })
            {
                same += part.Text;
                continue;
            }
            var isChanging = gone.Length + came.Length > 0;
            if (isChanging && part.Text is not null && string.IsNullOrWhiteSpace(same))
                (gone, came) = (gone + same, came + same);
            else if (same.Length > 0 || part.Text is null)
            {
                Add(TextChange.Gone, gone);
                Add(TextChange.Came, came);
                Add(TextChange.Same, same);
                (gone, came) = ("", "");
            }
            same = "";
            if (part.Change == TextChange.Gone)
                gone += part.Text;
            else if (part.Change == TextChange.Came)
                came += part.Text;
        }
        return joined;

        void Add(TextChange change, string text)
        {
            if (text.Length > 0)
                joined.Add(new(change, text));
        }
    }

    /// <summary>Words, white space, and each sign by itself; together the text.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var (first, kind) = (at++, KindOf(text[at - 1]));
            while (at < text.Length && kind != Sign && KindOf(text[at]) == kind)
                at++;
            words.Add(text[first..at]);
        }
        return words;
    }

    private const int Sign = 2;

    /// <summary>Halves of a character beyond 16 bits are letters of a word, so that none is cut in two.</summary>
    private static int KindOf(char letter) =>
        char.IsWhiteSpace(letter) ? 0
        : char.IsPunctuation(letter) || char.IsSymbol(letter) ? Sign
        : 1;
}
