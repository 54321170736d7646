using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// "1.000" is one here; who writes numbers as in Dutch, German, French or Spanish means a thousand. Nobody needs three decimals that
/// end in a zero, so that is told before a call is published.
/// </summary>
public static partial class Thousands
{
    public static bool AreMeant(string written) => Grouped().IsMatch(written);

    public static string English(string written, Rational value) =>
        $"'{written}' is {value} and keeps this call from being published; for a thousand write {written.Replace(".", "")}, else {value}";

    public static string Dutch(string written, Rational value) =>
        $"'{written}' is {value} en houdt deze oproep tegen bij de publicatie; schrijf {written.Replace(".", "")} voor "
        + $"duizend, anders {value}";

    [GeneratedRegex(@"\A[1-9][0-9]{0,2}\.[0-9]{2}0\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();
}
