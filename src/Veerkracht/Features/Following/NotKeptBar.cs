using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Following;

/// <summary>Above each page, for who follows something without being signed in: that it lies in this browser alone.</summary>
public sealed class NotKeptBar(Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.AboveContent;

    public Task<IHtmlContent> Show(HttpContext context)
    {
        if (context.User.ToActor() is not null || ChoiceCookie.Read(context.Request) is not { IsEmpty: false, All.Count: var count })
            return Task.FromResult(Html.None);
        var back = Uri.EscapeDataString(Languages.Address(context.Request));
        var things = count == 1 ? L["één ding", "one thing"] : L[$"{count} dingen", $"{count} things"];
        var (signIn, register) = (L["meldt u zich aan", "sign in"], L["maakt u een account", "make an account"]);
        return Task.FromResult(
            Html.Of(
                $"""
                <aside class="v-notkept" aria-label="{L["Wat u volgt", "What you follow"]}"><div class="au-o-layout">
                <p><a href="/volgen">{L[$"U volgt {things}", $"You follow {things}"]}</a>{L[
                    ", maar alleen in deze browser. Om het te bewaren,",
                    ", but in this browser only. To keep it,"
                ]} <a href="{CitizenSignInModel.Href}?terug={back}">{signIn}</a> {L["of", "or"]}
                <a href="{NewAccountModel.Href}">{register}</a>.</p>
                </div></aside>
                """
            )
        );
    }
}
