using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

public enum ObjectionState
{
    /// <summary>The agency has to judge it.</summary>
    Lodged,
    Upheld,
    Dismissed,
    Inadmissible,
}

/// <summary>An applicant does not agree with a decision on its dossier, and says why. There is at most one against each decision.</summary>
public sealed class Objection : IVersioned, IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>"fiets-subsidie-17-B1": on the receipt.</summary>
    public required string Number { get; init; }
    public required DecisionKind Against { get; init; }

    /// <summary>The award, the rejection, or the proposal of the round.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Who took that decision: other people judge the objection.</summary>
    public required Guid DecisionProposedBy { get; init; }
    public required Guid DecisionDecidedBy { get; init; }
    public required string Grounds { get; init; }
    public required Guid LodgedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime LodgedAt { get; init; }
    public ObjectionState State { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; private set; }
    public int Version { get; set; }

    public bool IsOpen => State == ObjectionState.Lodged;

    /// <summary>This person took part in the decision that it is about.</summary>
    public bool IsOwnDecisionOf(Guid person) => person == DecisionProposedBy || person == DecisionDecidedBy;

    public void End(ObjectionState to, DateTime at)
    {
        if (!IsOpen || to == ObjectionState.Lodged)
            throw new InvalidOperationException($"Objection {Number} is {State} and cannot become {to}.");
        (State, EndedAt) = (to, at);
    }
}

internal sealed class ObjectionMap : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("Objections");
        objection.HasKey(o => o.Id);
        objection.Property(o => o.Id).ValueGeneratedNever();
        objection.Property(o => o.Number).HasMaxLength(80);
        objection.Property(o => o.Against).HasConversion<string>().HasMaxLength(20);
        objection.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        objection.Property(o => o.Version).IsConcurrencyToken();
        objection.Ignore(o => o.IsOpen);
        objection.HasIndex(o => o.Number).IsUnique();
        objection.HasIndex(o => new { o.DossierId, o.DecisionId }).IsUnique();
        objection.HasOne<Dossier>().WithMany().HasForeignKey(o => o.DossierId);
    }
}
