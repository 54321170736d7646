using System.Numerics;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// Spreads a whole over weights so that the parts add up to it. Each part is first rounded down; the units that are left go
/// one each to the largest remainders, and where remainders are equal to the part that was given first.
/// </summary>
public static class LargestRemainder
{
    /// <summary>Spreads an amount to the cent. The parts stand in the order of <paramref name="weights"/>.</summary>
    /// <exception cref="ArgumentException">The amount is negative, there are no weights, one is negative, all are zero, or a key is there
    /// twice.</exception>
    public static IReadOnlyDictionary<TKey, Money> Spread<TKey>(Money whole, IReadOnlyList<KeyValuePair<TKey, Rational>> weights)
        where TKey : notnull
    {
        var parts = Spread(whole.Cents, weights.Select(w => w.Value).ToList());
        var spread = new OrderedDictionary<TKey, Money>(weights.Count);
        for (var i = 0; i < weights.Count; i++)
        {
            if (!spread.TryAdd(weights[i].Key, new Money(parts[i])))
                throw new ArgumentException($"The key {weights[i].Key} has two weights.", nameof(weights));
        }
        return spread;
    }

    /// <summary>Spreads whole units (cents, places, kilometres). Same length and order as <paramref name="weights"/>.</summary>
    /// <exception cref="ArgumentException">The whole is negative, there are no weights, one is negative, or all are zero.</exception>
    public static IReadOnlyList<long> Spread(long whole, IReadOnlyList<Rational> weights)
    {
        var total = Check(whole, weights);
        var exact = weights.Select(weight => weight * whole / total).ToList();
        var parts = exact.Select(part => (long)Rounding.Floor(part)).ToArray();
        var left = whole - parts.Sum();
        // OrderBy is stable: equal remainders stay in the given order.
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - new Rational(parts[i], BigInteger.One));
        foreach (var i in byRemainder.Take((int)left))
            parts[i]++;
        return parts;
    }

    /// <summary>The sum of the weights, where a whole can be spread over them.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal static Rational Check(long whole, IReadOnlyList<Rational> weights)
    {
        if (whole < 0)
            throw new ArgumentException("A negative whole cannot be spread.", nameof(whole));
        if (weights.Count == 0)
            throw new ArgumentException("There are no weights to spread over.", nameof(weights));
        if (weights.Any(w => w.Sign < 0))
            throw new ArgumentException("A weight is negative.", nameof(weights));
        var total = weights.Aggregate(Rational.Zero, (sum, weight) => sum + weight);
        if (total.Sign == 0)
            throw new ArgumentException("All weights are zero, so nobody has a part.", nameof(weights));
        return total;
    }
}
