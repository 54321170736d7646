using System.Collections.Frozen;
using System.Reflection;

namespace Veerkracht.Core.Passwords;

/// <summary>What is wrong with a password that somebody chose.</summary>
public enum PasswordFault
{
    None,
    TooShort,
    TooLong,

    /// <summary>On the list of common ones, also with figures or marks around it, or said twice.</summary>
    Common,

    /// <summary>The address of its owner, or the name of this site, and little else.</summary>
    Own,
}

/// <summary>
/// Long, and not one that is tried first. No rule about figures or capitals: those make passwords that machines guess.
/// </summary>
public static class PasswordRule
{
    /// <summary>Characters.</summary>
    public const int Shortest = 12,
        Longest = 128;

    /// <summary>So many characters beside a word that is guessed make it one's own.</summary>
    private const int EnoughBeside = 8;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <param name="address">E-mail address of who chooses it.</param>
    public static PasswordFault Of(string password, string address)
    {
        if (password.Length < Shortest)
            return PasswordFault.TooShort;
        if (password.Length > Longest)
            return PasswordFault.TooLong;
        var plain = password.ToLowerInvariant();
        string[] own = [address.ToLowerInvariant(), address.Split('@')[0].ToLowerInvariant(), "veerkracht"];
        return own.Any(word => word.Length >= 4 && plain.Length - Without(plain, word).Length > 0 && IsLittle(Without(plain, word)))
                ? PasswordFault.Own
            : IsCommon(plain) ? PasswordFault.Common
            : PasswordFault.None;
    }

    private static bool IsCommon(string plain)
    {
        var piece = Repeated(plain);
        return piece.Distinct().Count() <= 3
            || IsRun(piece)
            || new[] { plain, piece, Letters(plain), Letters(piece), Leet(piece), Leet(Letters(piece)) }.Any(Known.Value.Contains);
    }

    private static bool IsLittle(string rest) => rest.Length < EnoughBeside || IsRun(rest) || Known.Value.Contains(rest);

    private static string Without(string text, string word) => text.Replace(word, "", StringComparison.Ordinal);

    /// <summary>The letters between the figures and marks with which it begins and ends.</summary>
    private static string Letters(string text)
    {
        var trimmed = text.AsSpan();
        while (trimmed.Length > 0 && !char.IsLetter(trimmed[0]))
            trimmed = trimmed[1..];
        while (trimmed.Length > 0 && !char.IsLetter(trimmed[^1]))
            trimmed = trimmed[..^1];
        return trimmed.ToString();
    }

    /// <summary>"abcabcabc" is "abc".</summary>
    private static string Repeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
                return text[..length];
        return text;
    }

    /// <summary>Each character follows on the one before: "abcdefghijkl", "987654321098".</summary>
    private static bool IsRun(string text) =>
        text.Length > 2
        && new[] { 1, -1 }.Any(step =>
            Enumerable
                .Range(1, text.Length - 1)
                .All(i => text[i] - text[i - 1] == step || (char.IsDigit(text[i]) && (text[i] - text[i - 1] + 10) % 10 == (step + 10) % 10))
        );

    /// <summary>"w@chtw00rd" is "wachtwoord".</summary>
    private static string Leet(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    '@' or '4' => 'a',
                    '3' => 'e',
                    '1' or '!' => 'i',
                    '0' => 'o',
                    '5' or '$' => 's',
                    '7' => 't',
                    _ => c,
                }
            )
        );

    private static FrozenSet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
