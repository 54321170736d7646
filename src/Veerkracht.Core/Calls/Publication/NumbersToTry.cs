using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>
/// The numbers that stand for all answers to a question, where a condition compares it with some: those, and what lies beside.
/// </summary>
internal static class NumbersToTry
{
    /// <summary>Not answered, and the least and largest answer, are among them; none is below the least or above the largest.</summary>
    public static IReadOnlyList<object?> For(Field field, IReadOnlyCollection<Rational> compared)
    {
        var bounds = ((Rational?[])[field.Min, field.Max, field.Above]).OfType<Rational>();
        // What is computed can have any value; between two numbers one stands for all.
        var step = field.Kind.IsComputed ? Closest(compared) / 2 : Step(field.Decimals);
        return
        [
            null,
            .. compared
                .Concat(bounds)
                .SelectMany(number => Around(number, step, field.Kind.IsComputed))
                .Distinct()
                .Where(n => field.Kind.IsComputed || (!(n < field.Min) && !(n > field.Max) && !(n <= field.Above)))
                .Select(n => (object?)n),
        ];
    }

    private static IEnumerable<Rational> Around(Rational number, Rational step, bool exactly)
    {
        if (exactly)
            return [number - step, number, number + step];
        var on = new Rational(Rounding.Floor(number / step), 1) * step;
        return [on - step, on, on + step];
    }

    private static Rational Step(int decimals)
    {
        Rational step = 1;
        for (var i = 0; i < decimals; i++)
            step /= 10;
        return step;
    }

    /// <summary>The least distance between two of them; 1 where there are no two.</summary>
    private static Rational Closest(IEnumerable<Rational> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Zip(sorted.Skip(1), (a, b) => b - a).Append(Rational.One).Min();
    }
}
