using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Holds every session to the database: the roles of a page are those of now, whatever they were at signing in, and who has no role left
/// at the organisation is no longer signed in for it.
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
        var actor = Guid.TryParse(person, out var id)
            ? await http.RequestServices.GetRequiredService<Actors>().FindRecent(id, new(organisation ?? ""), http.RequestAborted)
            : null;
        if (actor is not null)
        {
            context.ReplacePrincipal(actor.ToPrincipal(context.Scheme.Name));
            return;
        }
        http.Features.Set(new LostAccess(Visitor.Of(context.Principal!)?.Organisation));
        context.RejectPrincipal();
    }
}
