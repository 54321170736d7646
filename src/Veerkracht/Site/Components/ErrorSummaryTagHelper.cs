using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Forms;

namespace Veerkracht.Site.Components;

/// <summary>
/// All that must be mended, each with a link to its field; takes the focus when the page opens. Renders nothing where there is nothing.
/// <c>href</c> leads to fields on other pages; else the field is on this page.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts L) : TagHelper
{
    public IReadOnlyList<Finding> Findings { get; set; } = [];
    public Func<Finding, string>? Href { get; set; }
    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Findings.Count == 0)
            return;
        var title = Title
            ?? (
                Findings.Count == 1
                    ? L["Kijk nog één ding na", "Check one thing"]
                    : L[$"Kijk nog {Findings.Count} dingen na", $"Check {Findings.Count} things"]
            );
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <div class="au-c-alert au-c-alert--error v-summary" data-summary tabindex="-1" autofocus role="alert"
                aria-labelledby="foutenlijst"><div>
                <h2 id="foutenlijst">{title}</h2><ul>{Html.Each(Findings, Item)}</ul></div></div>
                """
            )
        );
    }

    /// <summary>The code stands in the markup: the same that the API gives, for who automates a page.</summary>
    private Microsoft.AspNetCore.Html.IHtmlContent Item(Finding finding) =>
        Html.Of($"""<li data-code="{finding.Code}">{Line(finding)}</li>""");

    private Microsoft.AspNetCore.Html.IHtmlContent Line(Finding finding) =>
        finding.Field.Length == 0
            ? Html.Of($"{L.Marked(finding.Message)}")
            : Html.Of($"""<a href="{Href?.Invoke(finding) ?? "#" + FieldIds.Of(finding.Field)}">{L.Marked(finding.Message)}</a>""");
}
