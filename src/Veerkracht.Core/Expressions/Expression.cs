namespace Veerkracht.Core.Expressions;

/// <summary>
/// A checked expression in a subset of CEL (docs: call-format). Values at run time: bool, Rational, string, LocalDate,
/// IReadOnlyList&lt;object?&gt;, IReadOnlyDictionary&lt;string, object?&gt;, and null for what was not answered.
/// </summary>
public sealed class Expression
{
    private readonly Func<Frame, object?> _run;
    private readonly int _locals;

    private Expression(string text, Place place, Typed typed, Checker checker, FaultReport report)
    {
        Doubts = report.Doubts;
        (Text, Place, Type) = (text, place, typed.Type);
        (References, Tested) = (checker.References, checker.Tested);
        (_run, _locals) = (typed.Run, checker.LocalCount);
    }

    public string Text { get; }
    public Place Place { get; }
    public ExpressionType Type { get; }

    /// <summary>
    /// Names and member paths that the value depends on: "costs.works.cost", "routes". Recompute when one of these changes.
    /// </summary>
    public IReadOnlySet<string> References { get; }

    /// <summary>Those of <see cref="References"/> whose being answered the expression itself looks at, by has() or null.</summary>
    public IReadOnlySet<string> Tested { get; }

    /// <summary>
    /// What keeps a call with it from being published, although it gives its value: a pattern that RE2 refuses, a name that CEL reserves.
    /// </summary>
    public IReadOnlyList<Fault> Doubts { get; }

    /// <summary>Parses and checks; on any fault adds to <paramref name="faults"/> and returns null.</summary>
    /// <param name="text">The expression; at most <see cref="Lexer.MaxLength"/> characters.</param>
    /// <param name="place">Where the text starts in its file; faults point into it. Later lines start in the same column.</param>
    /// <param name="names">The names that may be used, with their types.</param>
    /// <param name="expected">The type that the result must have; null is any.</param>
    /// <param name="faults">Receives every fault found, with file, line and column.</param>
    public static Expression? Compile(
        string text,
        Place place,
        IReadOnlyDictionary<string, ExpressionType> names,
        ExpressionType? expected,
        ICollection<Fault> faults
    )
    {
        var report = new FaultReport(text, place, faults);
        if (Parser.Parse(text, report) is not { } syntax)
            return null;
        var checker = new Checker(names, report);
        var typed = checker.Check(syntax);
        if (typed is null || report.Any)
            return null;
        if (typed.IsNull)
        {
            report.Add(0, "null can only be compared with == or !=", "null kan alleen vergeleken worden met == of !=");
            return null;
        }
        if (expected is not null && !TypeRules.Fits(typed.Type, expected))
        {
            report.Add(
                0,
                $"this gives a {typed.Type}, but a {expected} is needed here",
                $"dit geeft een {TypeRules.Dutch(typed.Type)}, maar hier is een {TypeRules.Dutch(expected)} nodig"
            );
            return null;
        }
        return new Expression(text, place, typed, checker, report);
    }

    /// <summary>
    /// Total: every checked expression gives a value of its type for any values of the names; null only for a date that is not known.
    /// A computation beyond the bounds of <see cref="Frame"/> gives the empty value (false, 0, "", no date); who asks for a value that
    /// counts asks whether it is <paramref name="isBeyond"/>.
    /// </summary>
    public object? Evaluate(IReadOnlyDictionary<string, object?> values, out bool isBeyond)
    {
        var frame = new Frame(values, _locals);
        var value = _run(frame);
        isBeyond = frame.Failed;
        return isBeyond ? Values.Empty(Type) : Values.OrEmpty(value, Type);
    }

    public object? Evaluate(IReadOnlyDictionary<string, object?> values) => Evaluate(values, out _);

    /// <summary>As <see cref="Evaluate"/> for a yes/no expression; anything else is false.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> values) => Evaluate(values) is true;

    public override string ToString() => Text;
}
