using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Privacy;

public enum RemovalState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>
/// Removing what is past its term, or forgetting a person: what is gone cannot come back, so one administrator proposes it with a reason,
/// and another decides.
/// </summary>
public sealed class Removal : Proposal<RemovalState>
{
    /// <summary>Who is to be forgotten; null where records past their term are removed.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>
/// That somebody was forgotten, as a print of the id: so that it is done again where a copy from before was put back. It tells nobody who.
/// </summary>
public sealed class ForgottenPerson
{
    /// <summary>SHA-256 of the id of the person, see <see cref="Forgetting.PrintOf"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

internal sealed class RemovalMap : IEntityTypeConfiguration<Removal>
{
    public void Configure(EntityTypeBuilder<Removal> removal)
    {
        removal.MapProposal<Removal, RemovalState>("Removals");
        // Of one person, or of what is past its term, one waits at a time.
        removal.HasIndex(r => r.PersonId).IsUnique().HasFilter("\"State\" = 'Proposed' AND \"PersonId\" IS NOT NULL");
        removal.HasIndex(r => r.State).IsUnique().HasFilter("\"State\" = 'Proposed' AND \"PersonId\" IS NULL");
        removal.HasIndex(r => r.ProposedAt);
        removal.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}

internal sealed class ForgottenPersonMap : IEntityTypeConfiguration<ForgottenPerson>
{
    public void Configure(EntityTypeBuilder<ForgottenPerson> forgotten)
    {
        forgotten.ToTable("ForgottenPeople");
        forgotten.HasKey(f => f.Sha256);
        forgotten.Property(f => f.Sha256).HasMaxLength(64);
        forgotten.IsAppendOnly();
    }
}

/// <summary>The tables of this room.</summary>
public static class PrivacyTables
{
    extension(Db db)
    {
        public DbSet<Removal> Removals => db.Set<Removal>();
        public DbSet<ForgottenPerson> ForgottenPeople => db.Set<ForgottenPerson>();
    }
}
