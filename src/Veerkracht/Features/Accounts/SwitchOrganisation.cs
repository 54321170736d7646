using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Accounts;

/// <summary>The way to another organisation in the header, for who may act for more than one; nothing for all others.</summary>
public sealed class SwitchOrganisation(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AfterName;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(
            Html.When(
                context.User.ToActor() is { Elsewhere.Count: > 0 },
                $"""<a href="{ChooseOrganisationModel.Href}">{L["Ander bestuur", "Other organisation"]}</a>"""
            )
        );
}
