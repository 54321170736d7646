using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Results;

/// <summary>
/// Writes down what a step that is sent says about the indicators of its call, in the same save. The application gives the target; a
/// report, or the claim that settles the grant, gives what was realised. A claim in between repeats a plan and is neither.
/// </summary>
public sealed class RecordIndicators(Db db, StepContexts contexts) : IWhenStepSubmitted
{
    public async Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        var (call, dossier, step, evaluation) = submitted;
        if (IsTarget(call, call.Step(step.StepId)) is not { } target || !call.Indicators.Any(i => i.ByStep.ContainsKey(step.StepId)))
            return;
        var context = await contexts.For(call, dossier, step.StepId, stop);
        var there = await db.IndicatorValues.Where(v => v.DossierId == dossier.Id && v.StepId == step.StepId).ToListAsync(stop);
        foreach (var (indicator, value) in CallEngine.Indicators(call, step.StepId, evaluation.Clean, context))
        {
            var hundredths = Hundredths(value);
            if (there.FirstOrDefault(v => v.Indicator == indicator) is { } known)
                known.Hundredths = hundredths;
            else
                db.IndicatorValues.Add(
                    new IndicatorValue
                    {
                        DossierId = dossier.Id,
                        Measure = dossier.Measure,
                        Indicator = indicator,
                        StepId = step.StepId,
                        Target = target,
                        Hundredths = hundredths,
                    }
                );
        }
    }

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
