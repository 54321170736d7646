using System.Security.Claims;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>An actor as claims and back; the same for cookie, token and OpenID Connect.</summary>
public static class ActorClaims
{
    private const string PersonId = "sub",
        Name = "name",
        Organisation = "org",
        OrganisationName = "org_name",
        RoleClaim = "role";

    public static ClaimsPrincipal ToPrincipal(this Actor actor, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, RoleClaim);
        identity.AddClaim(new(PersonId, actor.PersonId.ToString()));
        identity.AddClaim(new(Name, actor.Name));
        identity.AddClaim(new(Organisation, actor.Organisation.Value));
        identity.AddClaim(new(OrganisationName, actor.OrganisationName));
        foreach (var role in actor.Roles)
            identity.AddClaim(new(RoleClaim, role.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Null where nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || !Guid.TryParse(principal.FindFirstValue(PersonId), out var id))
            return null;
        var roles = principal
            .FindAll(RoleClaim)
            .Select(c => Enum.TryParse<Role>(c.Value, out var r) ? r : (Role?)null)
            .OfType<Role>()
            .ToHashSet();
        return new Actor(
            id,
            principal.FindFirstValue(Name) ?? "",
            new OrganisationId(principal.FindFirstValue(Organisation) ?? ""),
            principal.FindFirstValue(OrganisationName) ?? "",
            roles
        );
    }
}
