using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;

namespace Veerkracht.Acts;

/// <summary>A proposal as the frame sees it.</summary>
public interface IProposal
{
    Guid Id { get; }
    Guid ProposedBy { get; }

    /// <summary>Nobody decided on it yet.</summary>
    bool IsUndecided { get; }
}

/// <summary>A proposal by which an amount is given, or put at stake.</summary>
public interface IDecidesAmount
{
    /// <summary>Zero where it is about no money.</summary>
    Money Amount { get; }
}

/// <summary>
/// What one person proposes with a reason, and another decides, once. Nobody decides alone where money leaves or a call changes: that rule
/// lives here, and in a check of the database.
/// </summary>
/// <typeparam name="TState">The first of its states is that of a proposal on which nobody decided.</typeparam>
public abstract class Proposal<TState> : IVersioned, IProposal
    where TState : struct, Enum
{
    public required Guid Id { get; init; }
    public TState State { get; protected set; }

    /// <summary>Why, in the words that those whom it touches will read.</summary>
    public required string Reason { get; init; }
    public required Guid ProposedBy { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime ProposedAt { get; init; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }
    public int Version { get; set; }

    public bool IsUndecided => State.Equals(default(TState));

    public bool MayBeDecidedBy(Guid person) => IsUndecided && person != ProposedBy;

    public void Decide(TState to, Guid person, DateTime at, string? reason)
    {
        if (!MayBeDecidedBy(person) || !IsDecision(to))
            throw new InvalidOperationException($"{GetType().Name} {Id}: a proposal is decided once, by a second person.");
        (State, DecidedBy, DecidedAt, DecisionReason) = (to, person, at, reason);
    }

    /// <summary>The states in which a decision can end; others come later.</summary>
    protected virtual bool IsDecision(TState to) => !to.Equals(default(TState));
}

internal static class ProposalMap
{
    /// <summary>What is mapped alike for every proposal, with the check that two people stand behind a decision.</summary>
    public static void MapProposal<T, TState>(this EntityTypeBuilder<T> proposal, string table, Action<TableBuilder<T>>? more = null)
        where T : Proposal<TState>
        where TState : struct, Enum
    {
        proposal.ToTable(table, t =>
        {
            t.HasCheckConstraint($"CK_{table}_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
            more?.Invoke(t);
        });
        proposal.HasKey(p => p.Id);
        proposal.Ignore(p => p.IsUndecided);
        proposal.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        proposal.Property(p => p.Version).IsConcurrencyToken();
    }
}
