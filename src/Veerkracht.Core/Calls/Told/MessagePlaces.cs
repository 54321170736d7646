using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Told;

/// <summary>Places in the text of a message: "{amount}".</summary>
public static partial class MessagePlaces
{
    /// <summary>All that stands between braces, known or not, with the position of its "{".</summary>
    public static IEnumerable<(string Name, int At)> In(string text) =>
        Braces().Matches(text).Select(m => (m.Groups[1].Value.Trim(), m.Index));

    /// <summary>
    /// Each language by itself with what is known; a place of which nothing is known stays empty. What is filled in is not looked at again.
    /// A text that is one place alone says what stands there, in the languages in which it is.
    /// </summary>
    public static LocalText Fill(LocalText text, IReadOnlyDictionary<string, LocalText> values) =>
        text.Further.Count == 0 && text.Nl == text.En && text.Nl is ['{', .. var place, '}'] && values.TryGetValue(place, out var whole)
            ? whole.Map((said, _) => said.Trim())
            : text.Map((said, language) => Fill(said, values, language));

    public static string Fill(string text, IReadOnlyDictionary<string, LocalText> values, Language language) =>
        Braces().Replace(text, m => values.TryGetValue(m.Groups[1].Value.Trim(), out var value) ? value.In(language) : "").Trim();

    [GeneratedRegex(@"\{([^{}\n]*)\}")]
    private static partial Regex Braces();
}
