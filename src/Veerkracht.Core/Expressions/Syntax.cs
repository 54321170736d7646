namespace Veerkracht.Core.Expressions;

/// <summary>What the parser makes of a text. At: offset in the text. Height: longest way down, bounded by the parser.</summary>
internal abstract record Syntax(int At)
{
    public int Height { get; init; } = 1;

    /// <summary>A Rational, string or bool.</summary>
    public sealed record Literal(int At, object Value) : Syntax(At)
    {
        /// <summary>A number as it is written.</summary>
        public string? Written { get; init; }
    }

    public sealed record Null(int At) : Syntax(At);

    public sealed record ListOf(int At, IReadOnlyList<Syntax> Items) : Syntax(At);

    public sealed record Name(int At, string Id) : Syntax(At);

    public sealed record Member(int At, Syntax Target, string Id) : Syntax(At);

    public sealed record Index(int At, Syntax Target, Syntax Key) : Syntax(At);

    public sealed record Call(int At, Syntax? Target, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(At);

    public sealed record Unary(int At, string Operator, Syntax Operand) : Syntax(At);

    public sealed record Binary(int At, string Operator, Syntax Left, Syntax Right) : Syntax(At);

    public sealed record Conditional(int At, Syntax Condition, Syntax Then, Syntax Otherwise) : Syntax(At);
}
