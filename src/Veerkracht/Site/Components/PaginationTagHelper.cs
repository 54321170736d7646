using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>Pages of a list: <c>&lt;pagination page="3" size="25" total="283" /&gt;</c>. Links keep the filters and add pagina=N.</summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper(Texts L) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;
    public int Size { get; set; } = 25;
    public long Total { get; set; }

    /// <summary>There are more than the total: one goes from a page to the next, by the keys of the rows at its ends.</summary>
    public bool More { get; set; }

    /// <summary>Key of the first row where rows come before it, of the last row where rows come after it; else nothing.</summary>
    public string? Before { get; set; }
    public string? After { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (int)Math.Max(1, (Total + Size - 1) / Size);
        var first = (long)(Page - 1) * Size + 1;
        var range =
            Total == 0
                ? L["Niets gevonden", "Nothing found"]
                : $"{N(first)}–{N(Math.Min(Total, first + Size - 1))} {L["van", "of"]} {N(Total)}";
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-pagination");
        output.Attributes.SetAttribute("aria-label", L["Bladeren", "Pages"]);
        if (More)
        {
            var atFirst = Html.When(!string.IsNullOrEmpty(Before), $"""<li><a href="{Href()}">{L["Eerste", "First"]}</a></li>""");
            var back = Html.When(
                !string.IsNullOrEmpty(Before),
                $"""<li><a href="{Href("voor", Before)}">{L["Vorige", "Previous"]}</a></li>"""
            );
            var on = Html.When(!string.IsNullOrEmpty(After), $"""<li><a href="{Href("na", After)}">{L["Volgende", "Next"]}</a></li>""");
            output.Content.SetHtmlContent(Html.Of($"<p>{L["Meer dan", "More than"]} {N(Total)}</p><ul>{atFirst}{back}{on}</ul>"));
            return;
        }
        var before = Step(Page - 1, pages, L["Vorige", "Previous"]);
        var after = Step(Page + 1, pages, L["Volgende", "Next"]);
        var steps = Html.When(pages > 1, $"<ul>{before}{Html.Each(Shown(Page, pages), Number)}{after}</ul>");
        output.Content.SetHtmlContent(Html.Of($"<p>{range}</p>{steps}"));
    }

    /// <summary>The first, the last and those around the page; 0 stands for what is left out.</summary>
    public static IReadOnlyList<int> Shown(int page, int pages)
    {
        int[] wanted = [.. new[] { 1, page - 1, page, page + 1, pages }.Where(p => p >= 1 && p <= pages).Distinct().Order()];
        return [.. wanted.SelectMany((p, i) => i > 0 && p > wanted[i - 1] + 1 ? new[] { 0, p } : [p])];
    }

    private string N(long count) => Numerals.Write(count, L.Language);

    private IHtmlContent Step(int to, int pages, string label) =>
        Html.When(to >= 1 && to <= pages, $"""<li><a href="{Href(to)}">{label}</a></li>""");

    private IHtmlContent Number(int page) =>
        page == 0 ? Html.Of($"""<li aria-hidden="true"><span>…</span></li>""")
        : page == Page ? Html.Of($"""<li><span class="is-current" aria-current="page">{page}</span></li>""")
        : Html.Of($"""<li><a href="{Href(page)}"><span class="au-u-hidden-visually">{L["Pagina", "Page"]} </span>{page}</a></li>""");

    private string Href(int page) => Href("pagina", page.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The address with its filters, from another row on.</summary>
    private string Href(string? name = null, string? value = null)
    {
        var query = new QueryBuilder(
            View.HttpContext.Request.Query.Where(pair => pair.Key is not ("pagina" or "na" or "voor"))
                .SelectMany(pair =>
                    pair.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(pair.Key, value!))
                )
        );
        if (name is not null)
            query.Add(name, value ?? "");
        return query.ToString() is { Length: > 0 } filters ? filters : View.HttpContext.Request.Path.ToUriComponent();
    }
}
