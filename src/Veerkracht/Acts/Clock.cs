using NodaTime;
using NodaTime.Extensions;

namespace Veerkracht.Acts;

/// <summary>
/// The clock of the domain: windows, deadlines and the history ask this one. In production it is the system's; in the demonstration it can
/// be moved. Sign-in, cookies and data protection never use it: they keep <see cref="TimeProvider.System"/>.
/// </summary>
public class Clock(TimeProvider system) : TimeProvider
{
    private static readonly DateTimeZone Brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];
    private long _offsetTicks;

    /// <summary>Domain time less system time.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offsetTicks));
        protected set => Interlocked.Exchange(ref _offsetTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Offset;

    /// <summary>
    /// UTC, for what is stored: whole microseconds, as PostgreSQL keeps them, so that what was written reads back the same.
    /// </summary>
    public DateTime UtcNow
    {
        get
        {
            var ticks = GetUtcNow().UtcTicks;
            return new DateTime(ticks - ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        }
    }

    public Instant Now => GetUtcNow().ToInstant();

    /// <summary>Wall time in Brussels.</summary>
    public LocalDateTime BrusselsNow => Now.InZone(Brussels).LocalDateTime;

    public LocalDate Today => BrusselsNow.Date;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Real time, for what must not be moved: expiry of tokens and sessions.</summary>
    public DateTime SystemUtcNow => system.GetUtcNow().UtcDateTime;
}
