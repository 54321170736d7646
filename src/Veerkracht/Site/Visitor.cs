using System.Security.Claims;

namespace Veerkracht.Site;

/// <summary>Who is signed in and for which organisation, as the header shows it.</summary>
public sealed record Visitor(string Name, string? Organisation)
{
    public const string NameClaim = "name";
    public const string OrganisationClaim = "org_name";

    /// <summary>Name of the cookie of who signed in; one that grows long is cut in pieces whose names begin with this.</summary>
    public const string SessionCookie = "veerkracht";

    /// <summary>The same where people come by https: browsers send it to this host alone, and take it from nobody else.</summary>
    public const string SecureSessionCookie = "__Host-" + SessionCookie;

    /// <summary>
    /// What somebody chose to follow without an account. Its name begins as that of a session, so that no kept page is answered in front.
    /// </summary>
    public const string ChoiceCookie = SessionCookie + "-volgt";

    /// <summary>The same where people come by https.</summary>
    public const string SecureChoiceCookie = "__Host-" + ChoiceCookie;

    /// <summary>Whether a page may look different for this reader than for all others who are not signed in.</summary>
    public static bool BringsChoice(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && (request.Cookies.ContainsKey(ChoiceCookie) || request.Cookies.ContainsKey(SecureChoiceCookie));

    /// <summary>Null for who is not signed in.</summary>
    public static Visitor? Of(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
            ? new(user.FindFirstValue(NameClaim) ?? user.Identity.Name ?? "", user.FindFirstValue(OrganisationClaim))
            : null;
}
