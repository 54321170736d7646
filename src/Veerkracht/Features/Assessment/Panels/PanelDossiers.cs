using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>The dossiers of which a panel scores the phase.</summary>
internal static class PanelDossiers
{
    /// <summary>Whose phase was sent, whatever became of it; not those that were withdrawn.</summary>
    public static IQueryable<Dossier> OfPhase(this Db db, CallDefinition call, string stepId) =>
        db
            .Dossiers.AsNoTracking()
            .Where(d => d.Call == call.Slug && d.State != DossierState.Withdrawn && d.Steps.Any(s => s.StepId == stepId && s.Sent != null));

    /// <summary>Those that can still be scored: nothing was decided, and no later phase was sent.</summary>
    public static IQueryable<Dossier> ToScore(this Db db, CallDefinition call, string stepId)
    {
        var later = call.Steps.Where(s => s.Kind == StepKind.Application).SkipWhile(s => s.Id != stepId).Skip(1).Select(s => s.Id).ToList();
        return db.OfPhase(call, stepId)
            .Where(d => d.State == DossierState.Registered || d.State == DossierState.Complete)
            .Where(d => !d.Steps.Any(s => later.Contains(s.StepId) && s.Sent != null));
    }
}
