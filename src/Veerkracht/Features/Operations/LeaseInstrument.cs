using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>Which process does each timed work, and until when.</summary>
internal sealed class LeaseInstrument(Db db, IEnumerable<IHostedService> works) : IInstrument
{
    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var sql = $"SELECT {db.Milliseconds} AS \"Value\"";
        var now = (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(stop))[0];
        var leases = await db.Set<Lease>().ToDictionaryAsync(l => l.Name, stop);
        // What this process would do too, where nobody did it yet.
        return [.. works.OfType<TimedWork>().Select(work => Of(work, leases.GetValueOrDefault(work.Name), now))];
    }

    private static Gauge Of(TimedWork work, Lease? lease, long now)
    {
        var left = TimeSpan.FromMilliseconds((lease?.Until ?? 0) - now);
        var held = left > TimeSpan.Zero;
        var nobody = lease is { Until: > 0 } && left < -work.RestsAtMost;
        return new(
            Panel.Process,
            $"lease.{work.Name}",
            new($"Wie doet: {work.Does.Nl}", $"Who does: {work.Does.En}"),
            held
                ? new($"{lease!.Holder}, nog {left.TotalSeconds:0} s", $"{lease.Holder}, {left.TotalSeconds:0} s left")
                : new("niemand op dit moment", "nobody at this moment")
        )
        {
            Value = held ? left.TotalSeconds : 0,
            Unit = "s",
            Condition = nobody ? Condition.Attention : Condition.Fine,
            Advice = nobody
                ? new("Geen enkel proces doet dit werk. Kijk in het logboek.", "No process does this work. Look in the log.")
                : null,
        };
    }
}
