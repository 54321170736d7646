using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>
/// All that a call from nothing asks before it can be written on. What is empty is proposed: the slug from the title, the prefix from the
/// slug.
/// </summary>
public sealed record NewCall(
    string? Measure,
    string? TitleNl,
    string? TitleEn,
    string? Slug,
    string? NumberPrefix,
    string? ContactName,
    string? ContactEmail
);

/// <summary>The values in which a round differs from the one that it is copied from.</summary>
/// <param name="From">Slug and version of the published call: "slug@1".</param>
/// <param name="Windows">Opening and closing of each window of the first step, in its order: Brussels wall time as typed
/// (2022-09-30T23:59), empty where it is not known.</param>
public sealed record CallCopy(
    string? From,
    string? Slug,
    string? TitleNl,
    string? TitleEn,
    IReadOnlyList<(string? Opens, string? Closes)> Windows
);

/// <summary>Slugs made of titles: "Digitale balie 2023" is digitale-balie-2023.</summary>
public static class Slugs
{
    public const int Most = 80;

    public static string Of(string title)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var c in SearchText.Of(title))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length <= Most ? text : text[..Most].Trim('-');
    }
}
