using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

public enum AwardState { Proposed, Confirmed, Refused }

/// <summary>A decision on money: proposed by one person, confirmed or refused by another.</summary>
public sealed class Award : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public AwardState State { get; private set; } = AwardState.Proposed;
    public required long AmountCents { get; init; }
    /// <summary>JSON of <see cref="AwardLine"/>: what is drawn from each right and pot; the envelope bears the whole amount.</summary>
    public required string Lines { get; init; }
    /// <summary>JSON of <see cref="DecidedAmount"/>: every computed amount with its why, as it stood when proposed.</summary>
    public required string Amounts { get; init; }
    public required string Reason { get; init; }
    public required Guid ProposedBy { get; init; }
    public required DateTime ProposedAt { get; init; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }
    public int Version { get; set; }

    public Money Amount => new(AmountCents);

    /// <summary>Nobody decides alone where money leaves: the one who proposed cannot decide.</summary>
    public bool MayBeDecidedBy(Guid person) => State == AwardState.Proposed && person != ProposedBy;

    public void Decide(AwardState to, Guid person, DateTime at, string? reason)
    {
        if (!MayBeDecidedBy(person) || to == AwardState.Proposed) throw new InvalidOperationException("An award is decided once, by a second person.");
        (State, DecidedBy, DecidedAt, DecisionReason) = (to, person, at, reason);
    }
}

internal sealed class AwardMap : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        award.ToTable("Awards", t =>
        {
            t.HasCheckConstraint("CK_Awards_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
            t.HasCheckConstraint("CK_Awards_AboveZero", "\"AmountCents\" > 0");
        });
        award.HasKey(a => a.Id);
        award.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        award.Property(a => a.Version).IsConcurrencyToken();
        award.Ignore(a => a.Amount);
        award.HasIndex(a => a.DossierId).IsUnique().HasFilter("\"State\" <> 'Refused'");
        award.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}
