using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Calls;

public enum CallChangeState
{
    Proposed,
    InForce,
    Refused,
    Undone,
}

/// <summary>The transitions that there are, once.</summary>
public static class CallChangeStates
{
    private static readonly Dictionary<CallChangeState, CallChangeState[]> Next = new()
    {
        [CallChangeState.Proposed] = [CallChangeState.InForce, CallChangeState.Refused],
        [CallChangeState.InForce] = [CallChangeState.Undone],
        [CallChangeState.Refused] = [],
        [CallChangeState.Undone] = [],
    };

    public static bool Allows(CallChangeState from, CallChangeState to) => Next[from].Contains(to);
}

/// <summary>
/// The declaration of an act on a change in one state. Where it decides on a proposal, the frame asks for that by itself.
/// </summary>
public sealed record CallChangeActKind(string Code, LocalText Title) : ActKind(Code, Title)
{
    public required CallChangeState From { get; init; }

    /// <summary>What is said in any other.</summary>
    public required Refusal Otherwise { get; init; }
}

/// <summary>
/// Something that staff change in a call: a window, a step, a version, its visibility. One person proposes it with a reason, another puts
/// it in force, and where its kind allows it can be undone. What it does stands in its payload and is read by its kind.
/// </summary>
public sealed class CallChange : Proposal<CallChangeState>, IActSubject, IDecidesAmount
{
    private Money? _atStake;

    public required string Call { get; init; }
    public required string Measure { get; init; }

    /// <summary>"window", "version": the kinds that rooms register.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON, by kind.</summary>
    [StoredJson<AnyObject>]
    public required string Payload { get; init; }

    /// <summary>What it does, in one sentence that everybody may read.</summary>
    public required LocalText What { get; init; }
    public Guid? UndoneBy { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public string? UndoReason { get; private set; }

    public Subject Subject => new(Measure, Call);

    IProposal? IActSubject.Proposal => this;

    /// <exception cref="InvalidOperationException">Nobody looked: then no approver with a limit may slip through.</exception>
    Money IDecidesAmount.Amount =>
        _atStake ?? throw new InvalidOperationException($"CallChange {Id}: nobody looked at what it puts at stake.");

    /// <summary>Says what its kind finds that it puts at stake now; zero for a change about no money.</summary>
    public void PutsAtStake(Money amount) => _atStake = amount;

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Measure);

    public Refusal? Unfit(ActKind kind) => kind is CallChangeActKind declared && State != declared.From ? declared.Otherwise : null;

    public void Acted(DateTime at) { }

    protected override bool IsDecision(CallChangeState to) => CallChangeStates.Allows(CallChangeState.Proposed, to);

    public void Undo(Guid person, DateTime at, string reason)
    {
        if (!CallChangeStates.Allows(State, CallChangeState.Undone))
            throw new InvalidOperationException($"A change that is {State} cannot be undone.");
        (State, UndoneBy, UndoneAt, UndoReason) = (CallChangeState.Undone, person, at, reason);
    }
}

internal sealed class CallChangeMap : IEntityTypeConfiguration<CallChange>
{
    public void Configure(EntityTypeBuilder<CallChange> change)
    {
        change.MapProposal<CallChange, CallChangeState>("CallChanges");
        change.Property(c => c.Call).HasMaxLength(80);
        change.Property(c => c.Kind).HasMaxLength(40);
        change.Ignore(c => c.Subject);
        change.HasIndex(c => new { c.Call, c.State });
        change.HasIndex(c => c.State);
    }
}
