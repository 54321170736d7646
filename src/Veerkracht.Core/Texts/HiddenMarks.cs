using System.Globalization;
using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>
/// Characters that nobody sees and that change what people read: control characters, marks that turn the direction of writing, line ends of
/// other systems, and halves of characters. Joiners (in emoji) and soft hyphens are none of these; see <see cref="UnseenMarks"/>.
/// </summary>
public static class HiddenMarks
{
    /// <summary>The first of them and where it stands ("U+202E", offset); null where there is none.</summary>
    public static (string Name, int At)? First(string text)
    {
        // Nearly every text has plain characters alone.
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHalf(text, i) || (IsHidden(text[i]) && text[i] is not '\n' and not '\t'))
                return (Name(text[i]), i);
            if (char.IsHighSurrogate(text[i]))
                i++;
        }
        return null;
    }

    /// <summary>The text on one line, with the names of such characters in their place.</summary>
    public static string Shown(string text)
    {
        if (First(text) is null && !text.AsSpan().ContainsAny('\n', '\t'))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\t' or '\r')
                shown.Append(c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? "" : " ");
            else if (IsHidden(c) || IsHalf(text, i))
                shown.Append(Name(c));
            else if (char.IsHighSurrogate(c))
                shown.Append(c).Append(text[++i]);
            else
                shown.Append(c);
        }
        return shown.ToString();
    }

    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    private static bool IsHalf(string text, int at) =>
        char.IsSurrogate(text[at])
        && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));

    /// <summary>"U+202E".</summary>
    public static string Name(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
