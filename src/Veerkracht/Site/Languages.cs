using Microsoft.AspNetCore.Diagnostics;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>The choice of language: a cookie, set by a plain link that comes back to the page it stood on.</summary>
public static class Languages
{
    private const string Cookie = "taal";

    public static Language Of(HttpRequest? request) =>
        request is null ? Language.Nl
        : request.Path.StartsWithSegments("/api") ? Wanted(request)
        : Language.Of(request.Cookies[Cookie] ?? "") ?? Language.Nl;

    /// <summary>For machines, which have no cookie: <c>?lang=en</c>, else Dutch unless Accept-Language prefers English to it.</summary>
    public static Language Wanted(HttpRequest request)
    {
        var said = request.Query["lang"].ToString();
        if (said is "nl" or "en")
            return said == "en" ? Language.En : Language.Nl;
        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
        var first = wanted.FirstOrDefault(l =>
            l.StartsWith("nl", StringComparison.OrdinalIgnoreCase) || l.StartsWith("en", StringComparison.OrdinalIgnoreCase)
        );
        return first?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.En : Language.Nl;
    }

    /// <summary>
    /// The link that shows the same page in another language. A page that answers a post is shown again from its address.
    /// </summary>
    public static string SwitchHref(HttpRequest request, Language to) => $"/taal/{to.Tag}?terug={Uri.EscapeDataString(Address(request))}";

    /// <summary>The address as the reader asked for it, also where an error page is shown in its place.</summary>
    public static string Address(HttpRequest request)
    {
        var features = request.HttpContext.Features;
        if (features.Get<IStatusCodeReExecuteFeature>() is { } refused)
            return refused.OriginalPathBase + refused.OriginalPath + refused.OriginalQueryString;
        return features.Get<IExceptionHandlerPathFeature>()?.Path ?? request.PathBase + request.Path + request.QueryString;
    }

    internal static void MapLanguages(this WebApplication app) =>
        app.MapGet("/taal/{language:length(2,12)}", IResult (string language, string? terug, HttpContext context) =>
            {
                if (Language.Of(language) is not { } chosen)
                    return TypedResults.NotFound();
                context.Response.Cookies.Append(
                    Cookie,
                    chosen.Tag,
                    new CookieOptions
                    {
                        HttpOnly = true,
                        IsEssential = true,
                        MaxAge = TimeSpan.FromDays(365),
                        SameSite = SameSiteMode.Lax,
                        Secure = context.Request.IsHttps,
                    }
                );
                return TypedResults.LocalRedirect(LocalAddress.Of(terug));
            })
            .WithMetadata(new ForAttribute(Audience.Everybody))
            .ExcludeFromDescription();
}
