using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Data.Verifying;

/// <summary>When something was last done to the database from outside of the site: verified, copied away.</summary>
public sealed class MaintenanceRecord
{
    public const string Verification = "verification",
        Backup = "backup";

    public required string Name { get; init; }

    /// <summary>UTC, system time.</summary>
    public required DateTime At { get; set; }

    /// <summary>Whether it came to a good end.</summary>
    public required bool Good { get; set; }
}

internal sealed class MaintenanceRecordMap : IEntityTypeConfiguration<MaintenanceRecord>
{
    public void Configure(EntityTypeBuilder<MaintenanceRecord> record)
    {
        record.ToTable("Maintenance");
        record.HasKey(r => r.Name);
        record.Property(r => r.Name).HasMaxLength(40);
    }
}

/// <summary>Writes down that it was done.</summary>
public sealed class Maintenance(Db db, TimeProvider system)
{
    public async Task Record(string name, bool good, CancellationToken stop)
    {
        var at = system.GetUtcNow().UtcDateTime;
        using var writer = await db.EnterWriter(stop);
        var found = await db.Set<MaintenanceRecord>().AsTracking().FirstOrDefaultAsync(r => r.Name == name, stop);
        if (found is null)
            db.Add(
                new MaintenanceRecord
                {
                    Name = name,
                    At = at,
                    Good = good,
                }
            );
        else
            (found.At, found.Good) = (at, good);
        await db.SaveChangesAsync(stop);
    }
}
