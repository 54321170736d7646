namespace Veerkracht.Site;

/// <summary>
/// Headers that one answer has in the place of those of every page. They are set last, in <see cref="FrontDoor"/>: what stands behind it
/// writes its own over whatever an endpoint said.
/// </summary>
public static class OwnHeaders
{
    private static readonly object Key = new();

    public static void HasOwnHeaders(this HttpContext http, IReadOnlyDictionary<string, string> headers) => http.Items[Key] = headers;

    internal static void Set(HttpContext http)
    {
        if (http.Items[Key] is not IReadOnlyDictionary<string, string> own)
            return;
        foreach (var (name, value) in own)
            http.Response.Headers[name] = value;
    }
}
