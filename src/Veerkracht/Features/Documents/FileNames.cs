using System.Globalization;

namespace Veerkracht.Features.Documents;

/// <summary>Names of attached files as we keep them: no folders, no control characters, not too long.</summary>
public static class FileNames
{
    public const int MaxLength = 150;

    /// <summary>What is taken out leaves a space, so that words stay words.</summary>
    public static string Tidy(string? name)
    {
        var clean = string.Concat(Last(name).EnumerateRunes().Select(Kept)).Trim(' ', '.');
        var extension = Path.GetExtension(clean);
        if (extension.Length is 0 or > 10)
            extension = "";
        var stem = clean[..^extension.Length].TrimEnd();
        if (stem.Length + extension.Length > MaxLength)
            stem = Cut(stem, MaxLength - extension.Length);
        return stem.Length == 0 ? "bestand" + extension : stem + extension;
    }

    /// <summary>The name as it came, without folders, where it is kept as another; null where it is kept as it came.</summary>
    public static string? Given(string? name, string kept) => Last(name) is { Length: > 0 } last && last != kept ? last : null;

    private static string Last(string? name) => (name ?? "").Replace('\\', '/').Split('/')[^1];

    /// <summary>A soft hyphen is one that somebody sees where the line ends; whatever else is not seen parts words at most.</summary>
    private static string Kept(System.Text.Rune rune) =>
        rune.Value == 0xAD ? "-"
        : rune.Value == 0xFFFD || IsUnseen(rune) ? " "
        : rune.ToString();

    /// <summary>Control and formatting characters could show a name other than it is ("gpj.exe" as "exe.jpg").</summary>
    private static bool IsUnseen(System.Text.Rune rune) =>
        System.Text.Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;

    private static string Cut(string text, int most)
    {
        var cut = 0;
        foreach (var length in StringInfo.ParseCombiningCharacters(text).Where(at => at <= most))
            cut = length;
        return text[..cut];
    }
}
