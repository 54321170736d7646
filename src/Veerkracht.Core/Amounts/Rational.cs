using System.Globalization;
using System.Numerics;

namespace Veerkracht.Core.Amounts;

/// <summary>
/// An exact fraction, always in lowest terms with a positive denominator. The arithmetic of rules and expressions uses it,
/// so that a third of a cost stays a third until a named rounding. <c>default</c> is zero.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction cannot have denominator zero.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        if (divisor.IsZero)
            divisor = BigInteger.One;
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator => _denominatorLessOne + 1;

    public static readonly Rational Zero = new(0, 1);
    public static readonly Rational One = new(1, 1);

    public int Sign => Numerator.Sign;
    public bool IsWhole => _denominatorLessOne.IsZero;

    public static implicit operator Rational(long whole) => new(whole, 1);

    public static Rational FromDecimal(decimal value)
    {
        var bits = decimal.GetBits(value);
        var mantissa = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64);
        var scale = (bits[3] >> 16) & 0x7F;
        return new Rational(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, scale));
    }

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    public static Rational Larger(Rational a, Rational b) => a >= b ? a : b;

    public bool Equals(Rational other) => Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    public int CompareTo(Rational other) =>
        _denominatorLessOne == other._denominatorLessOne
            ? Numerator.CompareTo(other.Numerator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The number of decimals that writes this value exactly, or null where none does (a third).</summary>
    public int? ExactDecimals()
    {
        var rest = Denominator;
        if (rest.IsOne)
            return 0;
        int twos = 0,
            fives = 0;
        while (rest % 2 == 0)
        {
            rest /= 2;
            twos++;
        }
        while (rest % 5 == 0)
        {
            rest /= 5;
            fives++;
        }
        return rest.IsOne ? Math.Max(twos, fives) : null;
    }

    /// <summary>Invariant text with a decimal point: exact where it can be, else rounded half up to ten decimals.</summary>
    public override string ToString()
    {
        var decimals = Math.Min(ExactDecimals() ?? 10, 20);
        var scaled = Rounding.HalfUp(this * new Rational(BigInteger.Pow(10, decimals), 1));
        if (decimals == 0)
            return scaled.ToString(CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (scaled.Sign < 0 ? "-" : "") + digits[..^decimals] + "." + digits[^decimals..];
    }
}
