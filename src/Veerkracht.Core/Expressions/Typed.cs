using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// A checked part of an expression, ready to run. Key is its structure: two parts with the same key have the same value in one
/// evaluation. Cost is a count of operations. What is known about its sign guards divisions.
/// </summary>
internal sealed record Typed(ExpressionType Type, Func<Frame, object?> Run, string Key, int Cost)
{
    public bool IsNull { get; init; }
    public Rational? Constant { get; init; }

    /// <summary>The text of a literal, or the texts of a list literal.</summary>
    public IReadOnlyList<string>? Literals { get; init; }

    /// <summary>"costs.works.cost": the path of names that this part is, and nothing else.</summary>
    public string? Path { get; init; }
    public bool IsNonZero { get; init; }
    public bool IsNonNegative { get; init; }
    public bool IsPositive => IsNonZero && IsNonNegative;

    public Rational Number(Frame frame) => Values.Number(Run(frame));

    public bool Bool(Frame frame) => Run(frame) is true;
}
