using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>What a change does, told: line by line, whom it touches, and what harms somebody.</summary>
public sealed record Effect(IReadOnlyList<LocalText> Lines, IReadOnlyList<Touched> Touched)
{
    public IReadOnlyList<LocalText> Warnings { get; init; } = [];
}

/// <summary>
/// A kind that adjusts the definition of a call: in force as soon as the catalogue reads it, and taken back by leaving it out. A kind says
/// only what it refuses, its sentence, and what differs between the call without and with it.
/// </summary>
public abstract class AdjustmentKind<T>(AdjustmentServices services) : ICallChangeKind
    where T : Adjustment
{
    public abstract string Kind { get; }
    public abstract LocalText Title { get; }
    public virtual bool CanBeUndone => true;
    public abstract bool MovesDeadlines { get; }

    /// <summary>Whether it makes sense for a call that was withdrawn.</summary>
    protected virtual bool AlsoWhenWithdrawn => false;

    protected AdjustmentServices Services => services;

    /// <summary>What was given with all looked up, or why it cannot be.</summary>
    protected abstract Task<Outcome<T>> Check(CallDefinition call, T change, CancellationToken stop);

    /// <summary>One sentence for everybody, with its full stop.</summary>
    protected abstract LocalText What(CallDefinition call, T change);

    protected abstract Task<Effect> Effect(CallDefinition before, CallDefinition after, T change, CancellationToken stop);

    public Task<string?> MeasureOf(string call, string payload, CancellationToken stop = default) =>
        Task.FromResult(services.Calls.Find(call)?.Measure);

    public async Task<Outcome<ChangePreview>> Preview(string call, string payload, CancellationToken stop = default)
    {
        if (services.Calls.Find(call) is not { } before)
            return Refusal.NotFound();
        if (!AdjustmentJson.TryRead(Kind, payload, out var read, out var why))
            return why is null ? Refusal.NotFound() : CallChangeRefusals.Unreadable(why);
        if (before.Decided.Withdrawn is not null && !AlsoWhenWithdrawn)
            return Withdrawn;
        var check = await Check(before, (T)read, stop);
        if (!check.Done)
            return Outcome<ChangePreview>.Refused(check.Refusals);
        var change = check.Value;
        var effect = await Effect(before, change.Apply(before, new(services.Clock.Today, LocalText.Empty)), change, stop);
        return new ChangePreview(before.Measure, What(before, change), effect.Lines, effect.Touched)
        {
            Payload = AdjustmentJson.Write(change),
            Warnings = effect.Warnings,
        };
    }

    public async Task<IReadOnlyList<Touched>> TouchedByUndo(CallChange change, CancellationToken stop = default) =>
        services.Calls.Find(change.Call) is { } with ? (await Effect(with, await Without(change, stop), Read(change), stop)).Touched : [];

    /// <summary>Of every pot and right that is another by it: no kind can forget that it moves money.</summary>
    public async Task<Money> AtStake(CallChange change, CancellationToken stop = default) =>
        services.Calls.Find(change.Call) is not { } now || !services.Registry.TryReadAdjustment(change, out var read, out _) ? Money.Zero
        : change.State == CallChangeState.InForce ? MoneyAtStake.OfAdjustment(await Without(change, stop), now)
        : MoneyAtStake.OfAdjustment(now, read.Apply(now, new(services.Clock.Today, LocalText.Empty)));

    public virtual Task<Refusal?> Apply(ActScope<CallChange> act, CancellationToken stop = default) => Task.FromResult<Refusal?>(null);

    public virtual Task<Refusal?> Undo(ActScope<CallChange> act, CancellationToken stop = default) => Task.FromResult<Refusal?>(null);

    protected T Read(CallChange change) =>
        services.Registry.TryReadAdjustment(change, out var read, out _)
            ? (T)read
            : throw new CorruptRowException("CallChanges", change.Id.ToString(), nameof(change.Payload));

    /// <summary>The call as it is without this change, and with all others in force.</summary>
    protected async Task<CallDefinition> Without(CallChange change, CancellationToken stop)
    {
        var others = await services
            .Db.CallChanges.AsNoTracking()
            .Where(c => c.Call == change.Call && c.State == CallChangeState.InForce && c.Id != change.Id)
            .ToListAsync(stop);
        return services.Calls.Published(change.Call, services.Calls.Find(change.Call)!.Version).With(services.Calls.InOrder(others));
    }

    /// <summary>A refusal of what was filled in.</summary>
    protected static Refusal Invalid(string code, string field, string nl, string en) =>
        new(code, new LocalText(nl, en), RefusalKind.Invalid, field);

    private static readonly Refusal Withdrawn = new(
        "call-withdrawn",
        new LocalText("Deze oproep is ingetrokken. Maak eerst de intrekking ongedaan.", "This call was withdrawn. Undo that first.")
    );
}

/// <summary>What every kind needs.</summary>
public sealed record AdjustmentServices(
    Db Db,
    CallCatalogue Calls,
    Concerned Concerned,
    OrganisationFinder Organisations,
    OrganisationRegistry Registry,
    Clock Clock
);
