using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Rounds;

public enum RoundProposalState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>A round as it was proposed: one person proposes it, another confirms or refuses all of it.</summary>
public sealed class RoundProposal : Proposal<RoundProposalState>, IDecidesAmount
{
    public required Guid RoundId { get; init; }

    /// <summary>What it gives, beyond what was awarded before.</summary>
    public required long AmountCents { get; init; }

    /// <summary>The file from which the command allocate computes the same result, as it was exported.</summary>
    [StoredJson<AnyObject>]
    public required string File { get; init; }

    /// <summary>SHA-256 of the bytes of that file, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }

    public Money Amount => new(AmountCents);
}

/// <summary>What a round gives one dossier.</summary>
public enum LineOutcome
{
    Awarded,

    /// <summary>Less than was asked.</summary>
    Part,
    Reserve,
    Refused,

    /// <summary>Takes no part: it stays what it is.</summary>
    Excluded,
}

/// <summary>One dossier in a round that was proposed.</summary>
public sealed class RoundLine : IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>From 1; null where it has none.</summary>
    public required int? Place { get; init; }
    public required int? ReservePlace { get; init; }
    public required LineOutcome Outcome { get; init; }
    public required long AskedCents { get; init; }

    /// <summary>With what it held before.</summary>
    public required long AmountCents { get; init; }
    public required long HeldCents { get; init; }

    /// <summary>JSON of texts, one a step.</summary>
    [StoredJson<PartsOf<LocalText>>]
    public required string Why { get; init; }

    public Money Asked => new(AskedCents);
    public Money Amount => new(AmountCents);
    public Money Given => new(AmountCents - HeldCents);
}

internal sealed class RoundProposalMap : IEntityTypeConfiguration<RoundProposal>
{
    public void Configure(EntityTypeBuilder<RoundProposal> proposal)
    {
        proposal.MapProposal<RoundProposal, RoundProposalState>("RoundProposals", t =>
        {
            t.HasCheckConstraint("CK_RoundProposals_NotBelowZero", "\"AmountCents\" >= 0");
        });
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Digest).HasMaxLength(64);
        proposal.Ignore(p => p.Amount);
        proposal.HasIndex(p => p.RoundId).IsUnique().HasFilter("\"State\" <> 'Refused'");
        proposal.HasIndex(p => new { p.RoundId, p.ProposedAt });
        proposal.HasOne<AwardRound>().WithMany().HasForeignKey(p => p.RoundId);
    }
}

internal sealed class RoundLineMap : IEntityTypeConfiguration<RoundLine>
{
    public void Configure(EntityTypeBuilder<RoundLine> line)
    {
        line.ToTable("RoundLines");
        line.HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Outcome).HasConversion<string>().HasMaxLength(20);
        line.Ignore(l => l.Asked).Ignore(l => l.Amount).Ignore(l => l.Given);
        line.HasIndex(l => new { l.ProposalId, l.DossierId }).IsUnique();
        line.HasIndex(l => l.DossierId);
        line.HasOne<RoundProposal>().WithMany().HasForeignKey(l => l.ProposalId);
        line.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId);
    }
}
