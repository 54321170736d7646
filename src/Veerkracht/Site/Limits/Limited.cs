using System.Globalization;
using System.Security.Claims;

namespace Veerkracht.Site.Limits;

/// <summary>Says of a page or endpoint that what is sent to it is counted; see <see cref="RateKind"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LimitedAttribute(RateKind kind) : Attribute
{
    public RateKind Kind { get; } = kind;

    /// <summary>Looking is counted too, where it leads on to another service.</summary>
    public bool Reads { get; init; }
}

public static class Limiting
{
    /// <summary>To be called behind authorisation: some is counted for who asks.</summary>
    public static WebApplication UseRateLimits(this WebApplication app)
    {
        app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>() is { } limited
                && (limited.Reads || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
                && context.IsTooMuch(limited.Kind)
                    ? Task.CompletedTask
                    : next(context)
        );
        return app;
    }

    /// <summary>Counts one more; where it is too much the answer says so (429), with the seconds after which there is room.</summary>
    public static bool IsTooMuch(this HttpContext context, RateKind kind)
    {
        if (context.RequestServices.GetRequiredService<RateLimits>().Take(kind, KeyOf(context, kind)) is not { } wait)
            return false;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return true;
    }

    private static string KeyOf(HttpContext context, RateKind kind) =>
        kind switch
        {
            RateKind.StartDossier when Claim(context, "org") is { Length: > 0 } organisation => organisation,
            RateKind.MakeToken or RateKind.Upload or RateKind.StartDossier when Claim(context, "sub") is { } person => person,
            _ => RateLimits.KeyOf(context),
        };

    private static string? Claim(HttpContext context, string type) => context.User.FindFirstValue(type);
}
