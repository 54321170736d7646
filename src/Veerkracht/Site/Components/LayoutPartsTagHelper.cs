using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>What the rooms show in a place of the layout, in the order in which their doors registered it.</summary>
[HtmlTargetElement("layout-parts", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LayoutPartsTagHelper(IEnumerable<ILayoutPart> parts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public LayoutPlace Place { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var part in parts.Where(p => p.Place == Place))
            output.Content.AppendHtml(await part.Show(View.HttpContext));
    }
}
