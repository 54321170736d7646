using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>Whom a change touches: an organisation, and the dossier in which it feels it.</summary>
/// <param name="How">What it means for them, in one sentence.</param>
public sealed record Touched(OrganisationId Organisation, string Name, Guid? DossierId, string? Number, LocalText How);

/// <summary>What a change would do now: in words, line by line, and whom it touches.</summary>
/// <param name="Measure">Slug of the measure of the call.</param>
/// <param name="What">One sentence that everybody may read, with its full stop.</param>
public sealed record ChangePreview(string Measure, LocalText What, IReadOnlyList<LocalText> Lines, IReadOnlyList<Touched> Touched)
{
    /// <summary>The payload as it is kept, with what was looked up filled in; null: as it was given.</summary>
    public string? Payload { get; init; }

    /// <summary>What the second person must look at before deciding; lines that harm somebody.</summary>
    public IReadOnlyList<LocalText> Warnings { get; init; } = [];
}

/// <summary>
/// One kind of change to a call. All of them are proposed, decided, told and undone the same way; a kind knows only what its payload says,
/// whom that touches, and how it comes into force. Everything runs inside the transaction of the act.
/// </summary>
public interface ICallChangeKind
{
    /// <summary>The word under which it is stored: "window".</summary>
    string Kind { get; }

    /// <summary>"Termijn", "Window".</summary>
    LocalText Title { get; }

    bool CanBeUndone { get; }

    /// <summary>Whether the deadline of a draft can be another by it: then reminders go by that.</summary>
    bool MovesDeadlines { get; }

    /// <summary>
    /// Slug of the measure of the call that is changed, which may be one that is being written; null where there is no such call.
    /// </summary>
    Task<string?> MeasureOf(string call, string payload, CancellationToken stop = default);

    /// <summary>
    /// Reads the payload against the call as it is now. Refusals say what to mend; looked at when it is proposed and again when it is
    /// decided.
    /// </summary>
    Task<Outcome<ChangePreview>> Preview(string call, string payload, CancellationToken stop = default);

    /// <summary>
    /// The money on which is decided by putting it in force, or by taking it back where it is: an approver with a limit below it may do
    /// neither. Zero where it is about no money, and where a preview refuses it anyhow.
    /// </summary>
    Task<Money> AtStake(CallChange change, CancellationToken stop = default);

    /// <summary>Whom taking it back touches: those whom it would touch now, unless the kind knows better.</summary>
    async Task<IReadOnlyList<Touched>> TouchedByUndo(CallChange change, CancellationToken stop = default) =>
        (await Preview(change.Call, change.Payload, stop)).Value?.Touched ?? [];

    /// <summary>
    /// Puts it in force: books on the act, and lets other acts follow; a refusal where that is no longer possible. What is only read from
    /// the changes in force has nothing to do here.
    /// </summary>
    Task<Refusal?> Apply(ActScope<CallChange> act, CancellationToken stop = default);

    /// <summary>Takes it back; a refusal where that is no longer possible.</summary>
    Task<Refusal?> Undo(ActScope<CallChange> act, CancellationToken stop = default);

    /// <summary>
    /// What the kind does in the same save when it is proposed: a draft that waits for a decision is locked. Most kinds do nothing.
    /// </summary>
    Task<Refusal?> Proposed(CallChange change, CancellationToken stop = default) => Task.FromResult<Refusal?>(null);

    /// <summary>What the kind does in the same save when its proposal is refused.</summary>
    Task Refused(CallChange change, CancellationToken stop = default) => Task.CompletedTask;
}
