namespace Veerkracht.BrowserTests;

/// <summary>What somebody looks at the site with.</summary>
/// <param name="Speaks">Language of the browser itself; pages are in Dutch whatever it speaks.</param>
/// <param name="WideLetters">See <see cref="BrowserTests.WideLetters"/>.</param>
internal sealed record Screen(
    string Name,
    int Width,
    int Height,
    bool JavaScript,
    bool WideLetters = false,
    bool LateStyles = false,
    string Speaks = Screen.Dutch
)
{
    public const string Dutch = "nl-BE";

    public static readonly Screen Wide = new("wide", 1280, 900, JavaScript: true);

    /// <summary>That of many an officer: Windows as it came.</summary>
    public static readonly Screen WideInEnglish = Wide with { Name = "wide-english", Speaks = "en-US" };
    public static readonly Screen Phone = new("phone", 390, 844, JavaScript: false);
    public static readonly Screen PhoneWithWideLetters = Phone with { Name = "phone-wide", WideLetters = true };
    public static readonly Screen PhoneOnASlowLine = Phone with { Name = "phone-slow", LateStyles = true };
}
