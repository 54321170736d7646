using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Results;

/// <summary>A step of an awarded project, with what of its answers everybody may read: what the form declares public.</summary>
/// <param name="Form">The form with its public fields only.</param>
/// <param name="Answers">Those answers, and nothing else.</param>
public sealed record PublicStep(Step Step, FormDefinition Form, System.Text.Json.Nodes.JsonObject Answers, Evaluation Evaluation);

/// <summary>An awarded project as everybody may see it.</summary>
public sealed record PublicProject(CallDefinition Call, PublicAward Award, IReadOnlyList<PublicStep> Steps);

/// <summary>Finds an awarded project by its number. A draft, an application, a refusal is not there for the public.</summary>
public sealed class PublicProjects(Db db, CallCatalogue calls, StepContexts contexts)
{
    public async Task<PublicProject?> Find(string number, CancellationToken stop = default)
    {
        var dossier = number.Contains('\0', StringComparison.Ordinal)
            ? null
            : await db
                .Dossiers.AsNoTracking()
                .Include(d => d.Steps)
                .FirstOrDefaultAsync(d => d.Number == number && (d.State == DossierState.Awarded || d.State == DossierState.Closed), stop);
        if (dossier is null)
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var last = Phases.LastSent(call, dossier);
        var steps = new List<PublicStep>();
        // Of several phases the last one counts, as for the award.
        foreach (var step in call.Steps.Where(s => s.Form.Fields.Any(f => f.IsPublic) && (s.Kind != StepKind.Application || s == last)))
        {
            if (dossier.Steps.FirstOrDefault(s => s.StepId == step.Id)?.InForce is not { } json)
                continue;
            var evaluation = CallEngine.Evaluate(
                call,
                step.Id,
                AnswersJson.Read(json),
                await contexts.Endless(call, dossier, step.Id, stop)
            );
            var answers = CallEngine.Public(step, evaluation);
            var shown = new FormDefinition([
                .. step
                    .Form.Sections.Select(s => s with { Fields = [.. s.Fields.Where(f => f.IsPublic && answers.ContainsKey(f.Id))] })
                    .Where(s => s.Fields.Count > 0),
            ]);
            if (shown.Sections.Count > 0)
                steps.Add(new PublicStep(step, shown, answers, evaluation));
        }
        return new PublicProject(
            call,
            new PublicAward(
                dossier.Organisation,
                dossier.OrganisationName,
                dossier.ProjectName,
                dossier.Number,
                dossier.Awarded ?? Core.Amounts.Money.Zero,
                dossier.Paid
            ),
            steps
        );
    }
}
