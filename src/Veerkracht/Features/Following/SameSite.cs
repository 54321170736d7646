namespace Veerkracht.Features.Following;

/// <summary>Whether a form was sent from a page of this site, as the browser says it.</summary>
internal static class SameSite
{
    /// <summary>
    /// True also where nothing is said: an old browser, or a program. A cookie of a session does not travel with a form of another site.
    /// </summary>
    public static bool IsFrom(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } said)
            return said is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
