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
        var step = Phases.LastSent(call, dossier) ?? throw new InvalidOperationException($"Dossier {dossier.Number} was not sent.");
        var sent = dossier.Steps.Single(s => s.StepId == step.Id).InForce!;
        var context = await contexts.For(call, dossier, step.Id, stop);
        return new AwardResult(CallEngine.Evaluate(call, step.Id, AnswersJson.Read(sent), context), context.Left);
    }
}
