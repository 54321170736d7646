using Microsoft.AspNetCore.Html;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Following;

/// <summary>The way to what one follows, beside the name of who is signed in.</summary>
public sealed class FollowLink(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AfterName;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(Html.Of($"""<a href="/volgen">{L["Wat ik volg", "What I follow"]}</a>"""));
}
