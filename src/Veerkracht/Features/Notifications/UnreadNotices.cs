using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Notifications;

/// <summary>The way to the notices in the header, with how many are unread; nothing for who works for no organisation.</summary>
public sealed class UnreadNotices(Texts L, Inbox inbox) : ILayoutPart
{
    private const int Most = 99;

    public LayoutPlace Place => LayoutPlace.BeforeName;

    public async Task<IHtmlContent> Show(HttpContext context)
    {
        if (context.User.ToActor() is not { Organisation.IsNone: false } actor)
            return Html.None;
        var unread = await inbox.CountUnread(actor, Most, context.RequestAborted);
        var shown = unread > Most ? $"{Most}+" : $"{unread}";
        var here = context.Request.Path.StartsWithSegments("/berichten") ? "page" : null;
        var hidden = Html.Of($"""<span class="au-u-hidden-visually"> {L["ongelezen", "unread"]}</span>""");
        var count = Html.When(unread > 0, $""" <b class="v-count">{shown}{hidden}</b>""");
        return Html.Of(
            $"""<a class="v-unread" href="/berichten"{Html.Attribute("aria-current", here)}>{L["Berichten", "Messages"]}{count}</a>"""
        );
    }
}
