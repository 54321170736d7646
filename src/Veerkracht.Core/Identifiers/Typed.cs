namespace Veerkracht.Core.Identifiers;

/// <summary>What people type around a number: spaces of any kind, dots, slashes.</summary>
internal static class Typed
{
    private const int MaxLength = 100;

    /// <summary>Upper case without white space and without <paramref name="separators"/>; empty when far too long to be a number.</summary>
    public static string Bare(string? text, string separators)
    {
        if (text is null || text.Length > MaxLength)
            return "";
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !separators.Contains(c))).ToUpperInvariant();
    }

    /// <summary>
    /// Without the word by which papers name the number in front of it ("BTW BE 0207.451.227", "IBAN: BE68 …", "RPR Gent 0207.451.227").
    /// Behind "RPR" may stand the court; other words stay, and make it no number.
    /// </summary>
    public static string Unlabelled(string? text, ISet<string> labels)
    {
        var rest = (text ?? "").Trim();
        while (true)
        {
            var end = 0;
            while (end < rest.Length && (char.IsLetter(rest[end]) || rest[end] is '°'))
                end++;
            var word = rest[..end].ToUpperInvariant();
            if (end == 0 || !labels.Contains(word))
                return rest;
            if (word is "RPR" or "RPM")
            {
                while (end < rest.Length && !char.IsAsciiDigit(rest[end]))
                    end++;
            }
            rest = rest[end..].TrimStart(' ', '\u00A0', '\u202F', '.', ':', '-', '/');
        }
    }

    public static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    public static bool AreLettersAndDigits(string text) => text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    /// <summary>In groups of four with a space between, as banks print it.</summary>
    public static string InFours(string text) => string.Join(' ', text.Chunk(4).Select(four => new string(four)));
}
