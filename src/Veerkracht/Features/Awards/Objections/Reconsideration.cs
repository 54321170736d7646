using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

public enum ReconsiderationState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>What becomes of a decision.</summary>
public enum ReconsiderationOutcome
{
    /// <summary>The objection is right: the decision is corrected.</summary>
    Upheld,

    /// <summary>The objection is not right: the decision stays.</summary>
    Dismissed,

    /// <summary>The objection cannot be judged: it is about something else, or who lodged it could not.</summary>
    Inadmissible,

    /// <summary>Without an objection, the agency corrects what it decided.</summary>
    Reopened,
}

/// <summary>
/// A decision looked at again: one person proposes what becomes of it, on a stated legal ground where it changes, and another decides. An
/// objection is judged by others than those who decided.
/// </summary>
public sealed class Reconsideration : Proposal<ReconsiderationState>, IOfDossier, IDecidesAmount
{
    public required Guid DossierId { get; init; }

    /// <summary>Null where the agency reopens it by itself.</summary>
    public Guid? ObjectionId { get; init; }
    public required ReconsiderationOutcome Outcome { get; init; }
    public required DecisionKind Against { get; init; }

    /// <summary>The award, the rejection, or the proposal of the round.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>On which law or rule the decision changes; null where it stays.</summary>
    public string? Ground { get; init; }

    /// <summary>What an award becomes, and what it was, in cents; 0 where no award changes.</summary>
    public long AmountCents { get; init; }
    public long WasCents { get; init; }

    /// <summary>On whose desk the dossier lay.</summary>
    public required Desk ReturnTo { get; init; }

    public Money Amount => new(AmountCents);
    public Money Was => new(WasCents);

    /// <summary>The decision does not stay what it was.</summary>
    public bool Changes => Outcome is ReconsiderationOutcome.Upheld or ReconsiderationOutcome.Reopened;

    /// <summary>A rejection goes: the dossier is complete again.</summary>
    public bool Restores => Changes && Against == DecisionKind.Rejection;

    /// <summary>An award becomes another amount.</summary>
    public bool Corrects => Changes && Against == DecisionKind.Award;
}

internal sealed class ReconsiderationMap : IEntityTypeConfiguration<Reconsideration>
{
    public void Configure(EntityTypeBuilder<Reconsideration> again)
    {
        again.MapProposal<Reconsideration, ReconsiderationState>("Reconsiderations", t =>
        {
            t.HasCheckConstraint("CK_Reconsiderations_Ground", "\"Outcome\" IN ('Dismissed', 'Inadmissible') OR \"Ground\" IS NOT NULL");
            t.HasCheckConstraint("CK_Reconsiderations_NotBelowZero", "\"AmountCents\" >= 0 AND \"WasCents\" >= 0");
        });
        again.Property(r => r.Id).ValueGeneratedNever();
        again.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        again.Property(r => r.Against).HasConversion<string>().HasMaxLength(20);
        again.Property(r => r.ReturnTo).HasConversion<string>().HasMaxLength(20);
        again.Ignore(r => r.Amount).Ignore(r => r.Was).Ignore(r => r.Changes).Ignore(r => r.Restores).Ignore(r => r.Corrects);
        again.HasIndex(r => r.DossierId).IsUnique().HasFilter("\"State\" = 'Proposed'").HasDatabaseName("IX_Reconsiderations_OneProposed");
        again.HasIndex(r => new { r.DossierId, r.ProposedAt });
        again.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
        again.HasOne<Objection>().WithMany().HasForeignKey(r => r.ObjectionId);
    }
}
