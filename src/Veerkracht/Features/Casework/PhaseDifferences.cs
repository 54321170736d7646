using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Casework;

/// <summary>What a later phase changed of what an earlier one said.</summary>
/// <param name="Earlier">The phase before it.</param>
public sealed record PhaseDifference(
    Step Earlier,
    DossierStep EarlierSent,
    Step Later,
    DossierStep LaterSent,
    IReadOnlyList<AnswerDifference> Answers
);

/// <summary>
/// Compares the last phase that was sent with what was prefilled in it from the phases before: so the jury and who decides see at once what
/// is new. What only the later phase asks is no difference.
/// </summary>
public sealed class PhaseDifferences(StepContexts contexts)
{
    /// <summary>Null where the dossier has not sent two phases.</summary>
    /// <param name="dossier">With its steps.</param>
    public async Task<PhaseDifference?> Of(CallDefinition call, Dossier dossier, CancellationToken stop = default)
    {
        var phases = call
            .Steps.Where(s => s.Kind == StepKind.Application)
            .SelectMany(s => dossier.Steps.Where(d => d.StepId == s.Id && d.InForce is not null).Select(d => (Step: s, Sent: d)))
            .ToList();
        if (phases is not [.., var earlier, var later])
            return null;
        var prefilled = CallEngine.Start(call, later.Step.Id, await contexts.For(call, dossier, later.Step.Id, stop));
        var before = phases.SkipLast(1).Select(p => p.Step.Id).ToHashSet();
        var compared = later.Step.Form.Fields.Where(f => f.Prefill?.Split('.')[0] is { } from && before.Contains(from));
        return new(
            earlier.Step,
            earlier.Sent,
            later.Step,
            later.Sent,
            AnswerDifferences.Of(compared, prefilled, AnswersJson.Read(later.Sent.InForce!))
        );
    }
}
