using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Corrections;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework;

/// <summary>A step as it was sent, with what was corrected since, ready to be read.</summary>
public sealed record SentStep(
    Step Step,
    DossierStep Sent,
    IReadOnlyList<(LocalText Title, IReadOnlyList<ToldAnswer> Answers)> Sections,
    IReadOnlyList<PointsGiven> Points,
    IReadOnlyList<(Correction Correction, IReadOnlyList<ToldDifference> Differences)> Corrections
);

/// <summary>Reads back what is in force in a dossier, the newest step first.</summary>
public sealed class CaseAnswers(StepContexts contexts, Texts L)
{
    public async Task<IReadOnlyList<SentStep>> Of(CaseFile file, CancellationToken stop = default)
    {
        var told = new List<SentStep>();
        foreach (var step in file.Call.Steps.Reverse())
        {
            if (file.Dossier.Steps.FirstOrDefault(s => s.StepId == step.Id) is not { InForce: { } json } sent)
                continue;
            var answers = AnswersJson.Read(json);
            var evaluation = CallEngine.Evaluate(file.Call, step.Id, answers, await contexts.For(file.Call, file.Dossier, step.Id, stop));
            told.Add(
                new SentStep(
                    step,
                    sent,
                    [
                        .. step
                            .Form.Sections.Where(s => evaluation.Visible.Contains(s.Id))
                            .Select(s => (s.Title, ToldAnswers.Of(s, answers, evaluation, L))),
                    ],
                    evaluation.Points,
                    [
                        .. file
                            .Corrections.Where(c => c.StepId == step.Id && c.State == CorrectionState.Confirmed)
                            .Select(c => (c, ToldDifferences.Of(c, step, L))),
                    ]
                )
            );
        }
        return told;
    }
}
