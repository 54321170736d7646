using System.Numerics;
using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>Reading values whatever they are: what is missing or of another type reads as the empty value.</summary>
internal static class Values
{
    public static readonly object True = true,
        False = false,
        NoNumber = Rational.Zero,
        NoText = "";
    public static readonly IReadOnlyList<object?> NoList = [];
    public static readonly IReadOnlyDictionary<string, object?> NoRecord = new Dictionary<string, object?>();

    public static object Of(bool value) => value ? True : False;

    public static Rational Number(object? value) =>
        value switch
        {
            Rational number => number,
            Money money => money.Euro,
            int whole => whole,
            long whole => whole,
            decimal exact => Rational.FromDecimal(exact),
            BigInteger whole => new Rational(whole, 1),
            _ => default,
        };

    public static string Text(object? value) => value as string ?? "";

    public static bool Bool(object? value) => value is true;

    public static LocalDate? Date(object? value) => value is LocalDate date ? date : null;

    public static IReadOnlyList<object?> List(object? value) => value as IReadOnlyList<object?> ?? NoList;

    public static IReadOnlyDictionary<string, object?> Record(object? value) => value as IReadOnlyDictionary<string, object?> ?? NoRecord;

    public static object? Empty(ExpressionType type) =>
        type switch
        {
            ExpressionType.Bool => False,
            ExpressionType.Number => NoNumber,
            ExpressionType.Text => NoText,
            ExpressionType.List => NoList,
            ExpressionType.Record => NoRecord,
            _ => null,
        };

    /// <summary>The value, or the empty value of the type where it is missing or of another type.</summary>
    public static object? OrEmpty(object? value, ExpressionType type) =>
        type switch
        {
            ExpressionType.Bool => value is bool ? value : False,
            ExpressionType.Number => value is Rational ? value : Number(value),
            ExpressionType.Text => value as string ?? NoText,
            ExpressionType.List => List(value),
            ExpressionType.Record => Record(value),
            _ => value as LocalDate?,
        };

    /// <summary>Whether something was answered: a text that is not empty, a list with items, a record with any answer in it.</summary>
    public static bool IsPresent(object? value) =>
        value switch
        {
            null => false,
            string text => text.Length > 0,
            IReadOnlyList<object?> list => list.Count > 0,
            IReadOnlyDictionary<string, object?> record => record.Values.Any(IsPresent),
            _ => true,
        };

    /// <summary>Equality in a type; null where a date is not known, for then nothing can be said.</summary>
    public static bool? AreEqual(object? a, object? b, ExpressionType type)
    {
        switch (type)
        {
            case ExpressionType.Bool:
                return Bool(a) == Bool(b);
            case ExpressionType.Number:
                return Number(a) == Number(b);
            case ExpressionType.Text:
                return string.Equals(Text(a), Text(b), StringComparison.Ordinal);
            case ExpressionType.Date:
                return Date(a) is { } x && Date(b) is { } y ? x == y : null;
            case ExpressionType.List list:
                var (left, right) = (List(a), List(b));
                if (left.Count != right.Count)
                    return false;
                for (var i = 0; i < left.Count; i++)
                {
                    if (AreEqual(left[i], right[i], list.Of) is not true)
                        return false;
                }
                return true;
            default:
                return false;
        }
    }

    /// <summary>Order in a type; null where a date is not known.</summary>
    public static int? Compare(object? a, object? b, ExpressionType type) =>
        type switch
        {
            ExpressionType.Number => Number(a).CompareTo(Number(b)),
            ExpressionType.Text => string.CompareOrdinal(Text(a), Text(b)),
            ExpressionType.Date => Date(a) is { } x && Date(b) is { } y ? x.CompareTo(y) : null,
            _ => null,
        };
}
