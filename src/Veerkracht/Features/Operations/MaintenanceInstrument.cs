using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>When the database was last verified and last copied away, as the commands wrote it down.</summary>
internal sealed class MaintenanceInstrument(Db db, TimeProvider system) : IInstrument
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(26);

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var records = await db.Set<MaintenanceRecord>().ToDictionaryAsync(r => r.Name, stop);
        return
        [
            Of(
                records.GetValueOrDefault(MaintenanceRecord.Backup),
                Panel.Storage,
                "backup.age",
                new("Laatste kopie", "Last backup"),
                new("Kijk na of de kopie nog loopt: veerkracht backup.", "See whether the backup still runs: veerkracht backup.")
            ),
            Of(
                records.GetValueOrDefault(MaintenanceRecord.Verification),
                Panel.Money,
                "verification.age",
                new("Laatst nagerekend", "Last verified"),
                new("Reken het journaal na: veerkracht verify.", "Compute the journal anew: veerkracht verify.")
            ),
        ];
    }

    private Gauge Of(MaintenanceRecord? record, Panel panel, string name, LocalText label, LocalText advice)
    {
        if (record is null)
            return new(panel, name, label, new("nog nooit", "never yet")) { Condition = Condition.Attention, Advice = advice };
        var age = system.GetUtcNow().UtcDateTime - record.At;
        var at = DateText.Long(BrusselsTime.At(NodaTime.Instant.FromDateTimeUtc(record.At)));
        return new(panel, name, label, record.Good ? at : new($"mislukt, {at.Nl}", $"failed, {at.En}"))
        {
            Value = age.TotalSeconds,
            Unit = "s",
            Condition =
                !record.Good ? Condition.Wrong
                : age > Long ? Condition.Attention
                : Condition.Fine,
            Advice = record.Good && age <= Long ? null : advice,
        };
    }
}
