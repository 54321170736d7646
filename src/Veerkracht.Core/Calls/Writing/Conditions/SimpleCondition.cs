using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Writing.Conditions;

/// <summary>How a field is compared in a simple condition.</summary>
public enum Comparison
{
    Is,
    IsNot,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Contains,
    ContainsNot,
    IsYes,
    IsNo,
    IsFilled,
    IsEmpty,
}

/// <summary>
/// "The field kind is video". The value is the id of an option, a number (12.5), a date (2022-09-30) or a text; empty where the comparison
/// needs none.
/// </summary>
public sealed record ConditionPart(string Name, Comparison How, string Value = "")
{
    public bool NeedsValue => How < Comparison.IsYes;
}

/// <summary>A condition that a form can show: some comparisons of fields with values, all of which must hold, or any.</summary>
public sealed record SimpleCondition(bool All, IReadOnlyList<ConditionPart> Parts)
{
    /// <summary>Null where the expression is too free for that, or no expression.</summary>
    public static SimpleCondition? Read(string expression, NamesInSight names)
    {
        if (Parser.Parse(expression.Replace('\n', ' '), new FaultReport(expression, default, [])) is not { } syntax)
            return null;
        var word = syntax is Syntax.Binary { Operator: "&&" or "||" } binary ? binary.Operator : "&&";
        var parts = Flat(syntax, word).Select(p => Part(p, names)).ToList();
        return parts.Contains(null) ? null : new SimpleCondition(word == "&&", [.. parts.OfType<ConditionPart>()]);
    }

    /// <summary>The condition as an expression; null where a value is not one that its field can have.</summary>
    public string? Write(NamesInSight names)
    {
        var parts = Parts.Select(p => Written(p, names)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : string.Join(All ? " && " : " || ", parts);
    }

    private static IEnumerable<Syntax> Flat(Syntax syntax, string word) =>
        syntax is Syntax.Binary binary && binary.Operator == word ? Flat(binary.Left, word).Concat(Flat(binary.Right, word)) : [syntax];

    private static ConditionPart? Part(Syntax syntax, NamesInSight names) =>
        syntax switch
        {
            Syntax.Call { Target: null, Function: "has", Arguments: [var what] } => Named(what, Comparison.IsFilled, "", names),
            Syntax.Unary { Operator: "!", Operand: Syntax.Call { Target: null, Function: "has", Arguments: [var what] } } => Named(
                what,
                Comparison.IsEmpty,
                "",
                names
            ),
            Syntax.Unary { Operator: "!", Operand: Syntax.Binary { Operator: "in", Right: not Syntax.ListOf } within } => Named(
                within.Right,
                Comparison.ContainsNot,
                ValueOf(within.Left),
                names
            ),
            Syntax.Unary { Operator: "!", Operand: var field } => Named(field, Comparison.IsNo, "", names),
            Syntax.Binary { Operator: "in", Right: not Syntax.ListOf } within => Named(
                within.Right,
                Comparison.Contains,
                ValueOf(within.Left),
                names
            ),
            Syntax.Binary { Right: Syntax.Literal { Value: bool yes }, Operator: "==" or "!=" } same => Named(
                same.Left,
                yes == (same.Operator == "==") ? Comparison.IsYes : Comparison.IsNo,
                "",
                names
            ),
            Syntax.Binary compared when Of(compared.Operator) is { } how => Named(compared.Left, how, ValueOf(compared.Right), names),
            _ => Named(syntax, Comparison.IsYes, "", names) is { } yes && names.Find(yes.Name)!.Type == "yes_no" ? yes : null,
        };

    private static ConditionPart? Named(Syntax syntax, Comparison how, string? value, NamesInSight names) =>
        value is not null && ExpressionText.NameOf(syntax) is { } name && names.Find(name) is not null
            ? new ConditionPart(name, how, value)
            : null;

    private static Comparison? Of(string symbol) =>
        symbol switch
        {
            "==" => Comparison.Is,
            "!=" => Comparison.IsNot,
            ">=" => Comparison.AtLeast,
            "<=" => Comparison.AtMost,
            ">" => Comparison.MoreThan,
            "<" => Comparison.LessThan,
            _ => null,
        };

    private static string? ValueOf(Syntax syntax) =>
        syntax switch
        {
            Syntax.Literal { Value: string text } => text,
            Syntax.Literal { Value: Rational number } => ExpressionText.Number(number),
            Syntax.Unary { Operator: "-", Operand: Syntax.Literal { Value: Rational number } } => "-" + ExpressionText.Number(number),
            Syntax.Call { Target: null, Function: "date", Arguments: [Syntax.Literal { Value: string day }] } => day,
            _ => null,
        };

    private static string? Written(ConditionPart part, NamesInSight names)
    {
        if (names.Find(part.Name) is not { } name)
            return null;
        var value = !part.NeedsValue
            ? ""
            : name.Type switch
            {
                "number" or "amount" or "percentage" => Words.Number(part.Value.Trim()) is { } number
                    ? ExpressionText.Number(number)
                    : null,
                "date" => Words.Date(part.Value.Trim()) is not null ? $"date(\"{part.Value.Trim()}\")" : null,
                _ => ExpressionText.Quoted(part.Value),
            };
        if (value is null)
            return null;
        return part.How switch
        {
            Comparison.Is => $"{part.Name} == {value}",
            Comparison.IsNot => $"{part.Name} != {value}",
            Comparison.AtLeast => $"{part.Name} >= {value}",
            Comparison.AtMost => $"{part.Name} <= {value}",
            Comparison.MoreThan => $"{part.Name} > {value}",
            Comparison.LessThan => $"{part.Name} < {value}",
            Comparison.Contains => $"{value} in {part.Name}",
            Comparison.ContainsNot => $"!({value} in {part.Name})",
            Comparison.IsYes => part.Name,
            Comparison.IsNo => $"!{part.Name}",
            Comparison.IsFilled => $"has({part.Name})",
            _ => $"!has({part.Name})",
        };
    }
}
