using System.Numerics;
using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>The arithmetic of operators and functions, each with its bound.</summary>
internal static class Functions
{
    public static object? Bounded(Frame frame, Rational value) =>
        value.Numerator.GetBitLength() > Frame.MaxBits || value.Denominator.GetBitLength() > Frame.MaxBits ? frame.Fail() : value;

    public static object? Join(Frame frame, string a, string b) => a.Length + b.Length > Frame.MaxText ? frame.Fail() : a + b;

    public static object? Join(Frame frame, IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
        a.Count + b.Count > Frame.MaxItems || !frame.Spend(a.Count + b.Count) ? frame.Fail() : (object?[])[.. a, .. b];

    /// <summary>Towards zero, as int() of CEL.</summary>
    public static BigInteger Truncate(Rational value) => BigInteger.Divide(value.Numerator, value.Denominator);

    public static BigInteger Ceiling(Rational value) => -Rounding.Floor(-value);

    /// <summary>A date moved by a whole number of days, months or years; unknown outside the years 1 to 9999.</summary>
    public static object? Moved(object? date, Rational by, Func<LocalDate, int, LocalDate> move)
    {
        if (Values.Date(date) is not { } from || !by.IsWhole || BigInteger.Abs(by.Numerator) > 4_000_000)
            return null;
        try
        {
            var moved = move(from, (int)by.Numerator);
            return moved.Year is >= 1 and <= 9999 ? moved : null;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    public static object? Sum(Frame frame, IReadOnlyList<object?> list)
    {
        var sum = Rational.Zero;
        foreach (var item in list)
        {
            if (!frame.Spend(1))
                return null;
            sum += Values.Number(item);
            if (Bounded(frame, sum) is null)
                return null;
        }
        return sum;
    }

    /// <summary>The least (sign −1) or greatest (sign 1) of what is known; null for an empty list.</summary>
    public static object? Extreme(Frame frame, IReadOnlyList<object?> list, ExpressionType type, int sign)
    {
        object? best = null;
        foreach (var item in list)
        {
            if (!frame.Spend(1))
                return null;
            if (type is ExpressionType.Date && item is null)
                continue;
            if (best is null || Values.Compare(item, best, type) * sign > 0)
                best = Values.OrEmpty(item, type);
        }
        return best;
    }
}
