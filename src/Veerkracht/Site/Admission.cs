using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Veerkracht.Site;

/// <summary>
/// How many requests of a kind are worked on at once, and how many more may wait; one more is told to come back. So what is accepted is
/// answered soon, and whoever sends does not stand behind everybody who saves.
/// </summary>
public sealed record AdmissionLimits
{
    /// <summary>Of what is sent: it counts at a deadline, so nearly all of it may wait.</summary>
    public int Sending { get; init; } = 96;
    public int SendingWaits { get; init; } = 5000;

    /// <summary>Of what is saved or otherwise changed.</summary>
    public int Saving { get; init; } = 32;
    public int SavingWaits { get; init; } = 200;

    public int Reading { get; init; } = 32;
    public int ReadingWaits { get; init; } = 200;

    /// <summary>Seconds after which who was refused comes back.</summary>
    public int ComeBackAfter { get; init; } = 5;

    /// <summary>Bytes of a body; what is larger is an upload, which takes as long as its sender needs.</summary>
    public const long MostCounted = 256 * 1024;
}

/// <summary>How somebody who does not read pages is told that it is too busy.</summary>
public interface IBusyAnswer
{
    bool IsFor(HttpContext context);

    Task Tell(HttpContext context);
}

/// <summary>
/// Addresses below which a file is handed out as it lies there: that takes as long as its reader needs, and costs nearly nothing.
/// </summary>
public sealed record HandedOut(string Path);

/// <summary>
/// The places there are. Not the middleware of ASP.NET: its limiters, and through their timers the whole site, stay for as long as the
/// process does, also where the site has ended (two ticks of 100 ms for each of the sites of a run of tests).
/// </summary>
internal sealed class Places(AdmissionLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, Admission.Kind>(context =>
        Of(Admission.KindOf(context), limits)
    );

    /// <summary>Waits for a place, in the order of coming; none is acquired where too many wait.</summary>
    /// <exception cref="OperationCanceledException">Who asked has gone.</exception>
    public ValueTask<RateLimitLease> Take(HttpContext context) => _limiter.AcquireAsync(context, 1, context.RequestAborted);

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<Admission.Kind> Of(Admission.Kind kind, AdmissionLimits limits) =>
        kind switch
        {
            Admission.Kind.Sending => Limited(kind, limits.Sending, limits.SendingWaits),
            Admission.Kind.Saving => Limited(kind, limits.Saving, limits.SavingWaits),
            Admission.Kind.Reading => Limited(kind, limits.Reading, limits.ReadingWaits),
            _ => RateLimitPartition.GetNoLimiter(kind),
        };

    private static RateLimitPartition<Admission.Kind> Limited(Admission.Kind kind, int atOnce, int waits) =>
        RateLimitPartition.GetConcurrencyLimiter(kind, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = atOnce,
            QueueLimit = waits,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
}

internal static class Admission
{
    internal enum Kind
    {
        Free,
        Sending,
        Saving,
        Reading,
    }

    public static IServiceCollection AddAdmission(this IServiceCollection services)
    {
        services.AddSingleton<AdmissionLimits>();
        services.AddSingleton<BusyPage>();
        services.AddSingleton<Places>();
        return services;
    }

    public static void UseAdmission(this WebApplication app)
    {
        var (places, limits) = (app.Services.GetRequiredService<Places>(), app.Services.GetRequiredService<AdmissionLimits>());
        app.Use(
            async (context, next) =>
            {
                RateLimitLease place;
                try
                {
                    place = await places.Take(context);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    // Nobody waits for an answer any more.
                    return;
                }
                using (place)
                {
                    if (place.IsAcquired)
                    {
                        await next(context);
                        return;
                    }
                }
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await Tell(context, limits);
            }
        );
    }

    /// <summary>
    /// A body that counts is read before a place is asked for: else those who send slowly hold all places, and nobody else saves.
    /// </summary>
    public static void ReadBodiesFirst(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (request.ContentLength is > 0 and <= AdmissionLimits.MostCounted and var length && KindOf(context) != Kind.Free)
                {
                    var body = new byte[length];
                    try
                    {
                        await request.Body.ReadExactlyAsync(body, context.RequestAborted);
                    }
                    catch (Exception e)
                        when (e is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
                    {
                        // Nobody waits for an answer any more.
                        return;
                    }
                    request.Body = new MemoryStream(body, writable: false);
                }
                await next(context);
            }
        );

    internal static Kind KindOf(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return IsFree(context) ? Kind.Free : Kind.Reading;
        // What comes in chunks has no length; JSON has a limit of its own.
        if ((request.ContentLength ?? long.MaxValue) > AdmissionLimits.MostCounted && HasBody(request) && !request.HasJsonContentType())
            return Kind.Free;
        return IsSending(path.Value ?? "") ? Kind.Sending : Kind.Saving;
    }

    private static bool IsFree(HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments("/health")
            || Files.Contains(Path.GetExtension(path.Value ?? ""))
            || context.RequestServices.GetServices<HandedOut>().Any(h => path.StartsWithSegments(h.Path));
    }

    /// <summary>What lies in a folder and costs nearly nothing.</summary>
    private static readonly HashSet<string> Files = [".css", ".js", ".woff2", ".svg", ".png", ".webp", ".ico"];

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    /// <summary>By the API, and from the page on which everything is checked once more.</summary>
    private static bool IsSending(string path) =>
        path.EndsWith("/submission", StringComparison.Ordinal) || path.EndsWith("/controle", StringComparison.Ordinal);

    /// <param name="isAway">Nothing is too busy: what the site works with is not there for now.</param>
    internal static Task Tell(HttpContext context, AdmissionLimits limits, bool isAway = false)
    {
        context.Response.Headers.RetryAfter = $"{limits.ComeBackAfter}";
        context.Response.Headers.CacheControl = "no-store";
        var services = context.RequestServices;
        return services.GetServices<IBusyAnswer>().FirstOrDefault(a => a.IsFor(context)) is { } answer
            ? answer.Tell(context)
            : services.GetRequiredService<BusyPage>().Tell(context, isAway);
    }
}
