using Veerkracht.Core.Following;
using Veerkracht.Site;

namespace Veerkracht.Features.Following;

/// <summary>
/// What is followed without an account, as the browser keeps it: what somebody chose to have, so it needs no consent. It says nothing of
/// who it is; whatever comes back is read with care (<see cref="FollowList.Read"/>).
/// </summary>
internal static class ChoiceCookie
{
    /// <summary>No list begins so: each of its things begins with the letter of a kind.</summary>
    private const string ByMail = "0.";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static FollowList Read(HttpRequest request) => FollowList.Read(request.Cookies[Name(request)]);

    /// <summary>The code of who follows by mail, which stands there in place of a list; null where there is none.</summary>
    public static string? CodeOf(HttpRequest request) =>
        request.Cookies[Name(request)] is { } kept && kept.StartsWith(ByMail, StringComparison.Ordinal) ? kept[ByMail.Length..] : null;

    public static void WriteCode(HttpContext http, string code) => Write(http, ByMail + code);

    public static void Write(HttpContext http, FollowList list) => Write(http, list.IsEmpty ? null : list.Write());

    private static void Write(HttpContext http, string? value)
    {
        var (request, cookies) = (http.Request, http.Response.Cookies);
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
        };
        if (value is null)
        {
            cookies.Delete(Name(request), options);
            return;
        }
        options.MaxAge = Kept;
        cookies.Append(Name(request), value, options);
    }

    private static string Name(HttpRequest request) => request.IsHttps ? Visitor.SecureChoiceCookie : Visitor.ChoiceCookie;
}
