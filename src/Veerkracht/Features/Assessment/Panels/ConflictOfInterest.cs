using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>
/// An assessor declared an interest in a dossier: that person neither reads nor scores it until a manager lifts it. The record stays.
/// </summary>
public sealed class ConflictOfInterest : IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>As the assessor wrote it.</summary>
    public required string Reason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DeclaredAt { get; init; }
    public DateTime? LiftedAt { get; private set; }
    public Guid? LiftedBy { get; private set; }
    public string? LiftReason { get; private set; }

    public bool Counts => LiftedAt is null;

    public void Lift(Guid by, DateTime at, string reason) => (LiftedBy, LiftedAt, LiftReason) = (by, at, reason);
}

internal sealed class ConflictOfInterestMap : IEntityTypeConfiguration<ConflictOfInterest>
{
    public void Configure(EntityTypeBuilder<ConflictOfInterest> conflict)
    {
        conflict.ToTable("ConflictsOfInterest");
        conflict.HasKey(c => c.Id);
        conflict.Property(c => c.Id).ValueGeneratedNever();
        conflict.Property(c => c.Reason).HasMaxLength(ActRefusals.LongestText);
        conflict.Property(c => c.LiftReason).HasMaxLength(ActRefusals.LongestText);
        conflict.Ignore(c => c.Counts);
        conflict.HasIndex(c => new { c.DossierId, c.PersonId }).IsUnique().HasFilter("\"LiftedAt\" IS NULL");
        conflict.HasIndex(c => c.PersonId);
        conflict.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId);
    }
}
