using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The nearest known word to a misspelt one.</summary>
public static class Suggestion
{
    /// <summary>"; there are id, title, …" where no word is near; nothing where there is none.</summary>
    public static LocalText Among(IEnumerable<string> known)
    {
        var words = string.Join(", ", known.Select(word => $"'{word}'"));
        return words.Length == 0 ? LocalText.Empty : new LocalText($"; er zijn {words}", $"; there are {words}");
    }

    /// <summary>"; did you mean 'title'?" or nothing.</summary>
    public static LocalText For(string word, IEnumerable<string> known) =>
        Nearest.To(word, known) is { } near ? new LocalText($"; bedoelt u '{near}'?", $"; did you mean '{near}'?") : LocalText.Empty;
}
