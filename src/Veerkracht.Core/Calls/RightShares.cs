using System.Collections.Concurrent;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>The drawing rights of calls spread over the municipalities, each spread once.</summary>
public sealed class RightShares(ReferenceData data)
{
    private readonly ConcurrentDictionary<DrawingRight, IReadOnlyDictionary<string, Money>> _known = new();

    public ReferenceData Data => data;

    /// <summary>The share of each municipality by NIS code; empty where the right cannot be spread, for then nobody has one.</summary>
    public IReadOnlyDictionary<string, Money> Of(DrawingRight right) =>
        _known.GetOrAdd(right, r => DrawingRights.TrySpread(r, data, out var shares, out _) ? shares : new Dictionary<string, Money>());

    /// <summary>The rights of an organisation by id; absent where it has none.</summary>
    public IReadOnlyDictionary<string, Money> Of(CallDefinition call, Organisation organisation, LocalDate on) =>
        Eligibility.RightsOf(call, organisation, on, data, Of);

    /// <summary>The rights of a call that cannot be spread over the reference data, with the reason.</summary>
    public IEnumerable<Fault> Faults(CallDefinition call)
    {
        foreach (var right in call.Funding.Rights)
        {
            if (Of(right).Count == 0 && !DrawingRights.TrySpread(right, data, out _, out var why))
                yield return new Fault(call.At(right.Place), why.In(Language.En), why.Nl);
        }
    }
}
