using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using CsCheck;
using Veerkracht.Features.News;

namespace Veerkracht.Tests.News;

/// <summary>What staff write in Markdown comes out as text of a page, whatever they write.</summary>
public sealed class ArticleBodyTests
{
    private static readonly HashSet<string> Allowed =
    [
        .. "html head body p br hr h2 h3 h4 h5 h6 ul ol li strong em code pre blockquote a".Split(' '),
    ];

    private static readonly string[] Pieces =
    [
        "<",
        ">",
        "[",
        "](",
        ")",
        "!",
        "#",
        " ",
        "\n",
        "javascript:",
        "script",
        "on",
        "=",
        "\"",
        "`",
        "*",
        "&#58;",
        "a",
    ];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[klik](javascript:alert(1))")]
    [InlineData("[klik](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[klik](data:text/html,<script>)")]
    [InlineData("[klik](//elders.example/x)")]
    [InlineData("[klik](/\\elders.example)")]
    [InlineData("![beeld](https://elders.example/spion.png)")]
    [InlineData("<https://a.example>\n\n<javascript:alert(1)>")]
    [InlineData("# \n\ntekst\n\n## <!-- -->")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    public void Nothing_that_runs_or_loads_comes_out(string markdown) => IsClean(Html(markdown));

    [Fact]
    public void Whatever_is_written_is_clean() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(parts => string.Concat(parts.Select(i => Pieces[i]))))
            .Sample(markdown => IsClean(Html(markdown)));

    [Fact]
    public void What_markdown_says_stays()
    {
        var html = Html(
            "# Titel\n\nEen **vet** woord en [een oproep](/oproepen/fietspaden), [elders](https://a.example).\n\n- een\n- twee"
        );
        Assert.Equal(
            "<h2>Titel</h2>\n<p>Een <strong>vet</strong> woord en <a href=\"/oproepen/fietspaden\">een oproep</a>, "
                + "<a href=\"https://a.example\" rel=\"noopener\">elders</a>.</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n",
            html
        );
        Assert.Contains(
            "href=\"https://veerkracht.example/oproepen/fietspaden\"",
            Html("[x](/oproepen/fietspaden)", "https://veerkracht.example")
        );
        Assert.Equal("<p>woorden <strong>blijven</strong></p>\n", Html("[woorden **blijven**](javascript:1)"));
    }

    private static void IsClean(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        Assert.All(document.All, e => Assert.Contains(e.LocalName, Allowed));
        Assert.All(document.All.SelectMany(e => e.Attributes), a =>
            Assert.Contains(a.Name, new[] { "href", "rel", "title", "class", "start" })
        );
        Assert.All(document.QuerySelectorAll("a"), a => Assert.Matches("^(#|/(?![/\\\\])|https?://|mailto:)", a.GetAttribute("href")));
        Assert.All(document.QuerySelectorAll("h2,h3,h4,h5,h6"), h => Assert.NotEqual("", h.TextContent.Trim()));
    }

    private static string Html(string markdown, string? origin = null)
    {
        using var writer = new StringWriter();
        ArticleBody.Html(markdown, origin).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
