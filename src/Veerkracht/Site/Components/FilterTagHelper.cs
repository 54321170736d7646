using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>
/// A form that filters the list under it, by address, so that it can be bookmarked: fields inside, the buttons come with it.
/// </summary>
[HtmlTargetElement("filter-form")]
public sealed class FilterTagHelper(Texts L) : TagHelper
{
    /// <summary>Address of the list without filters.</summary>
    public string Clear { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", Clear);
        output.Attributes.SetAttribute("class", "v-filter");
        output.Attributes.SetAttribute("role", "search");
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <div class="v-filter__fields">{fields}</div><div class="v-form-actions"><button class="au-c-button au-c-button--secondary">{L[
                    "Filter",
                    "Filter"
                ]}</button><a href="{Clear}">{L["Wis de filters", "Clear the filters"]}</a></div>
                """
            )
        );
    }
}
