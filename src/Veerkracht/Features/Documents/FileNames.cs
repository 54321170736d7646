using System.Globalization;

namespace Veerkracht.Features.Documents;

/// <summary>Names of attached files as we keep them: no folders, no control characters, not too long.</summary>
public static class FileNames
{
    public const int MaxLength = 150;

    public static string Tidy(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(r => r.Value != 0xFFFD && !IsUnseen(r)).Select(r => r.ToString()))
            .Trim(' ', '.');
        var extension = Path.GetExtension(clean);
        if (extension.Length is 0 or > 10)
            extension = "";
        var stem = clean[..^extension.Length];
        if (stem.Length + extension.Length > MaxLength)
            stem = Cut(stem, MaxLength - extension.Length);
        return stem.Length == 0 ? "bestand" + extension : stem + extension;
    }

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
