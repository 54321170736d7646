using Veerkracht.Core.Following;
using Veerkracht.Site;

namespace Veerkracht.Features.Following;

/// <summary>
/// What is followed without an account, as the browser keeps it: what somebody chose to have, so it needs no consent. It says nothing of
/// who it is; whatever comes back is read with care (<see cref="FollowList.Read"/>).
/// </summary>
internal static class ChoiceCookie
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static FollowList Read(HttpRequest request) => FollowList.Read(request.Cookies[Name(request)]);

    public static void Write(HttpContext http, FollowList list)
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
        if (list.IsEmpty)
        {
            cookies.Delete(Name(request), options);
            return;
        }
        options.MaxAge = Kept;
        cookies.Append(Name(request), list.Write(), options);
    }

    private static string Name(HttpRequest request) => request.IsHttps ? Visitor.SecureChoiceCookie : Visitor.ChoiceCookie;
}
