using System.Globalization;
using System.Text;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// Text as every bank of SEPA takes it: Latin letters without accents, digits, a few signs (EPC217-08). What a letter has above or below
/// it is left out; what has no place at all becomes a dot. A text neither begins nor ends with a slash, and holds no two together.
/// </summary>
public static class SepaText
{
    /// <summary>Most characters of a name; the schema takes 140, SEPA 70.</summary>
    public const int Name = 70;

    /// <summary>Most characters of what the payment is for.</summary>
    public const int Remittance = 140;

    /// <summary>Most characters of an id of a message, a group or a payment.</summary>
    public const int Id = 35;

    private const string Signs = "/-?:().,'+ ";

    /// <summary>Of the languages of Europe; the runtime takes no letters apart where it knows no cultures.</summary>
    private static readonly (string Plain, string Accented)[] Accents =
    [
        ("A", "ÀÁÂÃÄÅĀĂĄ"),
        ("a", "àáâãäåāăą"),
        ("C", "ÇĆĈĊČ"),
        ("c", "çćĉċč"),
        ("D", "Ď"),
        ("d", "ď"),
        ("E", "ÈÉÊËĒĔĖĘĚ"),
        ("e", "èéêëēĕėęě"),
        ("G", "ĜĞĠĢ"),
        ("g", "ĝğġģ"),
        ("H", "Ĥ"),
        ("h", "ĥ"),
        ("I", "ÌÍÎÏĨĪĬĮİ"),
        ("i", "ìíîïĩīĭį"),
        ("J", "Ĵ"),
        ("j", "ĵ"),
        ("K", "Ķ"),
        ("k", "ķ"),
        ("L", "ĹĻĽ"),
        ("l", "ĺļľ"),
        ("N", "ÑŃŅŇ"),
        ("n", "ñńņň"),
        ("O", "ÒÓÔÕÖŌŎŐ"),
        ("o", "òóôõöōŏő"),
        ("R", "ŔŖŘ"),
        ("r", "ŕŗř"),
        ("S", "ŚŜŞŠȘ"),
        ("s", "śŝşšș"),
        ("T", "ŢŤȚ"),
        ("t", "ţťț"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲ"),
        ("u", "ùúûüũūŭůűų"),
        ("W", "Ŵ"),
        ("w", "ŵ"),
        ("Y", "ÝŶŸ"),
        ("y", "ýÿŷ"),
        ("Z", "ŹŻŽ"),
        ("z", "źżž"),
    ];

    private static readonly (string Plain, string Signs)[] Others =
    [
        ("ss", "ß"),
        ("ae", "æ"),
        ("AE", "Æ"),
        ("oe", "œ"),
        ("OE", "Œ"),
        ("o", "ø"),
        ("O", "Ø"),
        ("l", "ł"),
        ("L", "Ł"),
        ("d", "đð"),
        ("D", "ĐÐ"),
        ("+", "&"),
        ("-", "_–—"),
        ("'", "’‘"),
        (" ", "\n\r\t\u00a0\u202f"),
    ];

    private static readonly Dictionary<char, string> Letters = Accents
        .Concat(Others)
        .SelectMany(row => row.Item2.Select(sign => KeyValuePair.Create(sign, row.Item1)))
        .ToDictionary();

    /// <param name="most">Most characters that stay; what is behind them is cut off.</param>
    public static string Of(string text, int most)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
                continue;
            foreach (var sign in Sign(rune))
            {
                var isDoubled = sign is '/' or ' ' && kept.Length > 0 && kept[^1] == sign;
                if (!isDoubled)
                    kept.Append(sign);
            }
        }
        var whole = kept.ToString().Trim('/', ' ');
        return whole.Length <= most ? whole : whole[..most].TrimEnd('/', ' ');
    }

    /// <summary>Whether every bank takes it as it stands.</summary>
    public static bool IsPlain(string text) => text == Of(text, text.Length);

    private static string Sign(Rune rune)
    {
        if (!rune.IsBmp)
            return ".";
        var sign = (char)rune.Value;
        return char.IsAsciiLetterOrDigit(sign) || Signs.Contains(sign) ? sign.ToString() : Letters.GetValueOrDefault(sign, ".");
    }
}
