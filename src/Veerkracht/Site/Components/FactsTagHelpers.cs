using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>A list of facts: <c>&lt;facts&gt;&lt;fact label="Gemeente"&gt;Geetbets&lt;/fact&gt;&lt;/facts&gt;</c>.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "v-facts");
    }
}

/// <summary>One fact; <c>change</c> is where its answer can be changed.</summary>
[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTagHelper(Texts L) : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Language tag of the label where it is another than that of the page.</summary>
    public string? LabelLang { get; set; }
    public string? Change { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var label = FieldHtml.InLanguage(Label, LabelLang);
        var change = Html.When(
            !string.IsNullOrEmpty(Change),
            $"""
            <dd class="v-facts__change"><a
            href="{Change}">{L["Wijzig", "Change"]}<span class="au-u-hidden-visually"> {label}</span></a></dd>
            """
        );
        output.Content.SetHtmlContent(Html.Of($"<dt>{label}</dt><dd>{value}</dd>{change}"));
    }
}
