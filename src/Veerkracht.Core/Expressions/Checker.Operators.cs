using NodaTime;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Expressions;

/// <summary>
/// Operators. Numbers are exact, so / never rounds; + joins texts and lists and moves a date by days; date − date is days.
/// </summary>
internal sealed partial class Checker
{
    private Typed? Unary(Syntax.Unary unary)
    {
        if (unary.Operator == "!")
            return Check(unary.Operand, TypeRules.Bool) is { } condition
                ? new Typed(TypeRules.Bool, f => Values.Of(!condition.Bool(f)), $"!{condition.Key}", condition.Cost + 1)
                : null;
        if (Check(unary.Operand, TypeRules.Number) is not { } operand)
            return null;
        return new Typed(TypeRules.Number, f => -operand.Number(f), $"(-{operand.Key})", operand.Cost + 1)
        {
            Constant = -operand.Constant,
            IsNonZero = operand.IsNonZero,
            IsNonNegative = operand.Constant is { Sign: <= 0 },
        };
    }

    private Typed? Binary(Syntax.Binary binary)
    {
        if (binary.Operator is "&&" or "||")
            return Logic(binary);
        var left = Check(binary.Left);
        var right = Check(binary.Right);
        if (left is null || right is null)
            return null;
        var key = $"({left.Key}{binary.Operator}{right.Key})";
        var cost = left.Cost + right.Cost + 1;
        return binary.Operator switch
        {
            "==" or "!=" => Equality(binary, left, right, key, cost),
            "in" => In(binary, left, right, key, cost),
            "<" or "<=" or ">" or ">=" => Order(binary, left, right, key, cost),
            _ => Arithmetic(binary, left, right, key, cost),
        };
    }

    private Typed? Logic(Syntax.Binary binary)
    {
        var and = binary.Operator == "&&";
        var left = Check(binary.Left, TypeRules.Bool);
        var right = WithGuards(binary.Left, and, () => Check(binary.Right, TypeRules.Bool));
        if (left is null || right is null)
            return null;
        return new Typed(
            TypeRules.Bool,
            and ? f => Values.Of(left.Bool(f) && right.Bool(f)) : f => Values.Of(left.Bool(f) || right.Bool(f)),
            $"({left.Key}{binary.Operator}{right.Key})",
            left.Cost + right.Cost + 1
        );
    }

    private Typed? Equality(Syntax.Binary binary, Typed left, Typed right, string key, int cost)
    {
        var equal = binary.Operator == "==";
        if (left.IsNull || right.IsNull)
        {
            var asked = left.IsNull ? right : left;
            if (asked.Path is { } path)
                Tested.Add(path);
            return new Typed(TypeRules.Bool, f => Values.Of(Values.IsPresent(asked.Run(f)) != equal), key, cost);
        }
        if (TypeRules.Both(left.Type, right.Type) is not { } type)
            return Unlike(binary, left, right);
        if (type is ExpressionType.Record)
            return Fault(
                binary.At,
                "records cannot be compared; compare their values",
                "groepen kunnen niet vergeleken worden; vergelijk hun waarden"
            );
        if (!OptionsExist(binary.Right.At, left.Type, right) || !OptionsExist(binary.Left.At, right.Type, left))
            return null;
        return new Typed(TypeRules.Bool, f => Values.Of(Values.AreEqual(left.Run(f), right.Run(f), type) == equal), key, cost);
    }

    private Typed? In(Syntax.Binary binary, Typed left, Typed right, string key, int cost)
    {
        if (right.Type is not ExpressionType.List list)
            return Fault(
                binary.Right.At,
                $"'in' needs a list, this is a {right.Type}",
                $"'in' vraagt een lijst, dit is een {TypeRules.Dutch(right.Type)}"
            );
        if (left.IsNull || TypeRules.Both(left.Type, list.Of) is null || !TypeRules.IsScalar(left.Type))
            return Unlike(binary, left, right);
        if (!OptionsExist(binary.Right.At, left.Type, right) || !OptionsExist(binary.Left.At, list.Of, left))
            return null;
        return new Typed(
            TypeRules.Bool,
            f =>
            {
                var sought = left.Run(f);
                foreach (var item in Values.List(right.Run(f)))
                {
                    if (Values.AreEqual(sought, item, list.Of) is true)
                        return Values.True;
                }
                return Values.False;
            },
            key,
            cost
        );
    }

    private Typed? Order(Syntax.Binary binary, Typed left, Typed right, string key, int cost)
    {
        if (left.IsNull || right.IsNull || left.Type != right.Type || !TypeRules.HasOrder(left.Type))
            return Unlike(binary, left, right);
        var type = left.Type;
        Func<int?, bool> holds = binary.Operator switch
        {
            "<" => c => c < 0,
            "<=" => c => c <= 0,
            ">" => c => c > 0,
            _ => c => c >= 0,
        };
        return new Typed(TypeRules.Bool, f => Values.Of(holds(Values.Compare(left.Run(f), right.Run(f), type))), key, cost);
    }

    private Typed? Arithmetic(Syntax.Binary binary, Typed left, Typed right, string key, int cost)
    {
        if (left.IsNull || right.IsNull)
            return Unlike(binary, left, right);
        if (left.Type is ExpressionType.Number && right.Type is ExpressionType.Number)
            return Numbers(binary, left, right, key, cost);
        switch (binary.Operator, left.Type, right.Type)
        {
            case ("+", ExpressionType.Text, ExpressionType.Text):
                return new Typed(TypeRules.Text, f => Functions.Join(f, Values.Text(left.Run(f)), Values.Text(right.Run(f))), key, cost);
            case ("+", ExpressionType.List a, ExpressionType.List b) when TypeRules.Both(a, b) is { } both:
                return new Typed(both, f => Functions.Join(f, Values.List(left.Run(f)), Values.List(right.Run(f))), key, cost);
            case ("-", ExpressionType.Date, ExpressionType.Date):
                return new Typed(
                    TypeRules.Number,
                    f =>
                        Values.Date(left.Run(f)) is { } a && Values.Date(right.Run(f)) is { } b
                            ? (Rational)Period.DaysBetween(b, a)
                            : Values.NoNumber,
                    key,
                    cost
                );
            case ("+" or "-", ExpressionType.Date, ExpressionType.Number):
                var sign = binary.Operator == "+" ? Rational.One : -Rational.One;
                return new Typed(
                    TypeRules.Date,
                    f => Functions.Moved(left.Run(f), sign * right.Number(f), (d, n) => d.PlusDays(n)),
                    key,
                    cost
                );
            default:
                return Unlike(binary, left, right);
        }
    }

    private Typed? Numbers(Syntax.Binary binary, Typed left, Typed right, string key, int cost)
    {
        if (binary.Operator is "/" or "%" && !right.IsNonZero)
        {
            return Fault(
                binary.Right.At,
                "this may be zero, and one cannot divide by zero; guard it: d != 0 ? n / d : 0",
                "dit kan nul zijn, en delen door nul kan niet; schrijf bijvoorbeeld d != 0 ? n / d : 0"
            );
        }
        Func<Rational, Rational, Rational> compute = binary.Operator switch
        {
            "+" => static (a, b) => a + b,
            "-" => static (a, b) => a - b,
            "*" => static (a, b) => a * b,
            "/" => static (a, b) => a / b,
            _ => static (a, b) => a - b * new Rational(Functions.Truncate(a / b), 1),
        };
        var divides = binary.Operator is "/" or "%";
        var constant = left.Constant is { } x && right.Constant is { } y && left.Cost + right.Cost < 20 ? compute(x, y) : (Rational?)null;
        var nonNegative = constant?.Sign >= 0 || (binary.Operator != "-" && left.IsNonNegative && right.IsNonNegative);
        var nonZero = constant is { } c
            ? c.Sign != 0
            : binary.Operator switch
            {
                "+" => left.IsNonNegative && right.IsNonNegative && (left.IsNonZero || right.IsNonZero),
                "*" or "/" => left.IsNonZero && right.IsNonZero,
                _ => false,
            };
        return new Typed(
            TypeRules.Number,
            f =>
            {
                var b = right.Number(f);
                return divides && b.Sign == 0 ? f.Fail() : Functions.Bounded(f, compute(left.Number(f), b));
            },
            key,
            cost
        )
        {
            Constant = constant,
            IsNonNegative = nonNegative,
            IsNonZero = nonZero,
        };
    }

    private Typed? Unlike(Syntax.Binary binary, Typed left, Typed right) =>
        Fault(
            binary.At,
            $"'{binary.Operator}' does not go between a {Named(left, false)} and a {Named(right, false)}",
            $"'{binary.Operator}' kan niet tussen een {Named(left, true)} en een {Named(right, true)}"
        );

    private static string Named(Typed typed, bool dutch) =>
        typed.IsNull ? "null"
        : dutch ? TypeRules.Dutch(typed.Type)
        : typed.Type.ToString();

    private bool OptionsExist(int at, ExpressionType type, Typed literal)
    {
        if (type is ExpressionType.List list)
            type = list.Of;
        if (type is not ExpressionType.Text { Options: { } options } || literal.Literals is null)
            return true;
        if (literal.Literals.FirstOrDefault(t => t.Length > 0 && !options.Contains(t)) is not { } wrong)
            return true;
        // Of a letter or two any other is as near.
        var near = wrong.Length > 2 ? Nearest.To(wrong, options) : null;
        var all = string.Join(", ", options.Take(8));
        Fault(
            at,
            $"'{wrong}' is not one of the options; " + (near is null ? $"they are {all}" : $"did you mean {near}?"),
            $"'{wrong}' is geen van de opties; " + (near is null ? $"dat zijn {all}" : $"bedoelt u {near}?"),
            wrong
        );
        return false;
    }
}
