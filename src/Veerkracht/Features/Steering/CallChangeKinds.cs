using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The kinds of change that the rooms registered, and what all of them do alike.</summary>
public sealed class CallChangeKinds(IEnumerable<ICallChangeKind> kinds)
{
    private readonly Dictionary<string, ICallChangeKind> _kinds = kinds.ToDictionary(k => k.Kind);

    public ICallChangeKind? Find(string kind) => _kinds.GetValueOrDefault(kind);

    public ICallChangeKind Of(CallChange change) => _kinds[change.Kind];

    /// <summary>What was given by somebody, as its kind reads it. A payload that is no object is refused for every kind alike.</summary>
    public static async Task<Outcome<ChangePreview>> Preview(ICallChangeKind kind, string call, string payload, CancellationToken stop) =>
        AdjustmentJson.Broken(payload) is { } unread ? CallChangeRefusals.Unreadable(unread) : await kind.Preview(call, payload, stop);

    /// <summary>The measure over which who proposes it must have authority; null where there is no such call.</summary>
    public static Task<string?> MeasureOf(ICallChangeKind kind, string call, string payload, CancellationToken stop) =>
        kind.MeasureOf(call, AdjustmentJson.Broken(payload) is null ? payload : "{}", stop);

    /// <summary>Says on the change what it puts at stake: the frame holds the limit of an approver beside it.</summary>
    public async Task Weigh(CallChange change, CancellationToken stop = default) =>
        change.PutsAtStake(await Of(change).AtStake(change, stop));
}
