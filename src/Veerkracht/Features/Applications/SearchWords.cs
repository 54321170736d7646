using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>
/// The words by which a dossier is found. A word is found by how it begins; what is written together ("sint-truiden", "fiets-subsidie-17")
/// counts from each of its parts on, so that "truiden" finds it and the whole number finds one dossier.
/// </summary>
public static class SearchWords
{
    /// <summary>Letters of a word that count: no name of a place or project needs more, and both databases can index it.</summary>
    private const int Longest = 60;
    private const int MostWords = 60,
        MostAsked = 5;

    /// <summary>What is kept with a dossier: its words, with one blank between two.</summary>
    public static string Of(params IEnumerable<string?> parts) =>
        string.Join(' ', Chunks(SearchText.Of(parts)).SelectMany(Tails).Distinct(StringComparer.Ordinal).Take(MostWords));

    /// <summary>The words that a reader typed, each as it must begin; null where nothing was typed, none where it can be no word.</summary>
    public static IReadOnlyList<string>? Asked(string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? null
            : [.. Chunks(SearchText.Of(typed)).Select(parts => Joined(parts)).Distinct(StringComparer.Ordinal).Take(MostAsked)];

    private static IEnumerable<string> Tails(string[] chunk) => chunk.Select((_, from) => Joined(chunk[from..]));

    private static string Joined(string[] parts)
    {
        var whole = string.Join('-', parts);
        return whole.Length <= Longest ? whole : whole[..Longest];
    }

    /// <summary>What stands between blanks, in its parts of letters and digits.</summary>
    private static IEnumerable<string[]> Chunks(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Parts).Where(parts => parts.Length > 0);

    private static string[] Parts(string chunk) =>
        string.Concat(chunk.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
