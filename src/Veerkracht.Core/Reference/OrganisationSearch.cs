using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Reference;

/// <summary>
/// Finds organisations as people write them: with or without hyphens, accents and capitals, parts of words in any order ("berg heist"),
/// "st" for "sint", and by the beginning of a number (NIS, KBO) however it is written.
/// </summary>
public sealed class OrganisationSearch
{
    private const int FewestDigits = 3;

    private readonly string[] _words;
    private readonly string _compact,
        _digits;

    public OrganisationSearch(string? typed)
    {
        _words = [.. Words(typed ?? "")];
        _compact = string.Concat(_words);
        _digits = NumberIn(_words);
    }

    /// <summary>Nothing was typed that can be searched.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>How well a name or number fits, 0 best; null where it does not.</summary>
    /// <param name="numbers">As they are kept, without signs; null where it has none.</param>
    public int? Fit(string name, params ReadOnlySpan<string?> numbers)
    {
        if (_digits.Length > 0)
        {
            foreach (var number in numbers)
            {
                if (number?.StartsWith(_digits, StringComparison.Ordinal) == true)
                    return number.Length == _digits.Length ? 0 : 1;
            }
        }
        string[] words = [.. Words(name)];
        var compact = string.Concat(words);
        return IsEmpty ? null
            : compact == _compact ? 0
            : compact.StartsWith(_compact, StringComparison.Ordinal) ? 1
            : Array.TrueForAll(_words, w => Array.Exists(words, n => n.StartsWith(w, StringComparison.Ordinal))) ? 2
            : compact.Contains(_compact, StringComparison.Ordinal)
            || Array.TrueForAll(_words, w => Array.Exists(words, n => n.Contains(w, StringComparison.Ordinal)))
                ? 3
            : null;
    }

    /// <summary>Those that fit, best first, then municipalities, then by name.</summary>
    /// <param name="name">What it is called where people choose it.</param>
    public IEnumerable<Organisation> Among(IEnumerable<Organisation> organisations, Func<Organisation, string> name) =>
        organisations
            .Select(o => (Of: o, Name: name(o), Fit: Fit(name(o), o.Nis, o.Kbo, o.Ovo)))
            .Where(o => o.Fit is not null)
            .OrderBy(o => o.Fit)
            // Who writes the name of a town means the municipality, before the other bodies that are called after it.
            .ThenBy(o => o.Of.Class != OrganisationClass.Municipality)
            .ThenBy(o => o.Name.Length)
            .ThenBy(o => o.Name, StringComparer.Ordinal)
            .Select(o => o.Of);

    private static IEnumerable<string> Words(string text) =>
        string.Concat(SearchText.Of(text).Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w == "st" ? "sint" : w);

    /// <summary>"BE 0207.451.227" → "0207451227"; empty where letters other than the names of numbers stand in it.</summary>
    private static string NumberIn(string[] words)
    {
        var parts = words.Select(w => w.StartsWith("be", StringComparison.Ordinal) ? w[2..] : w);
        var digits = string.Concat(parts.Where(w => w is not ("kbo" or "nis" or "btw" or "nr")));
        return digits.Length >= FewestDigits && digits.All(char.IsAsciiDigit) ? digits : "";
    }
}
