using System.Text.RegularExpressions;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// How patterns were read before they followed RE2: those of .NET without backtracking. Only for versions that were published with a
/// pattern that RE2 refuses; a published version always reads.
/// </summary>
internal static class FormerPattern
{
    /// <summary>Null where it never could be read.</summary>
    public static Func<string, bool>? Read(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
