using NodaTime;
using NodaTime.TimeZones;

namespace Veerkracht.Core.Calendar;

/// <summary>
/// Deadlines are wall time in Brussels, stored as such; this turns them into instants and back. Twice a year a wall time does
/// not exist or exists twice. Then the reading is the one that helps who applies: what opens, opens at the earliest instant that
/// can be meant; what closes, closes at the latest. Nobody loses an hour.
/// </summary>
public static class BrusselsTime
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    // A time in the gap of March opens when the clock jumps; in the overlap of October the first time round.
    private static readonly ZoneLocalMappingResolver Earliest = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    // A time in the gap closes as long after midnight as it says (02:30 is 03:30 on the clock); in the overlap the second time round.
    private static readonly ZoneLocalMappingResolver Latest = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnForwardShifted
    );

    /// <summary>The wall time at an instant.</summary>
    public static LocalDateTime At(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>The wall time now.</summary>
    public static LocalDateTime Now(TimeProvider clock) => At(NowInstant(clock));

    /// <summary>The calendar day now.</summary>
    public static LocalDate Today(TimeProvider clock) => Now(clock).Date;

    public static Instant NowInstant(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The first instant of what opens at this wall time.</summary>
    public static Instant Opening(LocalDateTime opens) => opens.InZone(Zone, Earliest).ToInstant();

    /// <summary>
    /// The first instant that is too late for what closes at this wall time. The whole minute belongs to it: what closes at 23:59 is
    /// still open at 23:59:59.999, and this is 00:00:00. Seconds in <paramref name="closes"/> are not looked at.
    /// </summary>
    public static Instant Closing(LocalDateTime closes) =>
        closes.With(TimeAdjusters.TruncateToMinute).InZone(Zone, Latest).ToInstant() + Duration.FromMinutes(1);

    /// <summary>Whether it is open now. No opening: always been open; no closing: nothing is known of an end.</summary>
    public static bool IsOpen(LocalDateTime? opens, LocalDateTime? closes, Instant now) =>
        (opens is not { } from || now >= Opening(from)) && (closes is not { } until || now < Closing(until));

    /// <summary>The time until it closes, never below zero.</summary>
    public static Duration Left(LocalDateTime closes, Instant now) => Duration.Max(Closing(closes) - now, Duration.Zero);
}
