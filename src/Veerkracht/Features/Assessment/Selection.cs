using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

public enum SelectionState { Proposed, Confirmed, Refused }

/// <summary>What the jury said of one phase of a dossier, recorded by one person and confirmed by another: selected for the next phase, or not.</summary>
public sealed class Selection : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    /// <summary>The phase that the jury read.</summary>
    public required string StepId { get; init; }
    public required bool Selected { get; init; }
    /// <summary>Why, in the words that the applicant will read.</summary>
    public required string Reason { get; init; }
    public SelectionState State { get; private set; } = SelectionState.Proposed;
    public required Guid ProposedBy { get; init; }
    /// <summary>UTC, as all times here.</summary>
    public required DateTime ProposedAt { get; init; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }
    public int Version { get; set; }

    public bool MayBeDecidedBy(Guid person) => State == SelectionState.Proposed && person != ProposedBy;

    public void Decide(SelectionState to, Guid person, DateTime at, string? reason)
    {
        if (!MayBeDecidedBy(person) || to == SelectionState.Proposed) throw new InvalidOperationException("The word of the jury is decided on once, by a second person.");
        (State, DecidedBy, DecidedAt, DecisionReason) = (to, person, at, reason);
    }
}

internal sealed class SelectionMap : IEntityTypeConfiguration<Selection>
{
    public void Configure(EntityTypeBuilder<Selection> selection)
    {
        selection.ToTable("Selections", t => t.HasCheckConstraint("CK_Selections_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\""));
        selection.HasKey(s => s.Id);
        selection.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        selection.Property(s => s.Version).IsConcurrencyToken();
        selection.HasIndex(s => new { s.DossierId, s.StepId }).IsUnique().HasFilter("\"State\" <> 'Refused'");
        selection.HasOne<Dossier>().WithMany().HasForeignKey(s => s.DossierId);
    }
}
