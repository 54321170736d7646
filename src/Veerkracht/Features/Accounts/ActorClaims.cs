using System.Security.Claims;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// An identity that knows its actor. A cookie keeps only its claims: who, and for which organisation; roles are read anew.
/// </summary>
internal sealed class ActorIdentity : ClaimsIdentity
{
    public const string PersonId = "sub",
        Organisation = "org",
        SessionId = "sid";
    private const string NameClaim = "name",
        OrganisationName = "org_name",
        RoleClaim = "role";

    /// <param name="session">Null for a token, and for who is just signing in.</param>
    public ActorIdentity(Actor actor, string scheme, Guid? session = null)
        : base(scheme, NameClaim, RoleClaim)
    {
        Actor = actor;
        AddClaim(new(PersonId, actor.PersonId.ToString()));
        AddClaim(new(NameClaim, actor.Name));
        AddClaim(new(Organisation, actor.Organisation.Value));
        AddClaim(new(OrganisationName, actor.OrganisationName));
        foreach (var role in actor.Roles)
            AddClaim(new(RoleClaim, role.ToString()));
        if (session is { } id)
            AddClaim(new(SessionId, id.ToString()));
        Session = session;
    }

    public new Actor Actor { get; }
    public Guid? Session { get; }

    public override ClaimsIdentity Clone() => new ActorIdentity(Actor, AuthenticationType!, Session) { Token = Token };

    /// <summary>What the token may do by which somebody came in; null for a session.</summary>
    public TokenScope? Token { get; init; }
}

/// <summary>An actor as a principal and back; the same for cookie, token and OpenID Connect.</summary>
public static class ActorClaims
{
    public static ClaimsPrincipal ToPrincipal(this Actor actor, string scheme, Guid? session = null) =>
        new(new ActorIdentity(actor, scheme, session));

    /// <summary>What the token may do by which somebody came in; null for a session.</summary>
    public static TokenScope? Scope(this ClaimsPrincipal principal) => principal.Identities.OfType<ActorIdentity>().FirstOrDefault()?.Token;

    /// <summary>Null where nobody is signed in by cookie.</summary>
    internal static Guid? SessionId(this ClaimsPrincipal principal) =>
        principal.Identities.OfType<ActorIdentity>().FirstOrDefault()?.Session;

    /// <summary>Null where nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal) => principal.Identities.OfType<ActorIdentity>().FirstOrDefault()?.Actor;
}
