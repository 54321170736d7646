using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A section of a draft that a colleague will fill in. It closes nothing for the others.</summary>
public sealed class SectionAssignment
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }
    public required string Section { get; init; }
    public required Guid PersonId { get; set; }
    public required Guid AssignedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
}

internal sealed class SectionAssignmentMap : IEntityTypeConfiguration<SectionAssignment>
{
    public void Configure(EntityTypeBuilder<SectionAssignment> assignment)
    {
        assignment.ToTable("SectionAssignments");
        assignment.HasKey(a => new
        {
            a.DossierId,
            a.StepId,
            a.Section,
        });
        assignment.Property(a => a.StepId).HasMaxLength(80);
        assignment.Property(a => a.Section).HasMaxLength(80);
        assignment.HasIndex(a => a.PersonId);
        assignment.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}
