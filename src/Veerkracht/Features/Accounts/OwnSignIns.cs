using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Accounts;

/// <summary>The way to one's own sign-ins and sessions, beside the name.</summary>
public sealed class OwnSignIns(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AfterName;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(Html.Of($"""<a href="{MySignInsModel.Href}">{L["Mijn aanmeldingen", "My sign-ins"]}</a>"""));
}
