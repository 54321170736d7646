using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Veerkracht.Features.News;

/// <summary>
/// The Markdown of an article as HTML. Only what Markdown itself says comes out: HTML in it is shown as text, pictures become their words,
/// addresses other than of the web, of mail and of this site are no links, and a heading without words is not there. The title of the page
/// is its only h1.
/// </summary>
public static class ArticleBody
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="origin">Before addresses of this site, for who reads elsewhere: "https://veerkracht.example"; null on the site.</param>
    public static IHtmlContent Html(string markdown, string? origin = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>().ToList())
        {
            heading.Level = Math.Max(2, heading.Level);
            if (!HasWords(heading.Inline))
                heading.Parent!.Remove(heading);
        }
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Clean(link, origin);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsSafe(link.Url))
                link.ReplaceBy(new LiteralInline(link.Url));
        }
        return new HtmlString(document.ToHtml(Pipeline));
    }

    private static void Clean(LinkInline link, string? origin)
    {
        if (link.IsImage || !IsSafe(link.Url ?? ""))
        {
            // Its words stay.
            Inline last = link;
            while (link.FirstChild is { } word)
            {
                word.Remove();
                last.InsertAfter(word);
                last = word;
            }
            link.Remove();
            return;
        }
        if (origin is not null && link.Url!.StartsWith('/'))
            link.Url = origin + link.Url;
        else if (!link.Url!.StartsWith('/') && !link.Url.StartsWith('#'))
            link.GetAttributes().AddProperty("rel", "noopener");
    }

    /// <summary>Of this site, of the web, or a mail.</summary>
    public static bool IsSafe(string address) =>
        address.StartsWith('#')
        || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\'))
        || (
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto)
        );

    private static bool HasWords(ContainerInline? inline) =>
        inline?.Descendants().Any(i => i is LiteralInline { Content: var text } && !text.IsEmptyOrWhitespace() || i is CodeInline) == true;
}
