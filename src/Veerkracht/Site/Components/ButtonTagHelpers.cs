using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>
/// Looks of a button or a link: <c>&lt;button look="primary"&gt;</c>, also secondary, link and danger. One primary on a page.
/// </summary>
[HtmlTargetElement("button", Attributes = "look")]
[HtmlTargetElement("a", Attributes = "look")]
public sealed class ButtonTagHelper : TagHelper
{
    public string Look { get; set; } = "secondary";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClass("au-c-button", HtmlEncoder.Default);
        output.AddClass(Look == "danger" ? "au-c-button--alert" : $"au-c-button--{Look}", HtmlEncoder.Default);
    }
}

/// <summary>The buttons under a form or a page, the main one first. <c>saved</c>: the line that says when it was saved.</summary>
[HtmlTargetElement("actions")]
public sealed class ActionsTagHelper : TagHelper
{
    /// <summary>"Opgeslagen om 14.03", empty before the first time; null where the form does not save by itself.</summary>
    public string? Saved { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var buttons = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-form-actions");
        output.Content.SetHtmlContent(
            Html.Of($"""{buttons}{Html.When(Saved is not null, $"""<span class="v-saved" data-saved role="status">{Saved}</span>""")}""")
        );
    }
}
