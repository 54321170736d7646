using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Accounts;

/// <summary>The way to another organisation in the header, for who may act for more than one; nothing for all others.</summary>
[HtmlTargetElement("switch-organisation", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SwitchOrganisationTagHelper(Texts L) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (View.HttpContext.User.ToActor() is { Elsewhere.Count: > 0 })
            output.Content.SetHtmlContent(
                Html.Of($"""<a href="{ChooseOrganisationModel.Href}">{L["Ander bestuur", "Other organisation"]}</a>""")
            );
    }
}
