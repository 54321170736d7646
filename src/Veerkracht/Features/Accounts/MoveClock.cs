using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Moves the clock of the demonstration and remembers where it stands.</summary>
public sealed class MoveClock(Db db, MovableClock clock, IEnumerable<IWhenClockGoesBack> others)
{
    /// <param name="wallTime">Brussels wall time.</param>
    public async Task Do(LocalDateTime wallTime, CancellationToken stop = default)
    {
        var before = clock.Now;
        var offset = clock.MoveTo(wallTime);
        var kept = await db.DemonstrationClocks.AsTracking().FirstOrDefaultAsync(stop);
        if (kept is null)
            db.DemonstrationClocks.Add(new DemonstrationClock { OffsetTicks = offset.Ticks });
        else
            kept.OffsetTicks = offset.Ticks;
        await db.SaveChangesAsync(stop);
        if (clock.Now >= before)
            return;
        foreach (var other in others)
            await other.WentBack(stop);
    }
}

/// <summary>A room that planned something by the clock of the demonstration. In production no clock goes back.</summary>
public interface IWhenClockGoesBack
{
    Task WentBack(CancellationToken stop = default);
}
