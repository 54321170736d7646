using Microsoft.AspNetCore.OutputCaching;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Hosting;

/// <summary>
/// Keeps the public pages of readers who are not signed in, for exactly as long as no act changed what the public sees and no minute of the
/// domain's clock passed: an amount on a page never lags behind the journal. What another process commits to the same database shows after
/// a few seconds at most.
/// </summary>
public static class PublicPages
{
    private const ActTouches Shown = ActTouches.Public | ActTouches.Calls | ActTouches.Programme;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 32 * 1024 * 1024;
            options.AddPolicy(PublicPage.Policy, policy =>
                policy
                    .Expire(Longest)
                    .SetVaryByQuery("*")
                    .SetVaryByHeader("Accept-Encoding")
                    .VaryByValue(context => new KeyValuePair<string, string>("state", State(context)))
            );
        });
        return services;
    }

    private static string State(HttpContext context)
    {
        var services = context.RequestServices;
        var minute = services.GetRequiredService<Clock>().UtcNow.Ticks / TimeSpan.TicksPerMinute;
        return $"{services.GetRequiredService<Changes>().Count(Shown)}/{minute}/{Languages.Of(context.Request)}";
    }
}
