using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls;

/// <summary>Holds a definition against the reference data and runs its examples; a fault for each difference, at the place of the example.</summary>
public static class ExampleRunner
{
    /// <summary>The hour at which an example is evaluated, on its day.</summary>
    private static readonly LocalTime Noon = new(12, 0);

    public static IReadOnlyList<Fault> Run(CallDefinition call, ReferenceData data)
    {
        var spread = new RightShares(data);
        var unspread = spread.Faults(call).ToList();
        return unspread.Count > 0
            ? unspread
            : [.. call.Examples.SelectMany(example => Run(call, example, MomentOf(call, example), spread))];
    }

    /// <summary>When an example is evaluated, Brussels wall time: its own day, else the last day of the first step.</summary>
    public static LocalDateTime MomentOf(CallDefinition call, Example example) =>
        (example.On ?? call.Steps[0].Windows.Select(w => w.Closes).Max()?.Date ?? ReferenceData.KnownFrom).At(Noon);

    private static IEnumerable<Fault> Run(CallDefinition call, Example example, LocalDateTime now, RightShares spread)
    {
        if (Trial.For(call, example.As, now, example.With, example.Earlier, spread, out var why) is not { } trial)
            return [Fault(example, why!.En!, why.Nl)];
        var notEligible = call.Step(example.Step).Kind == StepKind.Application && !trial.Eligible.MayApply;
        var evaluation = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
        return
        [
            .. Errors(example, evaluation, notEligible),
            .. Warnings(example, evaluation),
            .. Amounts(example, evaluation),
            .. Values(example, evaluation),
        ];
    }

    private static IEnumerable<Fault> Errors(Example example, Evaluation evaluation, bool notEligible)
    {
        var found = evaluation.Errors.Select(Line).ToList();
        if (notEligible)
            found.Insert(0, "not-eligible");
        foreach (var missing in example.Errors.Except(found))
            yield return Fault(
                example,
                $"error '{missing}' was expected but did not come",
                $"fout '{missing}' werd verwacht maar kwam niet"
            );
        foreach (var extra in found.Except(example.Errors))
            yield return Fault(example, $"error '{extra}' was not expected", $"fout '{extra}' werd niet verwacht");
    }

    private static IEnumerable<Fault> Warnings(Example example, Evaluation evaluation) =>
        example
            .Warnings.Except(evaluation.Warnings.Select(Line))
            .Select(missing =>
                Fault(
                    example,
                    $"warning '{missing}' was expected but did not come",
                    $"waarschuwing '{missing}' werd verwacht maar kwam niet"
                )
            );

    private static IEnumerable<Fault> Amounts(Example example, Evaluation evaluation)
    {
        foreach (var (name, expected) in example.Amounts)
        {
            if (!evaluation.Amounts.TryGetValue(name, out var found))
                yield return Fault(
                    example,
                    $"amount '{name}' is not computed in this step",
                    $"bedrag '{name}' wordt in deze stap niet berekend"
                );
            else if (found.Amount != expected)
                yield return Fault(
                    example,
                    $"amount '{name}' is {found.Amount}, expected {expected}",
                    $"bedrag '{name}' is {found.Amount}, verwacht was {expected}"
                );
        }
    }

    private static IEnumerable<Fault> Values(Example example, Evaluation evaluation)
    {
        foreach (var (path, expected) in example.Values)
        {
            if (!evaluation.Values.TryGetValue(path, out var found))
                yield return Fault(example, $"there is no computed value '{path}'", $"er is geen berekende waarde '{path}'");
            else if (Text(found) is var text && text != expected)
                yield return Fault(example, $"'{path}' is {text}, expected {expected}", $"'{path}' is {text}, verwacht was {expected}");
        }
    }

    private static string Text(System.Text.Json.Nodes.JsonNode? node) =>
        node is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";

    private static string Line(Finding finding) => finding.Field.Length == 0 ? finding.Code : $"{finding.Field} {finding.Code}";

    private static Fault Fault(Example example, string message, string nl) =>
        new(example.Place, $"example '{example.Name}': {message}", $"voorbeeld '{example.Name}': {nl}");
}
