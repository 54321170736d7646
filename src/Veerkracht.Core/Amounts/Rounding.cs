using System.Numerics;

namespace Veerkracht.Core.Amounts;

/// <summary>The roundings, by name. Nothing else in the platform rounds.</summary>
public static class Rounding
{
    /// <summary>Half goes away from zero: 0.115 → 0.12, −0.115 → −0.12. The rule of the calls unless they say otherwise.</summary>
    public static Money HalfUpToCent(Rational euro) => ToMoney(HalfUp(euro * 100));

    /// <summary>Never more than the exact amount, towards minus infinity: for parts that may not exceed a whole.</summary>
    public static Money DownToCent(Rational euro) => ToMoney(Floor(euro * 100));

    /// <summary>Half goes to the even cent (banker's rounding).</summary>
    public static Money HalfEvenToCent(Rational euro) => ToMoney(HalfEven(euro * 100));

    /// <summary>
    /// Parts of one total, none below 0: the total is rounded half up once, each part down, and the cents that are left go to the largest
    /// remainders, where these are equal to the first. A part of whole cents stays as it is, and none is above its exact amount by a cent.
    /// </summary>
    public static IReadOnlyList<Money> Together(IReadOnlyList<Rational> euro)
    {
        var parts = euro.Select(e => Floor(e * 100)).ToArray();
        var left = HalfUp(euro.Aggregate(Rational.Zero, (sum, e) => sum + e) * 100) - parts.Aggregate(BigInteger.Zero, (sum, p) => sum + p);
        // OrderByDescending is stable: equal remainders stay in the given order.
        foreach (
            var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => euro[i] * 100 - new Rational(parts[i], 1)).Take((int)left)
        )
            parts[i]++;
        return [.. parts.Select(ToMoney)];
    }

    public static BigInteger HalfUp(Rational value)
    {
        var twice = BigInteger.Abs(value.Numerator) * 2 + value.Denominator;
        return value.Sign * BigInteger.Divide(twice, value.Denominator * 2);
    }

    public static BigInteger Floor(Rational value)
    {
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    public static BigInteger HalfEven(Rational value)
    {
        var floor = Floor(value);
        var twiceRest = (value - new Rational(floor, 1)) * 2;
        var compared = twiceRest.CompareTo(Rational.One);
        return compared > 0 || (compared == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    private static Money ToMoney(BigInteger cents) => new((long)cents);
}
