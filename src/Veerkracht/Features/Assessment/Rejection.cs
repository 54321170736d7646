using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

public enum RejectionState { Proposed, Confirmed, Refused }

/// <summary>Saying no to an application is a decision on money too: one person proposes it with the reason, another decides.</summary>
public sealed class Rejection : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public RejectionState State { get; private set; } = RejectionState.Proposed;
    /// <summary>Why, in the words that the applicant will read.</summary>
    public required string Reason { get; init; }
    public required Guid ProposedBy { get; init; }
    public required DateTime ProposedAt { get; init; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }
    public int Version { get; set; }

    public bool MayBeDecidedBy(Guid person) => State == RejectionState.Proposed && person != ProposedBy;

    public void Decide(RejectionState to, Guid person, DateTime at, string? reason)
    {
        if (!MayBeDecidedBy(person) || to == RejectionState.Proposed) throw new InvalidOperationException("A rejection is decided once, by a second person.");
        (State, DecidedBy, DecidedAt, DecisionReason) = (to, person, at, reason);
    }
}

internal sealed class RejectionMap : IEntityTypeConfiguration<Rejection>
{
    public void Configure(EntityTypeBuilder<Rejection> rejection)
    {
        rejection.ToTable("Rejections", t => t.HasCheckConstraint("CK_Rejections_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\""));
        rejection.HasKey(r => r.Id);
        rejection.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        rejection.Property(r => r.Version).IsConcurrencyToken();
        rejection.HasIndex(r => r.DossierId).IsUnique().HasFilter("\"State\" = 'Proposed'");
        rejection.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}
