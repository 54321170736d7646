namespace Veerkracht.Core.Expressions;

/// <summary>The types of the expression language. Numbers are exact; dates are calendar dates without time.</summary>
public abstract record ExpressionType
{
    public sealed record Bool : ExpressionType;
    public sealed record Number : ExpressionType;
    public sealed record Text : ExpressionType;
    public sealed record Date : ExpressionType;
    public sealed record List(ExpressionType Of) : ExpressionType;
    public sealed record Record(IReadOnlyDictionary<string, ExpressionType> Fields) : ExpressionType;
}

/// <summary>
/// A checked expression. Values at run time: bool, Rational, string, LocalDate, IReadOnlyList&lt;object?&gt;,
/// IReadOnlyDictionary&lt;string, object?&gt;, and null for what was not answered.
/// </summary>
public sealed class Expression
{
    private Expression(string text, Place place, ExpressionType type) => (Text, Place, Type) = (text, place, type);

    public string Text { get; }
    public Place Place { get; }
    public ExpressionType Type { get; }

    /// <summary>Parses and checks; on any fault adds to <paramref name="faults"/> and returns null.</summary>
    /// <param name="place">Where the text starts in its file; faults point into it.</param>
    /// <param name="names">The names that may be used, with their types.</param>
    /// <param name="expected">The type that the result must have; null is any.</param>
    public static Expression? Compile(string text, Place place, IReadOnlyDictionary<string, ExpressionType> names, ExpressionType? expected, ICollection<Fault> faults)
    {
        faults.Add(new Fault(place, "expressions are not read yet"));
        return null;
    }

    /// <summary>Total: every checked expression gives a value of its type for any values of the names.</summary>
    public object? Evaluate(IReadOnlyDictionary<string, object?> values) => null;
}
