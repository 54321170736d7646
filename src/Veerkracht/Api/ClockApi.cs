using Veerkracht.Features.Accounts;

namespace Veerkracht.Api;

/// <summary>The clock of the demonstration. In production these addresses do not exist.</summary>
internal static class ClockApi
{
    private const string Tag = "Demonstration";

    public static void MapClock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clock", (Clock clock) => TypedResults.Ok(ClockJson.Of(clock)))
            .Public()
            .Named("getClock", Tag, "What time it is in the demonstration", Audience.Everybody);
        api.MapPut("/clock", Set)
            .Named("setClock", Tag, "Set the clock of the demonstration, in Brussels wall time", Audience.SignedIn)
            .Produces<ClockJson>()
            .Refuses(400, 401, 422);
    }

    /// <summary>Every method alike is not there.</summary>
    public static void MapNoClock(this IEndpointRouteBuilder api) =>
        api.Map("/clock", (HttpContext context) => Problems.NotFound(context))
            .AllowAnonymous()
            .ExcludeFromDescription()
            .WithMetadata(new ForAttribute(Audience.Everybody));

    private static async Task<IResult> Set(SetClockJson body, HttpContext context, MoveClock move, Clock clock, CancellationToken stop)
    {
        if (!DemonstrationTime.TryRead(body.Brussels, out var time, out var why))
            return Problems.Of(new Refusal("not-a-time", why, RefusalKind.Invalid, "brussels"), context);
        await move.Do(time, stop);
        return TypedResults.Ok(ClockJson.Of(clock));
    }
}

/// <param name="Brussels">"2022-10-14T23:58"; seconds may follow.</param>
public sealed record SetClockJson(string? Brussels);

public sealed record ClockJson(string Brussels, DateTime Utc)
{
    internal static ClockJson Of(Clock clock) => new(clock.BrusselsNow.ToString("uuuu-MM-dd'T'HH:mm:ss", null), clock.UtcNow);
}
