using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Holds every session to the database: the roles of a page are those of now, whatever they were at signing in, and who has no role left
/// at the organisation is no longer signed in for it. Who has one elsewhere stays signed in as a citizen, and chooses.
/// </summary>
internal static class SessionCheck
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var (person, organisation) = (
            context.Principal?.FindFirstValue(ActorIdentity.PersonId),
            context.Principal?.FindFirstValue(ActorIdentity.Organisation)
        );
        var actors = http.RequestServices.GetRequiredService<Actors>();
        var known = Guid.TryParse(person, out var id);
        var actor = known ? await actors.FindRecent(id, new(organisation ?? ""), http.RequestAborted) : null;
        if (actor is not null)
        {
            context.ReplacePrincipal(actor.ToPrincipal(context.Scheme.Name));
            return;
        }
        var citizen = known ? await actors.FindRecent(id, OrganisationId.None, http.RequestAborted) : null;
        var elsewhere = citizen is { Elsewhere.Count: > 0 };
        http.Features.Set(new LostAccess(Visitor.Of(context.Principal!)?.Organisation, elsewhere));
        // What was typed for the organisation is not posted as somebody else: its page keeps it and says why.
        if (elsewhere && (!HttpMethods.IsPost(http.Request.Method) || IsTheWayOut(http.Request.Path)))
            context.ReplacePrincipal(citizen!.ToPrincipal(context.Scheme.Name));
        else
            context.RejectPrincipal();
    }

    /// <summary>Choosing another organisation, and signing out.</summary>
    private static bool IsTheWayOut(PathString path) => path.StartsWithSegments(ChooseOrganisationModel.Href) || path == "/afmelden";
}
