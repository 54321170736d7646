using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>The assessors who score the applications of one phase of a call, until a day.</summary>
public sealed class Panel
{
    public required Guid Id { get; init; }
    public required string Measure { get; init; }
    public required string Call { get; init; }

    /// <summary>The phase that is scored.</summary>
    public required string StepId { get; init; }

    /// <summary>Last day in Brussels on which scores are given.</summary>
    public required DateOnly DueOn { get; set; }
    public required Guid OpenedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }
}

/// <summary>An assessor of a panel, with the interests that were declared. Who was released may be named again.</summary>
public sealed class PanelMember
{
    public required Guid PanelId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Where the assessor works, as declared; null where that is no organisation that could apply or take part.</summary>
    public OrganisationId? Employer { get; set; }

    /// <summary>The municipality where the assessor lives or sits in the council, as declared.</summary>
    public OrganisationId? Municipality { get; set; }
    public required Guid NamedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime NamedAt { get; set; }
    public DateTime? ReleasedAt { get; set; }
}

/// <summary>An assessor is to read and score a dossier.</summary>
public sealed class PanelReading : IOfDossier
{
    public required Guid PanelId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid AssignedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AssignedAt { get; init; }
}

internal sealed class PanelMap : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.ToTable("Panels");
        panel.HasKey(p => p.Id);
        panel.Property(p => p.Id).ValueGeneratedNever();
        panel.Property(p => p.Measure).HasMaxLength(80);
        panel.Property(p => p.Call).HasMaxLength(80);
        panel.Property(p => p.StepId).HasMaxLength(80);
        panel.HasIndex(p => new { p.Call, p.StepId }).IsUnique();
    }
}

internal sealed class PanelMemberMap : IEntityTypeConfiguration<PanelMember>
{
    public void Configure(EntityTypeBuilder<PanelMember> member)
    {
        member.ToTable("PanelMembers");
        member.HasKey(m => new { m.PanelId, m.PersonId });
        member.HasIndex(m => m.PersonId);
        member.HasOne<Panel>().WithMany().HasForeignKey(m => m.PanelId);
    }
}

internal sealed class PanelReadingMap : IEntityTypeConfiguration<PanelReading>
{
    public void Configure(EntityTypeBuilder<PanelReading> reading)
    {
        reading.ToTable("PanelReadings");
        reading.HasKey(r => new
        {
            r.DossierId,
            r.PanelId,
            r.PersonId,
        });
        reading.HasIndex(r => r.PanelId);
        reading.HasIndex(r => r.PersonId);
        reading.HasOne<Panel>().WithMany().HasForeignKey(r => r.PanelId);
        reading.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}
