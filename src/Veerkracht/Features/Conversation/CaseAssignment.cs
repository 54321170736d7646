using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Conversation;

/// <summary>Who of the agency handles a dossier. It gives no authority: who handles it has that by a role, or not.</summary>
public sealed class CaseAssignment
{
    public required Guid DossierId { get; init; }
    public required Guid PersonId { get; set; }
    public required Guid AssignedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
}

/// <summary>What people of the agency tell each other about a dossier; nobody of the applicant sees it. Never changed.</summary>
public sealed class InternalNote : IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>As typed; "(…removed…)" after its term.</summary>
    public required string Text { get; init; }
    public required Guid WrittenBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Somebody is away and another looks after what is told to or assigned to that person. It gives no authority.</summary>
public sealed class Absence
{
    public required Guid PersonId { get; init; }

    /// <summary>First and last day in Brussels.</summary>
    public required DateOnly From { get; set; }
    public required DateOnly Until { get; set; }
    public required Guid DeputyId { get; set; }
}

internal sealed class CaseAssignmentMap : IEntityTypeConfiguration<CaseAssignment>
{
    public void Configure(EntityTypeBuilder<CaseAssignment> assignment)
    {
        assignment.ToTable("CaseAssignments");
        assignment.HasKey(a => a.DossierId);
        assignment.HasIndex(a => a.PersonId);
        assignment.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}

internal sealed class InternalNoteMap : IEntityTypeConfiguration<InternalNote>
{
    public void Configure(EntityTypeBuilder<InternalNote> note)
    {
        note.ToTable("InternalNotes");
        note.HasKey(n => n.Id);
        note.Property(n => n.Text).HasMaxLength(ActRefusals.LongestText);
        note.HasIndex(n => new { n.DossierId, n.At });
        note.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId);
    }
}

internal sealed class AbsenceMap : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.HasKey(a => a.PersonId);
        absence.HasIndex(a => a.DeputyId);
    }
}
