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
}
