using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls;

/// <summary>The drawing rights of calls spread over the municipalities, each spread once. Not for several threads at once.</summary>
public sealed class RightShares(ReferenceData data)
{
    private readonly Dictionary<DrawingRight, IReadOnlyDictionary<string, Money>> _known = [];

    public ReferenceData Data => data;

    /// <summary>The share of each municipality by NIS code; empty where the right cannot be spread, for then nobody has one.</summary>
    public IReadOnlyDictionary<string, Money> Of(DrawingRight right)
    {
        if (!_known.TryGetValue(right, out var shares))
            _known[right] = shares = DrawingRights.TrySpread(right, data, out var found, out _) ? found : new Dictionary<string, Money>();
        return shares;
    }

    /// <summary>The rights of a call that cannot be spread over the reference data, with the reason.</summary>
    public IEnumerable<Fault> Faults(CallDefinition call)
    {
        foreach (var right in call.Funding.Rights)
        {
            if (Of(right).Count == 0 && !DrawingRights.TrySpread(right, data, out _, out var why))
                yield return new Fault(right.Place, why.En ?? why.Nl, why.Nl);
        }
    }
}
