using System.Security.Claims;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// An identity that knows its actor. A cookie keeps only its claims: who, and for which organisation; roles are read anew.
/// </summary>
internal sealed class ActorIdentity : ClaimsIdentity
{
    public const string PersonId = "sub",
        Organisation = "org";
    private const string NameClaim = "name",
        OrganisationName = "org_name",
        RoleClaim = "role";

    public ActorIdentity(Actor actor, string scheme)
        : base(scheme, NameClaim, RoleClaim)
    {
        Actor = actor;
        AddClaim(new(PersonId, actor.PersonId.ToString()));
        AddClaim(new(NameClaim, actor.Name));
        AddClaim(new(Organisation, actor.Organisation.Value));
        AddClaim(new(OrganisationName, actor.OrganisationName));
        foreach (var role in actor.Roles)
            AddClaim(new(RoleClaim, role.ToString()));
    }

    public new Actor Actor { get; }

    public override ClaimsIdentity Clone() => new ActorIdentity(Actor, AuthenticationType!);
}

/// <summary>An actor as a principal and back; the same for cookie, token and OpenID Connect.</summary>
public static class ActorClaims
{
    public static ClaimsPrincipal ToPrincipal(this Actor actor, string scheme) => new(new ActorIdentity(actor, scheme));

    /// <summary>Null where nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal) => principal.Identities.OfType<ActorIdentity>().FirstOrDefault()?.Actor;
}
