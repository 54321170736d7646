using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Veerkracht.Site.Limits;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Site;

/// <summary>
/// The door of the site: layout, languages, error pages, headers, static files. Pages stand in the folder of their room
/// (Features/ROOM/Pages) and each says its own absolute address: <c>@page "/oproepen/{slug}"</c>.
/// </summary>
public static class SiteDoor
{
    public static IServiceCollection AddSite(this IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<RateLimits>();
        services.AddRecords(SiteRecords.All);
        services.AddFrontDoor(settings);
        // The root is the project itself, so that a page may stand in any room; without an absolute address its path is its address.
        services.AddRazorPages(options => options.RootDirectory = "/");
        services.AddHttpContextAccessor();
        services.AddScoped<Texts>();
        services.AddSingleton<FaultLog>();
        services.AddExceptionHandler<FaultLog>();
        // Letters such as é are sent as they are; what is dangerous in HTML stays encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<Instruments>();
        services.AddPublicPages();
        services.AddResponseCompression(options =>
        {
            // Compression under https tells the length of what is secret to who can choose what stands beside it and ask again and again
            // (BREACH). The tokens of forms are enciphered anew at each answer, so there is nothing to guess byte by byte; and the session
            // is Lax: another site cannot ask for a page of a signed-in person unseen.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddAdmission();
        return services;
    }

    /// <summary>To be called first: what stands after it is covered by the headers and the error pages.</summary>
    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseFrontDoor();
        app.AnswerKeptPages();
        app.UseSecurityHeaders(SiteHeaders.Policy(app.Services.GetRequiredService<SiteSettings>()));
        app.ReadBodiesFirst();
        app.UseAdmission();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.KeepFont();
        // By itself routing would come before all of these.
        app.UseRouting();
        // Not in a group: pages would not find the names with a fingerprint. And nobody is asked who they are for a style: that would ask
        // the database, which may be away.
        app.MapStaticAssets().WithMetadata(new ForAttribute(Audience.Everybody)).ShortCircuit();
        app.MapRazorPages().WithStaticAssets();
        app.MapLanguages();
        return app;
    }

    /// <summary>The style sheet names the font by its content, which no fingerprint reaches: it may be kept for good.</summary>
    private static void KeepFont(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.Value is { } path && path.StartsWith("/built/public-sans-", StringComparison.Ordinal))
                    context.Response.OnStarting(() =>
                    {
                        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                            context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                        return Task.CompletedTask;
                    });
                return next(context);
            }
        );

    /// <summary>A room adds its entry to the main menu.</summary>
    public static IServiceCollection AddMenuItem(this IServiceCollection services, MenuItem item) => services.AddSingleton(item);
}
