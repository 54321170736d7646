using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Corrections;

/// <summary>What corrected answers would do: which answers differ, and the amounts of the rules before and after.</summary>
public sealed record Corrected(
    CallDefinition Call,
    Dossier Dossier,
    DossierStep Step,
    Evaluation Was,
    Evaluation Becomes,
    IReadOnlyList<AnswerDifference> Differences,
    EvaluationContext Context
)
{
    public Step Definition => Call.Step(Step.StepId);

    public static Money? Grant(CallDefinition call, Evaluation evaluation) =>
        evaluation.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount;

    public bool ChangesAmounts => Was.Amounts.Any(a => Becomes.Amounts.GetValueOrDefault(a.Key)?.Amount != a.Value.Amount);
}

/// <summary>Looks at a correction with the same engine as everything else, and says what it would break of what was decided.</summary>
public sealed class CorrectionEffect(Db db, StepContexts contexts, SourceMoney money, IAwardedAmounts awards)
{
    /// <param name="dossier">With its steps.</param>
    /// <param name="answers">All answers of the step, corrected.</param>
    public async Task<Corrected> Of(
        CallDefinition call,
        Dossier dossier,
        DossierStep step,
        JsonObject answers,
        CancellationToken stop = default
    )
    {
        var context = await Context(call, dossier, step.StepId, stop);
        var was = CallEngine.Evaluate(call, step.StepId, AnswersJson.Read(step.InForce!), context);
        var becomes = CallEngine.Evaluate(call, step.StepId, answers, context);
        return new Corrected(
            call,
            dossier,
            step,
            was,
            becomes,
            AnswerDifferences.Of(call.Step(step.StepId).Form.Fields, AnswersJson.Read(step.InForce!), becomes.Clean),
            context
        );
    }

    /// <summary>All the refusals together; none where it can be done.</summary>
    public async Task<IReadOnlyList<Refusal>> Refusals(Corrected corrected, CancellationToken stop = default)
    {
        var (call, dossier, step, was, becomes, differences, _) = corrected;
        var known = was.Errors.Select(e => (e.Field, e.Code)).ToHashSet();
        var errors = becomes
            .Errors.Where(e => !known.Contains((e.Field, e.Code)))
            .Select(e => new Refusal(e.Code, e.Message, RefusalKind.Invalid, e.Field))
            .ToList();
        if (errors.Count > 0)
            return errors;
        if (differences.Count == 0)
            return [CorrectionRefusals.NothingChanged];
        if (differences.FirstOrDefault(d => d.Field.Kind.HoldsFiles) is { } files)
            return [CorrectionRefusals.Files(files.Path)];
        var payments = await db
            .Payments.AsNoTracking()
            .Where(p => p.DossierId == dossier.Id && p.State != PaymentState.Refused)
            .ToListAsync(stop);
        if (payments.Any(p => !p.IsFinished))
            return [PaymentRefusals.EarlierUnfinished];
        var refusals = new List<Refusal>();
        var settled = payments.Any(p => p.StepId == step.StepId);
        if (settled && differences.FirstOrDefault(d => d.Field.Kind.HoldsAccount) is { } account)
            refusals.Add(CorrectionRefusals.AccountPaid(account.Path));
        if ((settled || (payments.Count > 0 && corrected.Definition.Kind == StepKind.Application)) && corrected.ChangesAmounts)
            refusals.Add(CorrectionRefusals.AlreadyPaid);
        else if (
            dossier.Awarded is not null
            && corrected.Definition.Kind == StepKind.Application
            && Rises(corrected, await awards.Of(dossier.Id, stop))
        )
            refusals.Add(CorrectionRefusals.AboveAward);
        return refusals;
    }

    /// <summary>A correction that takes back another may bring the grant again to what was awarded, and never above it.</summary>
    private static bool Rises(Corrected corrected, AwardedAmounts? awarded)
    {
        var (was, becomes) = (Corrected.Grant(corrected.Call, corrected.Was), Corrected.Grant(corrected.Call, corrected.Becomes));
        return becomes > was && becomes > awarded?.Grant;
    }

    /// <summary>
    /// After the award an application is looked at with what it was awarded still in its sources: what is left for others, less what was
    /// committed to it, would say that its own grant is too high.
    /// </summary>
    private async Task<EvaluationContext> Context(CallDefinition call, Dossier dossier, string stepId, CancellationToken stop)
    {
        var context = await contexts.For(call, dossier, stepId, stop);
        if (call.Step(stepId).Kind != StepKind.Application || await awards.Of(dossier.Id, stop) is not { } awarded)
            return context;
        var available = await money.Available(call, dossier.Holder, stop);
        return context with
        {
            Awarded = null,
            Left = available.ToDictionary(a => a.Key, a => a.Value + awarded.BySource.GetValueOrDefault(a.Key)),
        };
    }
}
