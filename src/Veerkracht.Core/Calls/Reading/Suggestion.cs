using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The nearest known word to a misspelt one.</summary>
public static class Suggestion
{
    /// <summary>"; did you mean 'title'?" or nothing.</summary>
    public static string For(string word, IEnumerable<string> known) => Nearest.To(word, known) is { } near ? $"; did you mean '{near}'?" : "";
}
