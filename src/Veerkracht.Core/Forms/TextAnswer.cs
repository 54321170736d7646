using System.Text;

namespace Veerkracht.Core.Forms;

/// <summary>Answers that are one text, as they are kept.</summary>
internal static class TextAnswer
{
    /// <summary>Where a definition gives no longest length: enough for any text, and a bound on what is kept.</summary>
    public const int DefaultLine = 1_000,
        DefaultLong = 20_000;

    /// <summary>Line ends as \n, without space around it and without control characters (a database refuses some).</summary>
    public static string Tidy(string text, bool lines)
    {
        var plain = true;
        foreach (var c in text)
            plain &= c is >= ' ' and < '\u007f';
        if (plain)
            return text.Trim();
        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    continue;
                c = '\n';
            }
            if (c is '\n' or '\t')
                tidy.Append(lines ? c : ' ');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                tidy.Append(c).Append(text[++i]);
            else if (!char.IsControl(c) && !char.IsSurrogate(c))
                tidy.Append(c);
        }
        return tidy.ToString().Trim();
    }
}
