using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>Which process does each timed work, and until when.</summary>
internal sealed class LeaseInstrument(Db db, IEnumerable<IHostedService> works) : IInstrument
{
    /// <summary>Mail waits at most so long between two rounds, and some more.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(20);

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var sql = $"SELECT {db.Milliseconds} AS \"Value\"";
        var now = (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(stop))[0];
        var leases = await db.Set<Lease>().OrderBy(l => l.Name).ToListAsync(stop);
        // What this process would do too, where nobody did it yet.
        var names = leases.Select(l => l.Name).Union(works.OfType<TimedWork>().Select(w => w.Name)).Order(StringComparer.Ordinal);
        return [.. names.Select(name => Of(name, leases.FirstOrDefault(l => l.Name == name), now))];
    }

    private static Gauge Of(string name, Lease? lease, long now)
    {
        var left = TimeSpan.FromMilliseconds((lease?.Until ?? 0) - now);
        var held = left > TimeSpan.Zero;
        var nobody = lease is { Until: > 0 } && left < -Long;
        return new(
            Panel.Process,
            $"lease.{name}",
            new($"Wie doet: {name}", $"Who does: {name}"),
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
