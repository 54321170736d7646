using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Citizens;

/// <summary>The way to one's own account, beside the name; for who works for no organisation.</summary>
public sealed class OwnAccount(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AfterName;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(
            context.User.ToActor() is { Organisation.IsNone: true }
                ? Html.Of($"""<a href="{MyAccountModel.Href}">{L["Mijn account", "My account"]}</a>""")
                : Html.None
        );
}
