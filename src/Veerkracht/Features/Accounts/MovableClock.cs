using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Veerkracht.Features.Accounts;

/// <summary>The demonstration's clock, which can be moved. Not registered in production.</summary>
public sealed class MovableClock(TimeProvider system) : Clock(system)
{
    private static readonly DateTimeZone Brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    /// <param name="wallTime">Brussels wall time that it is from now on; an hour that does not exist becomes the next.</param>
    public TimeSpan MoveTo(LocalDateTime wallTime)
    {
        var target = Brussels.AtLeniently(wallTime).ToInstant();
        return Offset = target.ToDateTimeUtc() - SystemUtcNow;
    }

    public void Continue(TimeSpan offset) => Offset = offset;
}

/// <summary>Where the demonstration's clock stood, so that a restart does not send history back in time.</summary>
public sealed class DemonstrationClock
{
    public int Id { get; init; } = 1;
    public required long OffsetTicks { get; set; }
}

internal sealed class DemonstrationClockMap : IEntityTypeConfiguration<DemonstrationClock>
{
    public void Configure(EntityTypeBuilder<DemonstrationClock> clock)
    {
        clock.ToTable("DemonstrationClocks");
        clock.Property(c => c.Id).ValueGeneratedNever();
    }
}
