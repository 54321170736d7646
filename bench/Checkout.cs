namespace Veerkracht.Bench;

/// <summary>--against CHECKOUT: another build beside this one.</summary>
internal static class Checkout
{
    private const string Against = "--against";

    /// <summary>Where this build was made.</summary>
    public static string Here => new Site.SiteOptions().Root;

    public static string? Other(string[] args) => Array.IndexOf(args, Against) is >= 0 and var at ? args[at + 1] : null;

    /// <summary>The benches that are asked for.</summary>
    public static IReadOnlyList<string> Names(string[] args) =>
        [.. args.Where((arg, i) => arg != Against && (i == 0 || args[i - 1] != Against))];
}
