using System.Numerics;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// The keys that divide each weight by a row of numbers and give every unit to the highest quotient that is left: 1, 2, 3… (D'Hondt) or
/// 1, 3, 5… (Sainte-Laguë). What everybody surely gets is given at once; only the last few units, fewer than there are weights, go one
/// by one.
/// </summary>
internal static class HighestAverages
{
    /// <param name="step">How far apart the numbers stand: 1 or 2.</param>
    /// <exception cref="ArgumentException">As <see cref="Apportionment.Spread"/>.</exception>
    public static long[] Spread(long whole, IReadOnlyList<Rational> weights, int step)
    {
        LargestRemainder.Check(whole, weights);
        var scale = weights.Aggregate(BigInteger.One, (all, w) =>
            all / BigInteger.GreatestCommonDivisor(all, w.Denominator) * w.Denominator
        );
        var scaled = weights.Select(w => w.Numerator * (scale / w.Denominator)).ToArray();
        var total = scaled.Aggregate(BigInteger.Zero, (sum, w) => sum + w);
        var parts = scaled.Select(w => (long)Surely(w, total, whole, scaled.Length, step)).ToArray();

        var next = new PriorityQueue<int, Claim>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (scaled[i].Sign > 0)
                next.Enqueue(i, Of(i));
        }
        for (var left = whole - parts.Sum(); left > 0; left--)
        {
            var first = next.Dequeue();
            parts[first]++;
            next.Enqueue(first, Of(first));
        }
        return parts;

        Claim Of(int i) => new(scaled[i], (BigInteger)parts[i] * step + 1, i);
    }

    /// <summary>
    /// The units whose quotient reaches a number that so many units reach that all of them are given: at D'Hondt the total weight over
    /// the whole; at Sainte-Laguë, where each part may be rounded up by a half, over the whole less half a unit for each.
    /// </summary>
    private static BigInteger Surely(BigInteger weight, BigInteger total, long whole, int count, int step)
    {
        if (step == 1)
            return weight * whole / total;
        var twice = (BigInteger)whole * 2 - count;
        return twice.Sign <= 0 ? BigInteger.Zero : (weight * twice + total) / (total * 2);
    }

    /// <summary>A claim to the next unit: the highest quotient comes first, of equal ones the one that was given first.</summary>
    private readonly record struct Claim(BigInteger Weight, BigInteger Divisor, int At) : IComparable<Claim>
    {
        public int CompareTo(Claim other)
        {
            var higher = (other.Weight * Divisor).CompareTo(Weight * other.Divisor);
            return higher != 0 ? higher : At.CompareTo(other.At);
        }
    }
}
