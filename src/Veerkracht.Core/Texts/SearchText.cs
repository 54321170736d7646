using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>Text for search: lower case, without accents, so that both databases find "Liège" by "liege".</summary>
public static class SearchText
{
    // The platform runs without ICU, which could decompose letters; these are the ones that Western European names use.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿœæßšž";
    private static readonly string[] Bare =
    [
        "a",
        "a",
        "a",
        "a",
        "a",
        "a",
        "c",
        "e",
        "e",
        "e",
        "e",
        "i",
        "i",
        "i",
        "i",
        "n",
        "o",
        "o",
        "o",
        "o",
        "o",
        "o",
        "u",
        "u",
        "u",
        "u",
        "y",
        "y",
        "oe",
        "ae",
        "ss",
        "s",
        "z",
    ];

    public static string Of(params IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var c in string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p))).ToLowerInvariant())
        {
            var at = Accented.IndexOf(c);
            if (at >= 0)
                text.Append(Bare[at]);
            else if (!char.IsControl(c))
                text.Append(c);
        }
        return text.ToString();
    }
}
