using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Veerkracht.Site.Components;

/// <summary>
/// HTML from an interpolated string: every hole is encoded, unless it is HTML already. Attributes that may be absent are holes
/// too: <see cref="Attribute"/>.
/// </summary>
public static class Html
{
    public static readonly IHtmlContent None = HtmlString.Empty;

    public static IHtmlContent Of(FormattableString html) => new HtmlFormattableString(html.Format, html.GetArguments());

    public static IHtmlContent When(bool condition, FormattableString html) => condition ? Of(html) : None;

    /// <summary>The HTML for a text, or nothing where there is no text. The text is hole 0 of the format.</summary>
    public static IHtmlContent WhenText(string? text, string format) =>
        string.IsNullOrEmpty(text) ? None : new HtmlFormattableString(format, text);

    public static IHtmlContent Each<T>(IEnumerable<T> items, Func<T, IHtmlContent> html)
    {
        var all = new HtmlContentBuilder();
        foreach (var item in items)
            all.AppendHtml(html(item));
        return all;
    }

    /// <summary> name="value" with a space before it; nothing where the value is null or false, the bare name where it is true.</summary>
    public static IHtmlContent Attribute(string name, object? value) =>
        value switch
        {
            null or false => None,
            true => new HtmlString(" " + name),
            _ => new HtmlString($" {name}=\"{HtmlEncoder.Default.Encode(value.ToString()!)}\""),
        };
}
