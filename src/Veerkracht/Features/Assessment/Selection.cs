using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

public enum SelectionState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>
/// What the jury said of one phase of a dossier, recorded by one person and confirmed by another: selected for the next phase, or not.
/// </summary>
public sealed class Selection : Proposal<SelectionState>, IOfDossier
{
    public required Guid DossierId { get; init; }

    /// <summary>The phase that the jury read.</summary>
    public required string StepId { get; init; }
    public required bool Selected { get; init; }
}

internal sealed class SelectionMap : IEntityTypeConfiguration<Selection>
{
    public void Configure(EntityTypeBuilder<Selection> selection)
    {
        selection.MapProposal<Selection, SelectionState>("Selections");
        selection.HasIndex(s => new { s.DossierId, s.StepId }).IsUnique().HasFilter("\"State\" <> 'Refused'");
        selection.HasIndex(s => new { s.DossierId, s.ProposedAt });
        selection.HasOne<Dossier>().WithMany().HasForeignKey(s => s.DossierId);
    }
}
