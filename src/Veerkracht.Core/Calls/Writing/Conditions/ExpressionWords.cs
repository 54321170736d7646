using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Conditions;

/// <summary>
/// Says in words what an expression means: 'kind == "video"' is "Soort balie is Videobalie". What has no words stands as it is written.
/// </summary>
public static class ExpressionWords
{
    /// <summary>Null where the text is no expression.</summary>
    public static LocalText? Of(string expression, NamesInSight names) =>
        Parser.Parse(expression.Replace('\n', ' '), new FaultReport(expression, default, [])) is { } syntax
            ? new LocalText(Say(syntax, new Voice(names, Language.Nl)), Say(syntax, new Voice(names, Language.En)))
            : null;

    private sealed record Voice(NamesInSight Names, Language Language)
    {
        public string Say(string nl, string en) => Language == Language.Nl ? nl : en;
    }

    private static string Say(Syntax syntax, Voice voice) =>
        syntax switch
        {
            Syntax.Literal { Value: Rational number } => Numerals.WriteExact(number, voice.Language),
            Syntax.Literal { Value: bool yes } => yes ? voice.Say("ja", "yes") : voice.Say("nee", "no"),
            Syntax.Literal { Value: string text } => $"\"{text}\"",
            Syntax.Unary { Operator: "!", Operand: var operand } => Not(operand, voice),
            Syntax.Unary unary => $"-{Say(unary.Operand, voice)}",
            Syntax.Call { Target: null, Function: "has", Arguments: [var what] } => voice.Say(
                $"{Say(what, voice)} is ingevuld",
                $"{Say(what, voice)} is filled in"
            ),
            Syntax.Call { Target: null, Function: "size", Arguments: [var what] } => voice.Say(
                $"aantal bij {Say(what, voice)}",
                $"number of {Say(what, voice)}"
            ),
            Syntax.Call { Target: null, Function: "date", Arguments: [Syntax.Literal { Value: string day }] }
                when Words.Date(day) is { } date => DateText.Long(date, voice.Language),
            Syntax.Call { Target: { } date, Function: "addYears" or "addMonths" or "addDays", Arguments: [var count] } call =>
                $"{Say(date, voice)} + {Say(count, voice)} {Unit(call.Function, voice)}",
            Syntax.Binary { Operator: "&&" or "||" } both =>
                $"{Part(both.Left, both.Operator, voice)} {(both.Operator == "&&" ? voice.Say("en", "and") : voice.Say("of", "or"))} "
                    + $"{Part(both.Right, both.Operator, voice)}",
            Syntax.Binary { Operator: "in" } within => Within(within, false, voice),
            Syntax.Binary { Operator: "==" or "!=" or "<" or "<=" or ">" or ">=" } compared => Compared(compared, voice),
            Syntax.Binary sum => $"{Operand(sum.Left, voice)} {sum.Operator switch { "*" => "×", "/" => ":", var same => same }} "
                + $"{Operand(sum.Right, voice)}",
            Syntax.ListOf list => string.Join(voice.Say(" of ", " or "), list.Items.Select(i => Say(i, voice))),
            _ when ExpressionText.NameOf(syntax) is { } name && voice.Names.Find(name) is { } known => known.Label.In(voice.Language),
            _ => ExpressionText.Write(syntax),
        };

    /// <summary>A part of "and" or "or"; a yes/no field alone says that it is yes.</summary>
    private static string Part(Syntax syntax, string around, Voice voice)
    {
        if (syntax is Syntax.Binary { Operator: "&&" or "||" } inner && inner.Operator != around)
            return $"({Say(syntax, voice)})";
        return Condition(syntax, voice);
    }

    private static string Condition(Syntax syntax, Voice voice) =>
        ExpressionText.NameOf(syntax) is null
            ? Say(syntax, voice)
            : voice.Say($"{Say(syntax, voice)} is ja", $"{Say(syntax, voice)} is yes");

    private static string Not(Syntax operand, Voice voice) =>
        operand switch
        {
            Syntax.Call { Target: null, Function: "has", Arguments: [var what] } => voice.Say(
                $"{Say(what, voice)} is niet ingevuld",
                $"{Say(what, voice)} is not filled in"
            ),
            Syntax.Binary { Operator: "in" } within => Within(within, true, voice),
            _ when ExpressionText.NameOf(operand) is not null => voice.Say($"{Say(operand, voice)} is nee", $"{Say(operand, voice)} is no"),
            _ => voice.Say($"niet ({Condition(operand, voice)})", $"not ({Condition(operand, voice)})"),
        };

    private static string Compared(Syntax.Binary compared, Voice voice)
    {
        var word = compared.Operator switch
        {
            "==" => voice.Say("is", "is"),
            "!=" => voice.Say("is niet", "is not"),
            "<" => voice.Say("is kleiner dan", "is less than"),
            "<=" => voice.Say("is hoogstens", "is at most"),
            ">" => voice.Say("is groter dan", "is more than"),
            _ => voice.Say("is minstens", "is at least"),
        };
        return $"{Say(compared.Left, voice)} {word} {Answer(compared.Right, compared.Left, voice)}";
    }

    private static string Within(Syntax.Binary within, bool not, Voice voice)
    {
        // "a" in list: several answers hold one; list on the right with texts: one answer is among them.
        if (within.Right is Syntax.ListOf list)
            return $"{Say(within.Left, voice)} {(not ? voice.Say("is niet", "is not") : "is")} "
                + $"{string.Join(voice.Say(" of ", " or "), list.Items.Select(i => Answer(i, within.Left, voice)))}";
        return $"{Say(within.Right, voice)} {(not ? voice.Say("bevat niet", "does not contain") : voice.Say("bevat", "contains"))} "
            + $"{Answer(within.Left, within.Right, voice)}";
    }

    /// <summary>A text that is an option of the field that it is compared with, by what people call it.</summary>
    private static string Answer(Syntax answer, Syntax field, Voice voice) =>
        answer is Syntax.Literal { Value: string text }
        && ExpressionText.NameOf(field) is { } name
        && voice.Names.Find(name)?.Options.FirstOrDefault(o => o.Word == text) is { } option
            ? option.Label.In(voice.Language)
            : Say(answer, voice);

    private static string Operand(Syntax syntax, Voice voice) =>
        syntax is Syntax.Binary { Operator: "+" or "-" } ? $"({Say(syntax, voice)})" : Say(syntax, voice);

    private static string Unit(string function, Voice voice) =>
        function switch
        {
            "addYears" => voice.Say("jaar", "years"),
            "addMonths" => voice.Say("maanden", "months"),
            _ => voice.Say("dagen", "days"),
        };

    /// <summary>As <see cref="Of(string, NamesInSight)"/> for a condition: a field alone says that it is yes.</summary>
    public static LocalText? OfCondition(string expression, NamesInSight names) =>
        Parser.Parse(expression.Replace('\n', ' '), new FaultReport(expression, default, [])) is { } syntax
            ? new LocalText(Condition(syntax, new Voice(names, Language.Nl)), Condition(syntax, new Voice(names, Language.En)))
            : null;
}
