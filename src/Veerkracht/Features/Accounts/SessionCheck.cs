using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Holds every cookie to the database: it counts while its session runs, the roles of a page are those of now, whatever they were at
/// signing in, and who has no role left at the organisation is no longer signed in for it. Who has one elsewhere stays signed in as a
/// citizen, and chooses.
/// </summary>
internal static class SessionCheck
{
    /// <summary>Signing in, or choosing another organisation: a session begins, and the one of before ends.</summary>
    public static async Task Begin(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        var actor = context.Principal!.ToActor()!;
        var session = await http
            .RequestServices.GetRequiredService<Sessions>()
            .Begin(
                actor.PersonId,
                http.User.SessionId(),
                http.Features.Get<ProviderToken>()?.IdToken,
                new(actor.Organisation, BrowserName.Of(http.Request.Headers.UserAgent)),
                http.RequestAborted
            );
        context.Principal = actor.ToPrincipal(context.Scheme.Name, session);
        foreach (var room in http.RequestServices.GetServices<IWhenSignedIn>())
            await room.SignedIn(http, actor.PersonId, http.RequestAborted);
    }

    public static async Task End(CookieSigningOutContext context)
    {
        var http = context.HttpContext;
        if (http.User is { } user && user.SessionId() is { } session)
            http.Features.Set(
                new ProviderToken(await http.RequestServices.GetRequiredService<Sessions>().End(user.ToActor()!.PersonId, session))
            );
    }

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var actors = http.RequestServices.GetRequiredService<Actors>();
        if (
            !Guid.TryParse(context.Principal?.FindFirstValue(ActorIdentity.PersonId), out var person)
            || !Guid.TryParse(context.Principal.FindFirstValue(ActorIdentity.SessionId), out var session)
            || await actors.FindRecent(person, session, Changes(http), http.RequestAborted) is not { } standing
        )
        {
            context.RejectPrincipal();
            return;
        }
        var organisation = new OrganisationId(context.Principal.FindFirstValue(ActorIdentity.Organisation) ?? "");
        if (actors.For(standing, organisation) is { } found)
        {
            var actor = await http.RequestServices.GetRequiredService<IReadingBars>().WithBars(found, http.RequestAborted);
            context.ReplacePrincipal(actor.ToPrincipal(context.Scheme.Name, session));
            return;
        }
        var citizen = actors.For(standing, OrganisationId.None);
        var elsewhere = citizen is { Elsewhere.Count: > 0 };
        http.Features.Set(new LostAccess(Visitor.Of(context.Principal)?.Organisation, elsewhere));
        // What was typed for the organisation is not posted as somebody else: its page keeps it and says why.
        if (elsewhere && (!HttpMethods.IsPost(http.Request.Method) || IsTheWayOut(http.Request.Path)))
            context.ReplacePrincipal(citizen!.ToPrincipal(context.Scheme.Name, session));
        else
            context.RejectPrincipal();
    }

    /// <summary>
    /// Whatever changes something asks the database who it is, so that a session ended elsewhere changes nothing more; but not each save of
    /// what somebody types.
    /// </summary>
    private static bool Changes(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method)
        && !HttpMethods.IsHead(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<SavesTypingAttribute>() is null;

    /// <summary>Choosing another organisation, and signing out.</summary>
    private static bool IsTheWayOut(PathString path) => path.StartsWithSegments(ChooseOrganisationModel.Href) || path == "/afmelden";
}
