using System.Globalization;

namespace Veerkracht.Core.Texts;

/// <summary>
/// The one way to count the length of a text: what a reader calls characters (grapheme clusters), a line end as one
/// whichever way it is written. Browsers count the same with Intl.Segmenter.
/// </summary>
public static class TextLength
{
    public static int Of(string text)
    {
        var ascii = true;
        var returns = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127)
            {
                ascii = false;
                break;
            }
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                returns++;
        }
        if (ascii)
            return text.Length - returns;
        var length = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; length++)
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        return length;
    }
}
