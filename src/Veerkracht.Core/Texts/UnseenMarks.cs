using System.Globalization;
using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>
/// Marks in what somebody wrote or pasted that no reader sees: they part a word, turn the order of letters or carry hidden words. Nothing
/// of them is taken away; they are told. What belongs to writing is none: joiners in emoji and in scripts that join, soft hyphens.
/// </summary>
public static class UnseenMarks
{
    private const int Joiner = 0x200D,
        NonJoiner = 0x200C,
        SoftHyphen = 0xAD,
        FirstTag = 0xE0000,
        LastTag = 0xE007F;

    /// <summary>Letters shown at each side of a mark.</summary>
    private const int Around = 12;

    /// <summary>Each place with such marks, as "Kerk[U+200B]straat"; no more than so many.</summary>
    public static IReadOnlyList<string> Places(string text, int most)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\n', '~'))
            return [];
        var runes = text.EnumerateRunes().ToArray();
        var places = new List<string>();
        for (var i = 0; i < runes.Length && places.Count < most; i++)
        {
            if (!IsUnseen(runes, i))
                continue;
            var until = i + 1;
            while (until < runes.Length && IsUnseen(runes, until))
                until++;
            places.Add(Before(runes, i) + Named(runes[i..until]) + After(runes, until));
            i = until;
        }
        return places;
    }

    /// <summary>
    /// The first of them, or of <see cref="HiddenMarks"/>, in a text that is published, as "U+200B"; null where there is none. A soft
    /// hyphen is one there: nobody who searches or copies the text knows of it.
    /// </summary>
    public static string? First(string text)
    {
        if (HiddenMarks.First(text) is var (hidden, _))
            return hidden;
        if (!text.AsSpan().ContainsAnyExceptInRange('\n', '~'))
            return null;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
            if (runes[i].Value == SoftHyphen || IsUnseen(runes, i))
                return Name(runes[i]);
        return null;
    }

    private static string Name(Rune mark) => string.Create(CultureInfo.InvariantCulture, $"U+{mark.Value:X4}");

    private static bool IsUnseen(Rune[] text, int at) =>
        text[at].Value switch
        {
            Joiner or NonJoiner => !JoinsLetters(text, at),
            // Behind a flag they name a part of a country.
            >= FirstTag and <= LastTag => !FollowsFlag(text, at),
            0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E => true,
            0x200B or 0x200E or 0x200F or 0x3164 or 0xFEFF or 0xFFA0 => true,
            (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => true,
            _ => false,
        };

    private static bool JoinsLetters(Rune[] text, int at) =>
        at > 0 && at + 1 < text.Length && text[at - 1].Value > 0x2FF && text[at + 1].Value > 0x2FF;

    private static bool FollowsFlag(Rune[] text, int at)
    {
        while (at > 0 && text[at].Value is >= FirstTag and <= LastTag)
            at--;
        return text[at].Value == 0x1F3F4;
    }

    private static string Named(Rune[] marks)
    {
        var names = marks.Select(Name).ToList();
        return $"[{string.Join(' ', names.Take(3))}{(names.Count > 3 ? $" + {names.Count - 3}" : "")}]";
    }

    private static string Before(Rune[] text, int at)
    {
        var start = at;
        while (start > 0 && at - start < Around && !Rune.IsWhiteSpace(text[start - 1]) && !IsUnseen(text, start - 1))
            start--;
        return string.Concat(text[start..at]);
    }

    private static string After(Rune[] text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < Around && !Rune.IsWhiteSpace(text[end]) && !IsUnseen(text, end))
            end++;
        return string.Concat(text[at..end]);
    }
}
