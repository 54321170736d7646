using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The results by which a round ranks.</summary>
public sealed class RoundScores(Db db, CallCatalogue calls, StepContexts contexts)
{
    public async Task<IReadOnlyDictionary<Guid, PanelResult>> Of(
        CallDefinition call,
        string step,
        IReadOnlyList<Guid> ids,
        CancellationToken stop
    )
    {
        var found = new Dictionary<Guid, PanelResult>();
        if (PanelRules.Of(call.Assessment) is not { } rules)
            return found;
        foreach (var dossier in await db.Dossiers.Include(d => d.Steps).Where(d => ids.Contains(d.Id)).ToListAsync(stop))
        {
            var of = calls.Get(dossier.Call, dossier.CallVersion);
            var first = of.Steps[0].Id;
            var context = await contexts.For(of, dossier, first, stop);
            var evaluation = CallEngine.Evaluate(of, first, AnswersJson.Read(dossier.Steps.Single(s => s.StepId == first).InForce!), context);
            var points = evaluation.Points.Where(p => p.IsKnown).ToDictionary(p => p.Criterion, p => p.Points);
            found[dossier.Id] = PanelResult.Of(rules, [], points);
        }
        return found;
    }
}
