using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticAssets;

namespace Veerkracht.Site;

/// <summary>
/// What every request meets first: from where it really comes, as far as a named proxy says it; whether its method exists here; and whether
/// it came by https where people do. And what every answer leaves by: what is for one reader is kept nowhere.
/// </summary>
internal static class FrontDoor
{
    private static readonly HashSet<string> Methods =
    [
        HttpMethods.Get,
        HttpMethods.Head,
        HttpMethods.Post,
        HttpMethods.Put,
        HttpMethods.Patch,
        HttpMethods.Delete,
        HttpMethods.Options,
    ];

    public static void AddFrontDoor(this IServiceCollection services, SiteSettings settings)
    {
        services.PostConfigure<HostFilteringOptions>(o => o.AllowedHosts = [.. settings.Hosts]);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = (settings.IsHttps ? "__Host-" : "") + "formulier";
            o.Cookie.SecurePolicy = SecureCookies(settings);
        });
    }

    public static CookieSecurePolicy SecureCookies(SiteSettings settings) =>
        settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void UseFrontDoor(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SiteSettings>();
        if (settings.Proxies.Count > 0)
            app.UseForwardedHeaders(Forwarded(settings));
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (!Methods.Contains(request.Method))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    return Task.CompletedTask;
                }
                // Who asks whether the site lives stands beside it, and asks without https.
                if (settings.IsHttps && !request.IsHttps && !request.Path.StartsWithSegments("/health"))
                    return ToHttps(context, settings.Address!);
                context.Response.OnStarting(KeepPrivate, context);
                return next(context);
            }
        );
    }

    private static ForwardedHeadersOptions Forwarded(SiteSettings settings)
    {
        // Not the host: it comes in its own header, and is one of the names that are allowed.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = settings.Hops,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }

    /// <summary>What was sent has travelled openly already: only who asks is led on.</summary>
    private static Task ToHttps(HttpContext context, string address)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = address + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return Task.CompletedTask;
    }

    private static Task KeepPrivate(object state)
    {
        var context = (HttpContext)state;
        if (
            (context.User.Identity?.IsAuthenticated == true || Visitor.BringsChoice(context.Request))
            && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        )
            context.Response.Headers.CacheControl = "no-store";
        OwnHeaders.Set(context);
        return Task.CompletedTask;
    }
}
