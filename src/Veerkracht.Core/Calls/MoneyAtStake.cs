using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Calls;

/// <summary>
/// What a change of a call puts at stake: of each pot and each right that it touches, the larger of what all may draw from it before and
/// after.
/// </summary>
public static class MoneyAtStake
{
    /// <summary>An adjustment touches the pots and rights that are another by it; a row moved from one holder to another too.</summary>
    public static Money OfAdjustment(CallDefinition before, CallDefinition after) => Sum(before, after, id => !Same(before, after, id));

    /// <summary>A version touches all of them: it may give the same money by other rules.</summary>
    /// <param name="before">The version in force; null where there is none.</param>
    public static Money OfVersion(CallDefinition? before, CallDefinition after) => Sum(before, after, _ => true);

    private static Money Sum(CallDefinition? before, CallDefinition after, Func<string, bool> touched) =>
        Money.Sum(
            after
                .Funding.Sources.Union(before?.Funding.Sources ?? [])
                .Where(touched)
                .Select(id => Money.Larger(before is null ? Money.Zero : Total(before, id), Total(after, id)))
        );

    private static Money Total(CallDefinition call, string id) =>
        Money.Sum([
            .. call.Funding.Rights.Where(r => r.Id == id).Select(r => r.Total),
            .. call.Funding.Pots.Where(p => p.Id == id).Select(p => p.Amount),
        ]);

    private static bool Same(CallDefinition before, CallDefinition after, string id) =>
        Total(before, id) == Total(after, id)
        && Rows(before, id).Count == Rows(after, id).Count
        && !Rows(before, id).Except(Rows(after, id)).Any();

    private static IReadOnlyDictionary<string, Money> Rows(CallDefinition call, string id) =>
        call.Funding.Rights.FirstOrDefault(r => r.Id == id)?.Rows ?? new Dictionary<string, Money>();
}
