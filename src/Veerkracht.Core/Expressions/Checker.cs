namespace Veerkracht.Core.Expressions;

/// <summary>
/// Checks types and divisions and builds what runs. A part with a fault gives null, so that each fault is told once and
/// the other parts are still checked.
/// </summary>
internal sealed partial class Checker(IReadOnlyDictionary<string, ExpressionType> names, FaultReport report)
{
    private readonly Dictionary<string, (int Slot, ExpressionType Type)> _locals = [];
    private readonly List<Guard> _guards = [];

    public int LocalCount { get; private set; }
    public HashSet<string> References { get; } = [];
    public HashSet<string> Tested { get; } = [];

    public Typed? Check(Syntax syntax)
    {
        var typed = syntax switch
        {
            Syntax.Literal literal => Literal(literal),
            Syntax.Null => new Typed(TypeRules.Text, _ => null, "null", 1) { IsNull = true },
            Syntax.ListOf list => ListOf(list),
            Syntax.Name or Syntax.Member or Syntax.Index => Noted(Path(syntax)),
            Syntax.Unary unary => Unary(unary),
            Syntax.Binary binary => Binary(binary),
            Syntax.Conditional conditional => Conditional(conditional),
            Syntax.Call call => Call(call),
            _ => null,
        };
        return typed is null ? null : Guarded(typed);
    }

    /// <summary>A part that must be of a type; null after telling that it is not.</summary>
    private Typed? Check(Syntax syntax, ExpressionType expected)
    {
        if (Check(syntax) is not { } typed)
            return null;
        if (!typed.IsNull && TypeRules.Fits(typed.Type, expected))
            return typed;
        var (is_, isDutch) = typed.IsNull ? ("null", "null") : (typed.Type.ToString(), TypeRules.Dutch(typed.Type));
        return Fault(
            syntax.At,
            $"this is a {is_}, but a {expected} is needed here",
            $"dit is een {isDutch}, maar hier is een {TypeRules.Dutch(expected)} nodig"
        );
    }

    private Typed? Fault(int at, string english, string dutch, string? missing = null)
    {
        report.Add(at, english, dutch, missing);
        return null;
    }

    private Typed? Noted(Typed? typed)
    {
        if (typed?.Path is { } path)
            References.Add(path);
        return typed;
    }

    private Typed Literal(Syntax.Literal literal)
    {
        var value = literal.Value;
        if (literal.Value is Amounts.Rational doubted && literal.Written is { } written && Thousands.AreMeant(written))
            report.Doubt(literal.At, Thousands.English(written, doubted), Thousands.Dutch(written, doubted));
        return value switch
        {
            Amounts.Rational number => new Typed(TypeRules.Number, _ => value, number.ToString(), 1)
            {
                Constant = number,
                IsNonZero = number.Sign != 0,
                IsNonNegative = number.Sign >= 0,
            },
            string text => new Typed(TypeRules.Text, _ => value, Quoted(text), 1) { Literals = [text] },
            _ => new Typed(TypeRules.Bool, _ => value, value.ToString()!, 1),
        };
    }

    private static string Quoted(string text) => "'" + text.Replace("\\", "\\\\").Replace("'", "\\'") + "'";

    private Typed? ListOf(Syntax.ListOf list)
    {
        var of = TypeRules.Nothing;
        var items = new List<Typed>();
        foreach (var item in list.Items)
        {
            if (Check(item) is not { } typed)
                return null;
            if (typed.IsNull)
                return Fault(item.At, "null cannot stand in a list", "null kan niet in een lijst staan");
            if (TypeRules.Both(of, typed.Type) is not { } both)
                return Fault(
                    item.At,
                    $"this is a {typed.Type}, but a {of} is needed here",
                    $"dit is een {TypeRules.Dutch(typed.Type)}, maar hier is een {TypeRules.Dutch(of)} nodig"
                );
            of = both;
            items.Add(typed);
        }
        var runs = items.Select(i => i.Run).ToArray();
        return new Typed(
            new ExpressionType.List(of),
            f => Array.ConvertAll(runs, run => run(f)),
            $"[{Keys(items)}]",
            items.Sum(i => i.Cost) + 1
        )
        {
            Literals = items.All(i => i.Literals?.Count == 1) ? [.. items.Select(i => i.Literals![0])] : null,
        };
    }

    private static string Keys(IEnumerable<Typed> items) => string.Join(",", items.Select(i => i.Key));

    private Typed? Conditional(Syntax.Conditional conditional)
    {
        var condition = Check(conditional.Condition, TypeRules.Bool);
        var then = WithGuards(conditional.Condition, true, () => Check(conditional.Then));
        var otherwise = WithGuards(conditional.Condition, false, () =>
            then is null || then.Type is ExpressionType.List { Of: ExpressionType.Nothing }
                ? Check(conditional.Otherwise)
                : Check(conditional.Otherwise, then.Type)
        );
        if (condition is null || then is null || otherwise is null)
            return null;
        if (then.IsNull)
            return Fault(conditional.Then.At, "null can only be compared with == or !=", "null kan alleen vergeleken worden met == of !=");
        if (otherwise.IsNull || TypeRules.Both(then.Type, otherwise.Type) is not { } type)
            return Fault(
                conditional.Otherwise.At,
                $"this is a {otherwise.Type}, but a {then.Type} is needed here",
                $"dit is een {TypeRules.Dutch(otherwise.Type)}, maar hier is een {TypeRules.Dutch(then.Type)} nodig"
            );
        return new Typed(
            type,
            f => condition.Bool(f) ? then.Run(f) : otherwise.Run(f),
            $"({condition.Key}?{then.Key}:{otherwise.Key})",
            condition.Cost + then.Cost + otherwise.Cost
        )
        {
            IsNonZero = then.IsNonZero && otherwise.IsNonZero,
            IsNonNegative = then.IsNonNegative && otherwise.IsNonNegative,
        };
    }
}
