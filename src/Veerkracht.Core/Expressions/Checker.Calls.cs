using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Expressions;

/// <summary>Functions, by the names of CEL and its standard extensions. Macros are in Checker.Macros.cs.</summary>
internal sealed partial class Checker
{
    private static readonly string[] Globals = ["has", "size", "string", "int", "double", "date"];
    private static readonly string[] Maths = ["greatest", "least", "abs", "round", "floor", "ceil"];
    private static readonly string[] DateMethods =
    [
        "getFullYear",
        "getMonth",
        "getDate",
        "getDayOfMonth",
        "getDayOfWeek",
        "getDayOfYear",
        "addDays",
        "addMonths",
        "addYears",
    ];
    private static readonly string[] ListMethods = ["all", "exists", "exists_one", "filter", "map", "sum", "min", "max", "size", "join"];

    private Typed? Call(Syntax.Call call)
    {
        if (call.Target is null)
            return Global(call);
        if (call.Target is Syntax.Name { Id: "math" } && !names.ContainsKey("math"))
            return Maths.Contains(call.Function) ? Math(call) : NoFunction(call, Maths);
        if (Check(call.Target) is not { } target)
            return null;
        return target.Type switch
        {
            ExpressionType.Text when !target.IsNull => TextMethod(call, target),
            ExpressionType.Date => DateMethod(call, target),
            ExpressionType.List list => ListMethod(call, target, list.Of),
            ExpressionType.Record record when call.Function is "all" or "exists" or "exists_one" or "filter" or "map" => KeyMacro(
                call,
                target,
                record
            ),
            _ => NoFunction(call, []),
        };
    }

    private Typed? NoFunction(Syntax.Call call, IReadOnlyList<string> known)
    {
        var (hint, tip) = Hints.Function(call.Function, known);
        return Fault(call.At, $"there is no function '{call.Function}' here{hint}", $"er is hier geen functie '{call.Function}'{tip}");
    }

    private bool Counts(Syntax.Call call, int least, int most)
    {
        if (call.Arguments.Count >= least && call.Arguments.Count <= most)
            return true;
        var count =
            least == most ? $"{least}"
            : most == int.MaxValue ? $"{least}+"
            : $"{least}-{most}";
        Fault(call.At, $"'{call.Function}' takes {count} argument(s)", $"'{call.Function}' vraagt {count} argument(en)");
        return false;
    }

    private Typed? Global(Syntax.Call call)
    {
        if (!Globals.Contains(call.Function))
            return NoFunction(call, Globals);
        if (!Counts(call, 1, 1))
            return null;
        var argument = call.Arguments[0];
        switch (call.Function)
        {
            case "has":
                return Has(argument);
            case "date":
                return DateLiteral(argument);
        }
        if (Check(argument) is not { } value)
            return null;
        if (value.IsNull)
            return Fault(argument.At, "null can only be compared with == or !=", "null kan alleen vergeleken worden met == of !=");
        var key = $"{call.Function}({value.Key})";
        if (call.Function is "int" or "double")
            return ToNumber(argument.At, value, key, call.Function == "int");
        if (call.Function == "size")
        {
            return value.Type switch
            {
                ExpressionType.Record record => new Typed(TypeRules.Number, _ => (Rational)record.Fields.Count, key, value.Cost)
                {
                    IsNonNegative = true,
                },
                ExpressionType.List or ExpressionType.Text => Size(value, key),
                _ => Fault(argument.At, $"a {value.Type} has no size", $"een {TypeRules.Dutch(value.Type)} heeft geen grootte"),
            };
        }
        if (!TypeRules.IsScalar(value.Type))
            return Fault(argument.At, $"a {value.Type} is not one text", $"een {TypeRules.Dutch(value.Type)} is geen enkele tekst");
        return new Typed(
            TypeRules.Text,
            f =>
                value.Run(f) switch
                {
                    LocalDate date => LocalDatePattern.Iso.Format(date),
                    bool condition => condition ? "true" : "false",
                    var other => value.Type is ExpressionType.Number ? Values.Number(other).ToString() : Values.Text(other),
                },
            key,
            value.Cost + 1
        );
    }

    /// <summary>
    /// int() towards zero and within 64 bits, double() as it is; of a text its number, of a date the seconds since 1970. A text that is no
    /// number, or a number that is too large, is told; a text that was not answered is 0, as a number that was not.
    /// </summary>
    private Typed? ToNumber(int at, Typed value, string key, bool whole)
    {
        Func<Frame, object?, object?> convert;
        switch (value.Type)
        {
            case ExpressionType.Number when !whole:
                return value;
            case ExpressionType.Number:
                convert = (f, number) => Functions.Whole(f, Values.Number(number));
                break;
            case ExpressionType.Text:
                convert = (f, text) => Functions.Parsed(f, Values.Text(text), whole);
                break;
            case ExpressionType.Date when whole:
                convert = (_, date) => Functions.Seconds(Values.Date(date));
                break;
            default:
                return Fault(
                    at,
                    $"a {value.Type} does not become a number",
                    $"van een {TypeRules.Dutch(value.Type)} kan geen getal gemaakt worden"
                );
        }
        return new Typed(TypeRules.Number, f => convert(f, value.Run(f)), key, value.Cost + 1)
        {
            IsNonNegative = value.Type is ExpressionType.Number && value.IsNonNegative,
        };
    }

    private static Typed Size(Typed value, string key) =>
        new(
            TypeRules.Number,
            f =>
                value.Run(f) switch
                {
                    string text => (Rational)TextLength.Of(text),
                    IReadOnlyList<object?> list => (Rational)list.Count,
                    _ => Values.NoNumber,
                },
            key,
            value.Cost + 1
        )
        {
            IsNonNegative = true,
        };

    private Typed? Has(Syntax argument)
    {
        if (argument is not (Syntax.Name or Syntax.Member or Syntax.Index))
            return Fault(
                argument.At,
                "has() asks whether a name was answered: has(x), has(x.y)",
                "has() vraagt of een naam ingevuld is: has(x), has(x.y)"
            );
        if (Noted(Path(argument)) is not { } asked)
            return null;
        if (asked.Path is { } path)
            Tested.Add(path);
        return new Typed(TypeRules.Bool, f => Values.Of(Values.IsPresent(asked.Run(f))), $"has({asked.Key})", asked.Cost + 1);
    }

    private Typed? DateLiteral(Syntax argument)
    {
        if (argument is Syntax.Literal { Value: string text } && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed)
        {
            object date = parsed.Value;
            return new Typed(TypeRules.Date, _ => date, $"date({text})", 1);
        }
        return Fault(argument.At, "write a date as date(\"2022-01-31\")", "schrijf een datum als date(\"2022-01-31\")");
    }

    private static Typed Rounded(Syntax.Call call, Typed number, Func<Rational, System.Numerics.BigInteger> round) =>
        new(TypeRules.Number, f => new Rational(round(number.Number(f)), 1), $"{call.Function}({number.Key})", number.Cost + 1)
        {
            IsNonNegative = number.IsNonNegative,
        };

    private Typed? Math(Syntax.Call call)
    {
        if (call.Function is "greatest" or "least")
        {
            if (!Counts(call, 1, int.MaxValue))
                return null;
            var sign = call.Function == "greatest" ? 1 : -1;
            var items = call.Arguments.Select(a => Check(a, TypeRules.Number)).ToArray();
            if (items.Any(i => i is null))
                return null;
            return new Typed(
                TypeRules.Number,
                f =>
                {
                    var best = items[0]!.Number(f);
                    foreach (var item in items.AsSpan(1))
                    {
                        var other = item!.Number(f);
                        if (other.CompareTo(best) * sign > 0)
                            best = other;
                    }
                    return best;
                },
                $"{call.Function}({Keys(items!)})",
                items.Sum(i => i!.Cost) + 1
            )
            {
                IsNonNegative = sign > 0 ? items.Any(i => i!.IsNonNegative) : items.All(i => i!.IsNonNegative),
                IsNonZero =
                    sign > 0
                        ? items.Any(i => i!.IsPositive)
                        : items.All(i => i!.IsPositive) || items.Any(i => i!.Constant is { Sign: < 0 }),
            };
        }
        if (!Counts(call, 1, 1) || Check(call.Arguments[0], TypeRules.Number) is not { } number)
            return null;
        return call.Function switch
        {
            "abs" => new Typed(
                TypeRules.Number,
                f => number.Number(f) is { Sign: < 0 } n ? -n : number.Number(f),
                $"abs({number.Key})",
                number.Cost + 1
            )
            {
                IsNonNegative = true,
                IsNonZero = number.IsNonZero,
            },
            "round" => Rounded(call, number, Rounding.HalfUp),
            "floor" => Rounded(call, number, Rounding.Floor),
            _ => Rounded(call, number, Functions.Ceiling),
        };
    }

    private Typed? DateMethod(Syntax.Call call, Typed target)
    {
        if (!DateMethods.Contains(call.Function))
            return NoFunction(call, DateMethods);
        var moves = call.Function.StartsWith("add", StringComparison.Ordinal);
        if (!Counts(call, moves ? 1 : 0, moves ? 1 : 0))
            return null;
        if (!moves)
        {
            Func<LocalDate, int> part = call.Function switch
            {
                "getFullYear" => static d => d.Year,
                "getMonth" => static d => d.Month - 1,
                "getDate" => static d => d.Day,
                "getDayOfMonth" => static d => d.Day - 1,
                "getDayOfWeek" => static d => (int)d.DayOfWeek % 7,
                _ => static d => d.DayOfYear - 1,
            };
            return new Typed(
                TypeRules.Number,
                f => Values.Date(target.Run(f)) is { } date ? (Rational)part(date) : Values.NoNumber,
                $"{target.Key}.{call.Function}()",
                target.Cost + 1
            )
            {
                IsNonNegative = true,
            };
        }
        if (Check(call.Arguments[0], TypeRules.Number) is not { } by)
            return null;
        Func<LocalDate, int, LocalDate> move = call.Function switch
        {
            "addDays" => static (d, n) => d.PlusDays(n),
            "addMonths" => static (d, n) => d.PlusMonths(n),
            _ => static (d, n) => d.PlusYears(n),
        };
        return new Typed(
            TypeRules.Date,
            f => Functions.Moved(target.Run(f), by.Number(f), move),
            $"{target.Key}.{call.Function}({by.Key})",
            target.Cost + by.Cost + 1
        );
    }
}
