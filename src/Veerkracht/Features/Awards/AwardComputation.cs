using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

/// <summary>
/// What the rules of the call give for the answers of the last phase that was sent, and what is left in each source for this dossier.
/// </summary>
public sealed record AwardResult(Evaluation Evaluation, IReadOnlyDictionary<string, Money> Left);

/// <summary>Computes the award of a dossier. The page and the act ask the same; only the act, in its queue, has the last word.</summary>
public sealed class AwardComputation(StepContexts contexts)
{
    /// <param name="dossier">Sent, with its steps.</param>
    public async Task<AwardResult> Of(CallDefinition call, Dossier dossier, CancellationToken stop = default)
    {
        var (step, sent, context) = await Judged(call, dossier, stop);
        return new AwardResult(CallEngine.Evaluate(call, step, sent, context), context.Left);
    }

    /// <summary>As <see cref="Of"/>, with what an award of a later day would have more.</summary>
    public async Task<(AwardResult Now, MoneyToCome ToCome)> WithToCome(
        CallDefinition call,
        Dossier dossier,
        CancellationToken stop = default
    )
    {
        var (step, sent, context) = await Judged(call, dossier, stop);
        var now = CallEngine.Evaluate(call, step, sent, context);
        return (new(now, context.Left), new(SourcesToCome.Of(call, step, sent, context, now), null));
    }

    private async Task<(string Step, JsonObject Sent, EvaluationContext Context)> Judged(
        CallDefinition call,
        Dossier dossier,
        CancellationToken stop
    )
    {
        var step = Phases.LastSent(call, dossier) ?? throw new InvalidOperationException($"Dossier {dossier.Number} was not sent.");
        var sent = dossier.Steps.Single(s => s.StepId == step.Id).InForce!;
        return (step.Id, AnswersJson.Read(sent), await contexts.For(call, dossier, step.Id, stop));
    }
}
