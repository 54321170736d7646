using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>
/// A text as it is kept: every character that people see, in their order. Whatever breaks a line becomes "\n" and what cannot be kept
/// becomes a space, so that no two words or numbers ever stand against each other that did not; half a character becomes "�", to be seen.
/// White space around the text goes, but for the indent of its first line, which belongs to a list or a poem as that of the others does.
/// </summary>
public static class TidyText
{
    /// <param name="lines">Whether it may have lines; else each line end and tab becomes a space.</param>
    public static string Of(string text, bool lines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return Bare(text, lines);
        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                tidy.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                tidy.Append('\uFFFD');
            else if (BreaksLine(c))
                tidy.Append(lines ? '\n' : ' ');
            else
                tidy.Append(char.IsControl(c) && !(c == '\t' && lines) ? ' ' : c);
        }
        return Bare(tidy.ToString(), lines);
    }

    private static string Bare(string text, bool lines)
    {
        if (!lines)
            return text.Trim();
        var (bare, start) = (text.TrimEnd(), 0);
        for (var i = 0; i < bare.Length && char.IsWhiteSpace(bare[i]); i++)
            start = bare[i] == '\n' ? i + 1 : start;
        return bare[start..];
    }

    /// <summary>Line ends of every system and program: PowerPoint puts a vertical tab on the clipboard, the web U+2028.</summary>
    private static bool BreaksLine(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
