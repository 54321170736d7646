using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Notifications;

/// <summary>The way to the notices in the header, with how many are unread; nothing for who works for no organisation.</summary>
[HtmlTargetElement("unread-notices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UnreadNoticesTagHelper(Texts L, Inbox inbox) : TagHelper
{
    private const int Most = 99;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (View.HttpContext.User.ToActor() is not { Organisation.IsNone: false } actor)
            return;
        var unread = await inbox.CountUnread(actor, Most, View.HttpContext.RequestAborted);
        var shown = unread > Most ? $"{Most}+" : $"{unread}";
        var here = View.HttpContext.Request.Path.StartsWithSegments("/berichten") ? "page" : null;
        output.Content.SetHtmlContent(
            Html.Of(
                $"""<a class="v-unread" href="/berichten"{Html.Attribute("aria-current", here)}>{L["Berichten", "Messages"]}{Html.When(unread > 0, $""" <b class="v-count">{shown}<span class="au-u-hidden-visually"> {L["ongelezen", "unread"]}</span></b>""")}</a>"""
            )
        );
    }
}
