namespace Veerkracht.BrowserTests;

/// <summary>What somebody looks at the site with.</summary>
internal sealed record Screen(string Name, int Width, int Height, bool JavaScript)
{
    public static readonly Screen Wide = new("wide", 1280, 900, JavaScript: true);
    public static readonly Screen Phone = new("phone", 390, 844, JavaScript: false);
}
