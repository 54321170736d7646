using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// What a colleague says beside a question of a draft, or an answer to it. Only the own government reads it; it is never part of what is
/// sent.
/// </summary>
public sealed class DraftRemark
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>Path of the field: "name", "routes[0].length".</summary>
    public required string Field { get; init; }
    public required string Text { get; init; }
    public required Guid By { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime At { get; init; }

    /// <summary>The remark that this one answers; null for a remark itself.</summary>
    public Guid? AnswersTo { get; init; }
    public Guid? DoneBy { get; private set; }
    public DateTime? DoneAt { get; private set; }

    /// <summary>A remark that nobody marked as done; answers are never open.</summary>
    public bool IsOpen => AnswersTo is null && DoneAt is null;

    public void Close(Guid person, DateTime at) => (DoneBy, DoneAt) = (person, at);
}

internal sealed class DraftRemarkMap : IEntityTypeConfiguration<DraftRemark>
{
    public void Configure(EntityTypeBuilder<DraftRemark> remark)
    {
        remark.ToTable("DraftRemarks");
        remark.HasKey(r => r.Id);
        remark.Property(r => r.StepId).HasMaxLength(80);
        remark.Property(r => r.Field).HasMaxLength(Core.Forms.FormPath.MaxLength);
        remark.Ignore(r => r.IsOpen);
        remark.HasIndex(r => new { r.DossierId, r.StepId });
        remark.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}
