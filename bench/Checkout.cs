using System.Globalization;

namespace Veerkracht.Bench;

/// <summary>
/// --against CHECKOUT: another build beside this one; --each N: how many submissions a turn; --on sqlite or postgres: that one alone;
/// --data CHECKOUT: whose calls are read.
/// </summary>
internal static class Checkout
{
    private const string Against = "--against",
        Each = "--each",
        On = "--on",
        DataOf = "--data";

    /// <summary>Where this build was made.</summary>
    public static string Here => new Site.SiteOptions().Root;

    public static string? Other(string[] args) => After(args, Against);

    /// <summary>The checkout whose calls are read; null is this one.</summary>
    public static string? Data(string[] args) => After(args, DataOf);

    /// <summary>Whether it is measured on this database.</summary>
    public static bool IsOn(string[] args, string database) => After(args, On) is not { } only || only == database;

    public static int EachTurn(string[] args, int usual) =>
        After(args, Each) is { } each ? int.Parse(each, CultureInfo.InvariantCulture) : usual;

    /// <summary>The benches that are asked for.</summary>
    public static IReadOnlyList<string> Names(string[] args) =>
        [.. args.Where((arg, i) => !IsOption(arg) && (i == 0 || !IsOption(args[i - 1])))];

    private static bool IsOption(string arg) => arg is Against or Each or On or DataOf;

    private static string? After(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at ? args[at + 1] : null;
}
