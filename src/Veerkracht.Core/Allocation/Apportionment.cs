using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>The keys by which a whole is apportioned over weights, by name: they differ, so a call says which it uses.</summary>
public enum ApportionmentKey
{
    LargestRemainder,
    SainteLague,
    DHondt,
}

/// <summary>
/// Apportions a whole (cents, places) by a named key, exactly, so that the parts add up to it. Where two have an equal claim to a unit,
/// the one that was given first gets it. The time depends on how many weights there are, not on how many units.
/// </summary>
public static class Apportionment
{
    /// <summary>Each key with its name in files and its words.</summary>
    public static readonly IReadOnlyList<(ApportionmentKey Key, string Name, LocalText Title)> Named =
    [
        (ApportionmentKey.LargestRemainder, "largest-remainder", new("grootste rest", "largest remainder")),
        (ApportionmentKey.SainteLague, "sainte-lague", new("Sainte-Laguë", "Sainte-Laguë")),
        (ApportionmentKey.DHondt, "dhondt", new("D’Hondt", "D’Hondt")),
    ];

    public static ApportionmentKey? Of(string name)
    {
        foreach (var named in Named)
        {
            if (named.Name == name)
                return named.Key;
        }
        return null;
    }

    public static string NameOf(ApportionmentKey key) => Named[(int)key].Name;

    public static LocalText TitleOf(ApportionmentKey key) => Named[(int)key].Title;

    /// <summary>Whole units in the order of <paramref name="weights"/>.</summary>
    /// <exception cref="ArgumentException">The whole is negative, there are no weights, one is negative, or all are zero.</exception>
    public static IReadOnlyList<long> Spread(ApportionmentKey key, long whole, IReadOnlyList<Rational> weights) =>
        key switch
        {
            ApportionmentKey.LargestRemainder => LargestRemainder.Spread(whole, weights),
            ApportionmentKey.SainteLague => HighestAverages.Spread(whole, weights, step: 2),
            ApportionmentKey.DHondt => HighestAverages.Spread(whole, weights, step: 1),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
}
