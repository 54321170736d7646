using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>
/// Two texts that stand beside each other, what differs marked in each. Of what is the same in a long one only the words around a change
/// are shown: a reader looks for what changed.
/// </summary>
public static class MarkedText
{
    /// <summary>Characters of what is the same that stay beside a change.</summary>
    private const int Around = 80;

    public static (IHtmlContent Was, IHtmlContent Now) Of(string was, string now)
    {
        var parts = TextDifference.Of(was, now);
        // Two texts without a word in common are read as they are.
        return parts.Any(p => p.Change == TextChange.Same && p.Text.Any(char.IsLetterOrDigit))
            ? (Without(TextChange.Came, parts), Without(TextChange.Gone, parts))
            : (Html.Of($"{was}"), Html.Of($"{now}"));
    }

    private static IHtmlContent Without(TextChange other, IReadOnlyList<TextPart> parts) =>
        Html.Each(parts.Index().Where(p => p.Item.Change != other), p => p.Item.Change switch
            {
                TextChange.Gone => Html.Of($"<del>{p.Item.Text}</del>"),
                TextChange.Came => Html.Of($"<ins>{p.Item.Text}</ins>"),
                _ => Html.Of($"{Shortened(p.Item.Text, p.Index == 0, p.Index == parts.Count - 1)}"),
            });

    /// <param name="first">Nothing changed before it.</param>
    /// <param name="last">Nothing changed after it.</param>
    private static string Shortened(string text, bool first, bool last)
    {
        if (text.Length <= 3 * Around)
            return text;
        var (end, begin) = (text.IndexOf(' ', Around), text.LastIndexOf(' ', text.Length - Around));
        return end < 0 || begin <= end ? text : $"{(first ? "" : text[..end])} … {(last ? "" : text[(begin + 1)..])}".Trim(first, last);
    }

    private static string Trim(this string text, bool first, bool last) =>
        first ? text.TrimStart()
        : last ? text.TrimEnd()
        : text;
}
