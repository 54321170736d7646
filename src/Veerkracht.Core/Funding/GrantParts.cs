using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Funding;

/// <summary>An amount in one right or pot, by the id of the source or another name that the caller knows.</summary>
public sealed record SourceAmount(string Source, Money Amount);

/// <summary>How much of a grant comes from each right and pot. What is in none of them comes from the envelope alone.</summary>
public static class GrantParts
{
    /// <summary>
    /// What the rules draw from each source of the call, rights first, in the order of the call; 0 where nothing is drawn.
    /// </summary>
    /// <param name="amounts">The computed amounts by name of their rule.</param>
    public static IReadOnlyList<SourceAmount> Drawn(FundingDefinition funding, IReadOnlyDictionary<string, Explained> amounts) =>
        [
            .. funding.Sources.Select(source => new SourceAmount(
                source,
                Money.Sum(funding.Rules.Where(r => r.Source == source && FundingEngine.Draws(r)).Select(r => amounts[r.Name].Amount))
            )),
        ];

    /// <summary>The same, together never more than the grant: what is too much is left out of the last sources.</summary>
    public static IReadOnlyList<SourceAmount> Within(Money grant, IEnumerable<SourceAmount> drawn)
    {
        var left = grant;
        var parts = new List<SourceAmount>();
        foreach (var source in drawn)
        {
            var part = Money.Min(source.Amount, left);
            left -= part;
            parts.Add(source with { Amount = part });
        }
        return parts;
    }

    /// <summary>
    /// Takes an amount from parts of a grant, the last first: of each as much as is free of it. The first of its sources keep what they
    /// have as long as can be.
    /// </summary>
    /// <param name="free">Of each part, what was neither ordered nor paid.</param>
    /// <returns>What each part keeps; null where together not so much is free.</returns>
    public static IReadOnlyList<SourceAmount>? Lowered(IReadOnlyList<SourceAmount> parts, IReadOnlyDictionary<string, Money> free, Money by)
    {
        var left = by;
        var kept = parts.ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            var taken = Money.Min(left, Money.Min(kept[i].Amount, free.GetValueOrDefault(kept[i].Source)));
            left -= taken;
            kept[i] = kept[i] with { Amount = kept[i].Amount - taken };
        }
        return left.IsPositive ? null : kept;
    }

    /// <summary>Adds an amount to parts of a grant, the first first: each at most to what the rules draw from it now.</summary>
    /// <param name="drawn">By source.</param>
    /// <returns>What each part becomes, and what fits in none: that comes from the envelope alone.</returns>
    public static (IReadOnlyList<SourceAmount> Parts, Money Beyond) Raised(
        IReadOnlyList<SourceAmount> parts,
        IReadOnlyDictionary<string, Money> drawn,
        Money by
    )
    {
        var left = by;
        var raised = new List<SourceAmount>();
        foreach (var part in parts)
        {
            var room = drawn.GetValueOrDefault(part.Source) - part.Amount;
            var added = room.IsPositive ? Money.Min(room, left) : Money.Zero;
            left -= added;
            raised.Add(part with { Amount = part.Amount + added });
        }
        return (raised, left);
    }
}
