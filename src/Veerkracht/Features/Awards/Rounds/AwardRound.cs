using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

public enum RoundState
{
    Draft,

    /// <summary>The money is reserved; a second person decides.</summary>
    Proposed,
    Decided,
}

/// <summary>The declaration of an act on a round: with the states in which it exists.</summary>
public sealed record RoundActKind(string Code, LocalText Title) : ActKind(Code, Title)
{
    public required RoundState From { get; init; }
}

/// <summary>A decision over many dossiers of one phase of a call, while it is made.</summary>
public sealed class AwardRound : IVersioned, IActSubject
{
    public required Guid Id { get; init; }
    public required string Call { get; init; }
    public required string Measure { get; init; }

    /// <summary>The phase whose applications it is about.</summary>
    public required string StepId { get; init; }

    /// <summary>1 for the first round of the call.</summary>
    public required int Number { get; init; }

    /// <summary>JSON: how the money goes, by the names of a file with a round.</summary>
    [StoredJson<AnyObject>]
    public required string Rule { get; set; }

    /// <summary>Less than what is available, where that was stated; in cents.</summary>
    public long? EnvelopeCents { get; set; }

    /// <summary>The decided round of which it lifts the reserve list; null for a round of its own.</summary>
    public Guid? AfterId { get; init; }
    public RoundState State { get; private set; }
    public required Guid StartedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }
    public int Version { get; set; }

    public Money? Envelope => EnvelopeCents is { } cents ? new Money(cents) : null;

    public Subject Subject => new(Measure, Call);

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Measure);

    public Refusal? Unfit(ActKind kind) => kind is RoundActKind declared && declared.From != State ? RoundRefusals.OtherState(State) : null;

    public void Acted(DateTime at) { }

    /// <exception cref="InvalidOperationException">A round is proposed, and then decided or a draft again.</exception>
    public void Go(RoundState to)
    {
        if (!(State == RoundState.Draft && to == RoundState.Proposed) && !(State == RoundState.Proposed && to != State))
            throw new InvalidOperationException($"A round cannot go from {State} to {to}.");
        State = to;
    }
}

/// <summary>A dossier that takes no part, though it could.</summary>
public sealed class RoundExclusion
{
    public required Guid RoundId { get; init; }
    public required Guid DossierId { get; init; }
    public required string Reason { get; init; }
    public required Guid By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

internal sealed class AwardRoundMap : IEntityTypeConfiguration<AwardRound>
{
    public void Configure(EntityTypeBuilder<AwardRound> round)
    {
        round.ToTable("AwardRounds");
        round.HasKey(r => r.Id);
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        round.Property(r => r.Call).HasMaxLength(80);
        round.Property(r => r.Version).IsConcurrencyToken();
        round.Ignore(r => r.Subject).Ignore(r => r.Envelope);
        round.HasIndex(r => new { r.Call, r.Number }).IsUnique();
        // Two that are made at once would both count on the same money and the same dossiers.
        round.HasIndex(r => r.Call).IsUnique().HasFilter("\"State\" <> 'Decided'");
    }
}

internal sealed class RoundExclusionMap : IEntityTypeConfiguration<RoundExclusion>
{
    public void Configure(EntityTypeBuilder<RoundExclusion> exclusion)
    {
        exclusion.ToTable("RoundExclusions");
        exclusion.HasKey(e => new { e.RoundId, e.DossierId });
        exclusion.HasOne<AwardRound>().WithMany().HasForeignKey(e => e.RoundId);
        exclusion.HasOne<Applications.Dossier>().WithMany().HasForeignKey(e => e.DossierId);
    }
}
