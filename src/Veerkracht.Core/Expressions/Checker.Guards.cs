using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// What a condition tells about a number where it holds: `d != 0 ? n / d : 0`, `d == 0 || n / d > 1`. A guard goes by structure,
/// so it holds for the same expression only.
/// </summary>
internal sealed partial class Checker
{
    private readonly record struct Guard(string Key, bool IsNonZero, bool IsNonNegative);

    private Typed? WithGuards(Syntax condition, bool holds, Func<Typed?> check)
    {
        var before = _guards.Count;
        Collect(condition, holds);
        var typed = check();
        _guards.RemoveRange(before, _guards.Count - before);
        return typed;
    }

    private Typed Guarded(Typed typed)
    {
        if (typed.Type is not ExpressionType.Number)
            return typed;
        foreach (var guard in _guards)
        {
            if (guard.Key == typed.Key)
                typed = typed with
                {
                    IsNonZero = typed.IsNonZero || guard.IsNonZero,
                    IsNonNegative = typed.IsNonNegative || guard.IsNonNegative,
                };
        }
        return typed;
    }

    private void Collect(Syntax condition, bool holds)
    {
        switch (condition)
        {
            case Syntax.Unary { Operator: "!" } not:
                Collect(not.Operand, !holds);
                break;
            case Syntax.Binary { Operator: "&&" or "||" } both when both.Operator == "&&" == holds:
                Collect(both.Left, holds);
                Collect(both.Right, holds);
                break;
            case Syntax.Binary compare:
                if (Silently(compare.Left) is { } left && Silently(compare.Right) is { } right)
                {
                    Add(left.Key, compare.Operator, right.Constant, holds);
                    Add(right.Key, Mirrored(compare.Operator), left.Constant, holds);
                }
                break;
        }
    }

    private void Add(string key, string comparison, Rational? bound, bool holds)
    {
        if (bound is not { } limit)
            return;
        if (!holds)
            comparison = comparison switch
            {
                "==" => "!=",
                "!=" => "==",
                "<" => ">=",
                "<=" => ">",
                ">" => "<=",
                ">=" => "<",
                _ => "",
            };
        var sign = limit.Sign;
        var (nonZero, nonNegative) = comparison switch
        {
            "!=" => (sign == 0, false),
            "==" => (sign != 0, sign >= 0),
            ">" => (sign >= 0, sign >= 0),
            ">=" => (sign > 0, sign >= 0),
            "<" => (sign <= 0, false),
            "<=" => (sign < 0, false),
            _ => (false, false),
        };
        if (nonZero || nonNegative)
            _guards.Add(new Guard(key, nonZero, nonNegative));
    }

    private static string Mirrored(string comparison) =>
        comparison switch
        {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            _ => comparison,
        };

    private readonly Dictionary<Syntax, Typed?> _sides = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// A side of a comparison, which is checked (and faulted) elsewhere. Sides with conditions in them guard nothing: that keeps the work
    /// linear.
    /// </summary>
    private Typed? Silently(Syntax syntax)
    {
        if (_sides.TryGetValue(syntax, out var known))
            return known;
        if (!IsPlain(syntax))
            return _sides[syntax] = null;
        var silent = new Checker(names, new FaultReport("", default, [])) { LocalCount = LocalCount };
        foreach (var (name, local) in _locals)
            silent._locals[name] = local;
        silent._guards.AddRange(_guards);
        return _sides[syntax] = silent.Check(syntax) is { Type: ExpressionType.Number } typed ? typed : null;
    }

    private static bool IsPlain(Syntax syntax) =>
        syntax switch
        {
            Syntax.Literal or Syntax.Name => true,
            Syntax.Member member => IsPlain(member.Target),
            Syntax.Index index => IsPlain(index.Target) && IsPlain(index.Key),
            Syntax.Unary { Operator: "-" } unary => IsPlain(unary.Operand),
            Syntax.Binary { Operator: "+" or "-" or "*" or "/" or "%" } binary => IsPlain(binary.Left) && IsPlain(binary.Right),
            Syntax.Call call => (call.Target is null || IsPlain(call.Target)) && call.Arguments.All(IsPlain),
            _ => false,
        };
}
