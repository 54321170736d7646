using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Citizens.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Citizens;

/// <summary>On the page for signing in: how a citizen does it.</summary>
public sealed class CitizenWay(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.SignIn;

    public Task<IHtmlContent> Show(HttpContext context)
    {
        var (by, make) = (L["Aanmelden met uw e-mailadres", "Sign in with your e-mail address"], L["Maak een account", "Make an account"]);
        var title = L["Werkt u niet voor een bestuur?", "Do you work for no organisation?"];
        var lead = L[
            "Met een eigen account volgt u thema’s, oproepen en projecten, en krijgt u mail als er iets verandert.",
            "With an account of your own you follow themes, calls and projects, and get mail when something changes."
        ];
        var back = Uri.EscapeDataString(LocalAddress.Of(context.Request.Query["terug"], "/volgen"));
        var href = $"{CitizenSignInModel.Href}?terug={back}";
        return Task.FromResult(
            Html.Of(
                $"""
                <h2>{title}</h2>
                <p>{lead}</p>
                <p class="v-form-actions"><a class="au-c-button au-c-button--secondary" href="{href}">{by}</a>
                <a href="{NewAccountModel.Href}">{make}</a></p>
                """
            )
        );
    }
}
