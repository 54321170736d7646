using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The nearest known word to a misspelt one.</summary>
public static class Suggestion
{
    /// <summary>"; did you mean 'title'?" or nothing.</summary>
    public static LocalText For(string word, IEnumerable<string> known) =>
        Nearest.To(word, known) is { } near ? new LocalText($"; bedoelt u '{near}'?", $"; did you mean '{near}'?") : LocalText.Empty;
}
