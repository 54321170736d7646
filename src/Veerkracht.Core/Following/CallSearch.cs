using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Following;

/// <summary>
/// A search of the list of calls: words that all stand in a call, for whom it is, and its theme. Written as the query of an address, always
/// the same for the same search, so that it can be followed.
/// </summary>
/// <param name="Words">Lower case, without accents, each once.</param>
/// <param name="Class">A class of organisations that may apply; null is any.</param>
/// <param name="Theme">Id of a theme; null is any.</param>
public sealed record CallSearch(IReadOnlyList<string> Words, string? Class, string? Theme)
{
    private const int MostWords = 6,
        LongestText = 80;

    public bool IsEmpty => Words.Count == 0 && Class is null && Theme is null;

    /// <summary>From what somebody typed.</summary>
    public static CallSearch Of(string? words, string? ofClass, string? theme) =>
        new(
            [.. Plain(Cut(words)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)],
            Cut(ofClass) is { Length: > 0 } known && OrganisationClass.All.Contains(known) ? known : null,
            Cut(theme) is { Length: > 0 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? id : null
        );

    /// <summary>"q=fiets%20veilig&amp;voor=municipality"</summary>
    public string Key =>
        string.Join(
            '&',
            new[]
            {
                Words.Count == 0 ? null : $"q={Uri.EscapeDataString(string.Join(' ', Words))}",
                Class is null ? null : $"voor={Class}",
                Theme is null ? null : $"thema={Theme}",
            }.OfType<string>()
        );

    /// <summary>From a key; null where it is not as <see cref="Key"/> writes it, or says nothing.</summary>
    public static CallSearch? Read(string key)
    {
        var said = key.Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        string? One(string name) => said[name].FirstOrDefault() is { } value ? Uri.UnescapeDataString(value) : null;
        var search = Of(One("q"), One("voor"), One("thema"));
        return !search.IsEmpty && search.Key == key ? search : null;
    }

    /// <param name="themes">A theme finds what carries one below it too.</param>
    public bool Finds(CallDefinition call, ThemeTree themes)
    {
        if (Class is not null && call.Applicants.All(a => a.Class != Class))
            return false;
        if (Theme is not null && !call.Themes.Any(themes.WithBelow(Theme).Contains))
            return false;
        var text = string.Join(' ', call.Title.All.Concat(call.Summary.All).Select(t => Plain(t.Text)).Append(call.Slug.Replace('-', ' ')));
        return Words.All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static string Cut(string? text) =>
        text is null ? ""
        : text.Length > LongestText ? text[..LongestText]
        : text.Trim();

    /// <summary>Lower case, without accents; whatever is no letter or figure is a space.</summary>
    private static string Plain(string text) => string.Concat(SearchText.Of(text).Select(c => char.IsLetterOrDigit(c) ? c : ' '));

    public bool Equals(CallSearch? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
