using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Editing;

/// <summary>One thing that an example says, beside what came out. An empty text is nothing.</summary>
public sealed record Compared(LocalText What, LocalText Expected, LocalText Found)
{
    public bool Same => Expected == Found;
}

/// <summary>An example in words: as whom, when, and what it expects beside what comes out.</summary>
public static class ExampleWords
{
    public static string IdOf(Example example) => $"voorbeeld-{example.Place.Line}";

    public static LocalText Who(CallDefinition call, Example example, OrganisationRegistry organisations)
    {
        var at = ExampleRunner.MomentOf(call, example);
        var name = organisations.Find(example.As, at.Date) is { } found ? TryOut.NameOf(found) : example.As;
        return new($"{name}, {DateText.Long(at.Date, Language.Nl)}", $"{name}, {DateText.Long(at.Date, Language.En)}");
    }

    /// <summary>All that the example expects, and the errors that came unexpected; nothing where it cannot be evaluated at all.</summary>
    public static IReadOnlyList<Compared> Compare(CallDefinition call, Example example, RightShares shares)
    {
        if (
            Trial.For(call, example.As, example.Class, ExampleRunner.MomentOf(call, example), example.With, example.Earlier, shares, out _)
            is not { } trial
        )
            return [];
        var step = call.Step(example.Step);
        var evaluation = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
        var found = evaluation.Errors.Select(e => (Line: Line(e), Text: e.Message)).ToList();
        if (step.Kind == StepKind.Application && !trial.Eligible.MayApply)
            found.Insert(0, ("not-eligible", trial.Eligible.Reason));
        return
        [
            .. example.Errors.Select(e => new Compared(
                About(step, e, "Fout bij", "Error at"),
                Code(e),
                found.FirstOrDefault(f => f.Line == e) is { Line: not null } ? Code(e) : new("geen fout", "no error")
            )),
            .. found
                .Where(f => !example.Errors.Contains(f.Line))
                .Select(f => new Compared(About(step, f.Line, "Fout bij", "Error at"), new("geen fout", "no error"), f.Text)),
            .. example.Warnings.Select(w => new Compared(
                About(step, w, "Waarschuwing bij", "Warning at"),
                Code(w),
                evaluation.Warnings.Any(f => Line(f) == w) ? Code(w) : new("geen waarschuwing", "no warning")
            )),
            .. example.Amounts.Select(a => new Compared(
                call.Funding.Rules.FirstOrDefault(r => r.Name == a.Key)?.Title ?? new(a.Key),
                Euro(a.Value),
                evaluation.Amounts.TryGetValue(a.Key, out var amount)
                    ? Euro(amount.Amount)
                    : new("wordt hier niet berekend", "is not computed here")
            )),
            .. example.Values.Select(v => new Compared(
                FormPath.FieldAt(step.Form, v.Key) is { Label.IsEmpty: false } field ? field.Label : new(v.Key),
                new(v.Value),
                evaluation.Values.TryGetValue(v.Key, out var value)
                    ? new(Text(value))
                    : new("wordt hier niet berekend", "is not computed here")
            )),
        ];
    }

    private static LocalText About(Step step, string line, string nl, string en)
    {
        if (line == "not-eligible")
            return new("Mag aanvragen", "May apply");
        var path = line.Split(' ')[0];
        var field = FormPath.FieldAt(step.Form, path);
        return field is null || field.Label.IsEmpty
            ? new($"{nl} {path}", $"{en} {path}")
            : new($"{nl} “{field.Label.Nl}”", $"{en} “{field.Label.In(Language.En)}”");
    }

    private static LocalText Code(string line) => line == "not-eligible" ? new("nee", "no") : new(line.Split(' ')[^1]);

    private static string Line(Finding finding) => finding.Field.Length == 0 ? finding.Code : $"{finding.Field} {finding.Code}";

    private static LocalText Euro(Money amount) => new(Numerals.WriteEuro(amount, Language.Nl), Numerals.WriteEuro(amount, Language.En));

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";
}
