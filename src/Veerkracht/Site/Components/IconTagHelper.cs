using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>One of Appuniversum's icons, beside the words that say the same: nobody needs to see it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IFileVersionProvider versions, IHttpContextAccessor http) : TagHelper
{
    /// <summary>Its name in Appuniversum; those that are built in stand in Assets/build.mjs.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var icons = versions.AddFileVersionToPath(http.HttpContext!.Request.PathBase, "/built/icons.svg");
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "v-icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Html.Of($"""<use href="{icons}#{Name}"></use>"""));
    }
}
