using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>The arithmetic of operators and functions, each with its bound.</summary>
internal static partial class Functions
{
    public static object? Bounded(Frame frame, Rational value) =>
        value.Numerator.GetBitLength() > Frame.MaxBits || value.Denominator.GetBitLength() > Frame.MaxBits ? frame.Fail() : value;

    public static object? Join(Frame frame, string a, string b) => a.Length + b.Length > Frame.MaxText ? frame.Fail() : a + b;

    public static object? Join(Frame frame, IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
        a.Count + b.Count > Frame.MaxItems || !frame.Spend(a.Count + b.Count) ? frame.Fail() : (object?[])[.. a, .. b];

    /// <summary>Towards zero; what does not fit in 64 bits is told, as int() of CEL tells it.</summary>
    public static object? Whole(Frame frame, Rational value)
    {
        var whole = Truncate(value);
        return whole < long.MinValue || whole > long.MaxValue ? frame.Fail() : new Rational(whole, 1);
    }

    /// <summary>The number that a text holds, as an expression writes it: "12", "-3.5", "1e3". An empty text is 0.</summary>
    public static object? Parsed(Frame frame, string text, bool whole)
    {
        if (text.Length == 0)
            return Values.NoNumber;
        var match = whole ? WholeNumber().Match(text) : AnyNumber().Match(text);
        if (!match.Success || text.Length > 60)
            return frame.Fail();
        var exponent = match.Groups["exponent"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (Math.Abs(exponent) > 308)
            return frame.Fail();
        var (head, tail) = (match.Groups["whole"].Value, match.Groups["decimals"].Value);
        var power = BigInteger.Pow(10, Math.Abs(exponent - tail.Length));
        var digits = BigInteger.Parse(head + tail, CultureInfo.InvariantCulture);
        var value = exponent >= tail.Length ? new Rational(digits * power, 1) : new Rational(digits, power);
        value = match.Groups["sign"].Value == "-" ? -value : value;
        return whole ? Whole(frame, value) : value;
    }

    /// <summary>Seconds from 1970-01-01 to the beginning of a day, both in UTC; 0 where the date is not known.</summary>
    public static Rational Seconds(LocalDate? date) =>
        date is { } day ? (Rational)(86_400L * Period.DaysBetween(new LocalDate(1970, 1, 1), day)) : Rational.Zero;

    [GeneratedRegex(@"\A(?<sign>[+-])?(?<whole>[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(
        @"\A(?<sign>[+-])?(?<whole>[0-9]+)(\.(?<decimals>[0-9]+))?([eE](?<exponent>[+-]?[0-9]{1,4}))?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnyNumber();

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
