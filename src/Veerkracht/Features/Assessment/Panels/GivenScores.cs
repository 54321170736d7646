using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>
/// What an assessor gave a dossier. A correction is another row with the next number: the highest counts, and none is ever changed.
/// </summary>
public sealed class GivenScores : IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid PanelId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>From 1, of this assessor and dossier.</summary>
    public required int Number { get; init; }

    /// <summary>See <see cref="ScoresJson"/>.</summary>
    [StoredJson<StoredScores>]
    public required string Scores { get; init; }

    /// <summary>Why it was corrected; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime GivenAt { get; init; }

    /// <summary>What the assessor read, by <see cref="SentDigest"/>.</summary>
    public required string Seen { get; init; }
}

/// <summary>Scores that an assessor keeps while it reads; nobody else sees them.</summary>
public sealed class ScoreDraft : IOfDossier
{
    public required Guid PanelId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid PersonId { get; init; }

    [StoredJson<StoredScores>]
    public required string Scores { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }
}

internal sealed class GivenScoresMap : IEntityTypeConfiguration<GivenScores>
{
    public void Configure(EntityTypeBuilder<GivenScores> given)
    {
        given.ToTable("GivenScores");
        given.IsAppendOnly();
        given.HasKey(g => g.Id);
        given.Property(g => g.Id).ValueGeneratedNever();
        given.Property(g => g.Reason).HasMaxLength(ActRefusals.LongestText);
        given.Property(g => g.Seen).HasMaxLength(16);
        given
            .HasIndex(g => new
            {
                g.DossierId,
                g.PanelId,
                g.PersonId,
                g.Number,
            })
            .IsUnique();
        given.HasIndex(g => g.PanelId);
        given.HasIndex(g => g.PersonId);
        given.HasOne<Panel>().WithMany().HasForeignKey(g => g.PanelId);
        given.HasOne<Dossier>().WithMany().HasForeignKey(g => g.DossierId);
    }
}

internal sealed class ScoreDraftMap : IEntityTypeConfiguration<ScoreDraft>
{
    public void Configure(EntityTypeBuilder<ScoreDraft> draft)
    {
        draft.ToTable("ScoreDrafts");
        draft.HasKey(d => new
        {
            d.DossierId,
            d.PanelId,
            d.PersonId,
        });
        draft.HasIndex(d => d.PersonId);
        draft.HasIndex(d => d.PanelId);
        draft.HasOne<Panel>().WithMany().HasForeignKey(d => d.PanelId);
        draft.HasOne<Dossier>().WithMany().HasForeignKey(d => d.DossierId);
    }
}
