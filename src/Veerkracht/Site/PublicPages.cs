using Microsoft.AspNetCore.Http.Features;

namespace Veerkracht.Site;

/// <summary>
/// Two places in the row of what handles a request. In front, before headers, compression, routing and signing in, kept pages are answered
/// to readers who bring no session. Behind signing in, a public page that is not kept is made for who is not signed in, and kept.
/// Who brings a choice of their own gets pages of their own, which are not kept.
/// </summary>
public static class PublicPages
{
    internal static IServiceCollection AddPublicPages(this IServiceCollection services) => services.AddSingleton<KeptPages>();

    internal static void AnswerKeptPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<KeptPages>();
        app.Use(next =>
            context =>
                !HasSession(context.Request) && PageKey.Of(context.Request) is { } key && pages.Find(key) is { KnowsItsHeaders: true } kept
                    ? kept.AnswerInFront(context)
                    : Through(context, next)
        );
    }

    private static async Task Through(HttpContext context, RequestDelegate next)
    {
        await next(context);
        context.Features.Get<KeptPage>()?.Learn(context.Response.Headers);
    }

    /// <summary>To be called after signing in is looked at.</summary>
    public static WebApplication KeepPublicPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<KeptPages>();
        app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null
                && context.User.Identity?.IsAuthenticated != true
                && !Visitor.BringsChoice(context.Request)
                && PageKey.Of(context.Request) is { } key
                    ? Answer(context, next, pages, key)
                    : next(context)
        );
        return app;
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, KeptPages pages, PageKey key)
    {
        if (await pages.FindOrMake(key, () => Make(context, next), context.RequestAborted) is not { } page)
            return;
        context.Features.Set(page);
        await page.Answer(context);
    }

    /// <summary>Null where the answer is none to keep: it is sent then.</summary>
    private static async Task<(byte[], string)?> Make(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await next(context);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(body);
        }
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && response.ContentType is { } kind)
            return (written.ToArray(), kind);
        if (written.Length > 0)
            await response.Body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
        return null;
    }

    /// <summary>A long session is kept in several cookies, whose names begin with the same.</summary>
    private static bool HasSession(HttpRequest request) =>
        request.Headers.Cookie.Count > 0
        && request.Cookies.Keys.Any(name =>
            name.StartsWith(Visitor.SessionCookie, StringComparison.Ordinal)
            || name.StartsWith(Visitor.SecureSessionCookie, StringComparison.Ordinal)
        );
}
