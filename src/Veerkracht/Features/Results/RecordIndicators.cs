using System.Numerics;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Results;

/// <summary>
/// Writes down what a step that is sent says about the indicators of its call, in the same save. The application gives the target; a
/// report, or the claim that settles the grant, gives what was realised. A claim in between repeats a plan and is neither.
/// </summary>
public sealed class RecordIndicators : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        var (call, dossier, step, evaluation, context, write) = submitted;
        if (IsTarget(call, call.Step(step.StepId)) is not { } target || !call.Indicators.Any(i => i.ByStep.ContainsKey(step.StepId)))
            return Task.CompletedTask;
        write(
            CallEngine
                .Indicators(call, step.StepId, evaluation.Clean, context)
                .Select(i => new Statement(Sql, [dossier.Id, dossier.Measure, i.Key, step.StepId, target, Hundredths(i.Value)], 1))
        );
        return Task.CompletedTask;
    }

    /// <summary>A phase that is sent again says it anew.</summary>
    private const string Sql = """
        INSERT INTO "IndicatorValues" ("DossierId", "Measure", "Indicator", "StepId", "Target", "Hundredths")
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT ("DossierId", "Indicator", "StepId") DO UPDATE SET "Hundredths" = excluded."Hundredths"
        """;

    /// <summary>Null where the step gives neither a target nor a result.</summary>
    public static bool? IsTarget(CallDefinition call, Step step) =>
        step.Kind switch
        {
            StepKind.Application => true,
            StepKind.Report => false,
            _ => PaymentPlan.Of(call, Money.Zero).Instalment(step.Id) is { Settles: true } ? false : null,
        };

    // Far above anything that a form accepts; a value beyond it is kept at the end, so that the sum over a measure never overflows.
    private const long Most = 1_000_000_000_000;

    private static long Hundredths(Rational value) => (long)BigInteger.Clamp(Rounding.HalfUp(value * 100), -Most, Most);
}
