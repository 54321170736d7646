using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Trials;

/// <summary>
/// Holds a definition against the reference data and runs its examples; a fault for each difference, at the place of the example.
/// </summary>
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
        if (Trial.For(call, example.As, example.Class, now, example.With, example.Earlier, spread, out var why) is not { } trial)
            return [Fault(call, example, why!.En!, why.Nl)];
        var notEligible = call.Step(example.Step).Kind == StepKind.Application && !trial.Eligible.MayApply;
        var evaluation = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
        return
        [
            .. Errors(example, evaluation, notEligible)
                .Concat(Warnings(example, evaluation))
                .Concat(Amounts(example, evaluation))
                .Concat(Values(example, evaluation))
                .Concat(Points(example, evaluation))
                .Select(why => Fault(call, example, why.In(Language.En), why.Nl)),
        ];
    }

    private static IEnumerable<LocalText> Errors(Example example, Evaluation evaluation, bool notEligible)
    {
        var found = evaluation.Errors.Select(Line).ToList();
        if (notEligible)
            found.Insert(0, "not-eligible");
        foreach (var missing in example.Errors.Except(found))
            yield return new LocalText(
                $"fout '{missing}' werd verwacht maar kwam niet",
                $"error '{missing}' was expected but did not come"
            );
        foreach (var extra in found.Except(example.Errors))
            yield return new LocalText($"fout '{extra}' werd niet verwacht", $"error '{extra}' was not expected");
    }

    private static IEnumerable<LocalText> Warnings(Example example, Evaluation evaluation) =>
        example
            .Warnings.Except(evaluation.Warnings.Select(Line))
            .Select(missing => new LocalText(
                $"waarschuwing '{missing}' werd verwacht maar kwam niet",
                $"warning '{missing}' was expected but did not come"
            ));

    private static IEnumerable<LocalText> Amounts(Example example, Evaluation evaluation)
    {
        foreach (var (name, expected) in example.Amounts)
        {
            if (!evaluation.Amounts.TryGetValue(name, out var found))
                yield return new LocalText(
                    $"bedrag '{name}' wordt in deze stap niet berekend",
                    $"amount '{name}' is not computed in this step"
                );
            else if (evaluation.Unknown.Contains(name))
                yield return new LocalText(
                    $"bedrag '{name}' is niet bekend, verwacht was {expected}",
                    $"amount '{name}' is not known, expected {expected}"
                );
            else if (found.Amount != expected)
                yield return new LocalText(
                    $"bedrag '{name}' is {found.Amount}, verwacht was {expected}",
                    $"amount '{name}' is {found.Amount}, expected {expected}"
                );
        }
    }

    private static IEnumerable<LocalText> Values(Example example, Evaluation evaluation)
    {
        foreach (var (path, expected) in example.Values)
        {
            if (!evaluation.Values.TryGetValue(path, out var found))
                yield return new LocalText($"er is geen berekende waarde '{path}'", $"there is no computed value '{path}'");
            else if (Text(found) is var text && text != expected)
                yield return new LocalText($"'{path}' is {text}, verwacht was {expected}", $"'{path}' is {text}, expected {expected}");
        }
    }

    private static IEnumerable<LocalText> Points(Example example, Evaluation evaluation)
    {
        foreach (var (criterion, expected) in example.Points)
        {
            if (evaluation.Points.FirstOrDefault(p => p.Criterion == criterion) is not { } found)
                yield return new LocalText(
                    $"criterium '{criterion}' krijgt in deze stap geen punten",
                    $"criterion '{criterion}' gets no points in this step"
                );
            else if (!found.IsKnown)
                yield return new LocalText(
                    $"de punten voor criterium '{criterion}' zijn niet bekend, verwacht waren {expected}",
                    $"the points of criterion '{criterion}' are not known, expected {expected}"
                );
            else if (found.Points != expected)
                yield return new LocalText(
                    $"criterium '{criterion}' krijgt {found.Points} punten, verwacht was {expected}",
                    $"criterion '{criterion}' gets {found.Points} points, expected {expected}"
                );
        }
    }

    private static string Text(System.Text.Json.Nodes.JsonNode? node) =>
        node is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";

    private static string Line(Finding finding) => finding.Field.Length == 0 ? finding.Code : $"{finding.Field} {finding.Code}";

    private static Fault Fault(CallDefinition call, Example example, string message, string nl) =>
        new(call.At(example.Place), $"example '{example.Name}': {message}", $"voorbeeld '{example.Name}': {nl}");
}
