using System.Collections.Concurrent;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;

namespace Veerkracht.Features.Calls;

/// <summary>What each holder may draw of the rights of a call; the spread of an envelope is computed once.</summary>
public sealed class RightShares(ReferenceData reference)
{
    private readonly ConcurrentDictionary<DrawingRight, IReadOnlyDictionary<string, Money>> _spread = new();

    /// <summary>Shares by NIS code of the municipalities of the day of the right.</summary>
    public IReadOnlyDictionary<string, Money> Of(DrawingRight right) => _spread.GetOrAdd(right, r => DrawingRights.Spread(r, reference));

    /// <summary>The rights of an organisation by id; absent where it has none.</summary>
    public IReadOnlyDictionary<string, Money> Of(CallDefinition call, Organisation organisation, LocalDate on) =>
        Eligibility.RightsOf(call, organisation, on, reference, Of);
}
