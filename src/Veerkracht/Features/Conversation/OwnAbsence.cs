using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Conversation.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Conversation;

/// <summary>The way to one's own absence, beside the name; for people of an agency.</summary>
public sealed class OwnAbsence(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AfterName;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(
            context.User.ToActor()?.IsAdministration == true
                ? Html.Of($"""<a href="{AbsencePageModel.Href}">{L["Afwezig zijn", "Being away"]}</a>""")
                : Html.None
        );
}
