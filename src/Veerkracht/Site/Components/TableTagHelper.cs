using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>
/// A table with its caption. With <c>stack</c> each row is a card on a phone: give cells <c>data-label="Column"</c>; without it the
/// table scrolls sideways in its own box, which the keyboard can reach. Numbers: <c>class="v-number"</c> on th and td.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Language tag of the caption where it is another than that of the page.</summary>
    public string? CaptionLang { get; set; }
    public bool Stack { get; set; }
    public bool Compact { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "au-c-table-wrapper");
        if (!Stack)
        {
            output.Attributes.SetAttribute("tabindex", "0");
            output.Attributes.SetAttribute("role", "region");
            output.Attributes.SetAttribute("aria-label", Caption);
        }
        var look = $"{(Stack ? " v-table--stack" : "")}{(Compact ? " au-c-table--compact" : "")}";
        output.Content.SetHtmlContent(
            Html.Of(
                $"""<table class="au-c-table{look}"><caption>{FieldHtml.InLanguage(
            Caption,
            CaptionLang
        )}</caption>{rows}</table>"""
            )
        );
    }
}
