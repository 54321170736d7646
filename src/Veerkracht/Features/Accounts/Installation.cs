using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Accounts;

/// <summary>Demonstration: invented people without a password, and a clock that can be moved. Production: neither.</summary>
public enum SiteMode
{
    Demonstration,
    Production,
}

/// <summary>What this database was made for. One row, written once: the database itself refuses to change or remove it.</summary>
public sealed class Installation
{
    public int Id { get; init; } = 1;
    public required SiteMode Mode { get; init; }

    /// <summary>UTC, by the clock of the system.</summary>
    public required DateTime BornAt { get; init; }
}

internal sealed class InstallationMap : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> installation)
    {
        installation.ToTable("Installations", t => t.HasCheckConstraint("CK_Installations_One", "\"Id\" = 1"));
        installation.Property(i => i.Id).ValueGeneratedNever();
        installation.Property(i => i.Mode).HasConversion<string>().HasMaxLength(20);
        installation.IsAppendOnly();
    }
}

/// <summary>
/// Holds the way in which a site is started to what its database was made for: else everybody could become anybody on real data.
/// </summary>
public sealed class Birth(Db db, Clock clock)
{
    /// <summary>Before anything is changed. What is from before there were modes says it once it is upgraded.</summary>
    /// <exception cref="InvalidDataException">The database was made for the other mode.</exception>
    public async Task Hold(SiteMode asked, CancellationToken stop = default)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(stop) || !await creator.HasTablesAsync(stop))
            return;
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        if (applied.Any(m => m.EndsWith("_" + nameof(SafeByDefault), StringComparison.Ordinal)) && await Find(stop) is { } made)
            Compare(made, asked);
    }

    /// <summary>Writes the mode in a new database.</summary>
    /// <returns>True where it was new.</returns>
    /// <exception cref="InvalidDataException">The database was made for the other mode.</exception>
    public async Task<bool> Confirm(SiteMode asked, CancellationToken stop = default)
    {
        var found = await Find(stop);
        Compare(found ?? await Write(asked, stop), asked);
        return found is null;
    }

    private static void Compare(SiteMode? made, SiteMode asked)
    {
        if (made == asked)
            return;
        throw new InvalidDataException(
            asked == SiteMode.Demonstration
                ? "This database holds production data: it is never served as a demonstration, in which anybody can be anybody. Leave out "
                    + "--demonstration, or choose another place with --data or --db."
                : "This database holds a demonstration, with invented people and a clock that was moved: it is never served as production. "
                    + "Add --demonstration, or choose another place with --data or --db."
        );
    }

    /// <summary>Null in a database that was never served.</summary>
    public Task<SiteMode?> Find(CancellationToken stop = default) =>
        db.Set<Installation>().AsNoTracking().Select(i => (SiteMode?)i.Mode).FirstOrDefaultAsync(stop);

    private async Task<SiteMode?> Write(SiteMode mode, CancellationToken stop)
    {
        db.Add(new Installation { Mode = mode, BornAt = clock.SystemUtcNow });
        try
        {
            await db.SaveChangesAsync(stop);
            return mode;
        }
        catch (DbUpdateException)
        {
            // Another process that started at the same instant was first.
            db.ChangeTracker.Clear();
            return await Find(stop);
        }
    }
}
