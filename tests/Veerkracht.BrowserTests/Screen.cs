namespace Veerkracht.BrowserTests;

/// <summary>What somebody looks at the site with.</summary>
/// <param name="WideLetters">See <see cref="BrowserTests.WideLetters"/>.</param>
internal sealed record Screen(string Name, int Width, int Height, bool JavaScript, bool WideLetters = false, bool LateStyles = false)
{
    public static readonly Screen Wide = new("wide", 1280, 900, JavaScript: true);
    public static readonly Screen Phone = new("phone", 390, 844, JavaScript: false);
    public static readonly Screen PhoneWithWideLetters = Phone with { Name = "phone-wide", WideLetters = true };
    public static readonly Screen PhoneOnASlowLine = Phone with { Name = "phone-slow", LateStyles = true };
}
