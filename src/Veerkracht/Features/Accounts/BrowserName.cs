using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// A browser in plain words, as far as its person knows it again: "Firefox, Windows". Of what a browser says of itself no more is kept.
/// </summary>
public static partial class BrowserName
{
    /// <summary>Characters.</summary>
    public const int Longest = 40;

    /// <summary>The first that is found: one says that it is another too.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    /// <param name="userAgent">The header of a request.</param>
    /// <returns>Empty where neither is known.</returns>
    public static string Of(string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return string.Join(", ", new[] { browser, system }.OfType<string>());
    }

    /// <summary>"Firefox op Windows"</summary>
    public static LocalText Words(string kept) =>
        kept.Length == 0
            ? new("een onbekende browser", "an unknown browser")
            : new(Comma().Replace(kept, " op ", 1), Comma().Replace(kept, " on ", 1));

    private static string? Find((string Sign, string Name)[] known, string? said) =>
        said is null ? null : Array.Find(known, k => said.Contains(k.Sign, StringComparison.Ordinal)).Name;

    [GeneratedRegex(", ")]
    private static partial Regex Comma();
}
