using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A draft as a partner reads it.</summary>
public sealed record PartnerDraft(Draft Draft, PartnerPart Part);

/// <summary>Finds the dossiers in which the organisation of the reader is named as partner: to read, never to edit.</summary>
public sealed class PartnerDrafts(Db db, CallCatalogue calls, PartnerProjects projects)
{
    /// <summary>Null where it is not named there, or no longer.</summary>
    public async Task<PartnerDraft?> Find(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default)
    {
        if (await db.FindAsPartner(actor, dossierId, stepId, stop) is not { } dossier)
            return null;
        var part = await db.PartnerParts.FirstAsync(
            p => p.DossierId == dossierId && p.StepId == stepId && p.Organisation == actor.Organisation,
            stop
        );
        var step = dossier.Steps.First(s => s.StepId == stepId);
        return new(
            new Draft(
                calls.Get(dossier.Call, dossier.CallVersion),
                dossier,
                step,
                AnswersJson.Read(step.IsBeingWritten ? step.Answers : step.Sent!)
            ),
            part
        );
    }

    /// <summary>All that wait for a decision of this organisation or were decided on, newest first.</summary>
    public async Task<IReadOnlyList<(PartnerStand Stand, Dossier Dossier)>> Of(Actor actor, CancellationToken stop = default)
    {
        if (!actor.IsLocal)
            return [];
        var found = await (
            from p in db.PartnerParts.AsNoTracking()
            join d in db.Dossiers.AsNoTracking().Include(d => d.Steps) on p.DossierId equals d.Id
            where p.Organisation == actor.Organisation && d.State != DossierState.Withdrawn
            orderby p.AskedAt descending
            select new { Part = p, Dossier = d }
        )
            .Take(Most)
            .ToListAsync(stop);
        var all = new List<(PartnerStand, Dossier)>();
        foreach (var f in found)
            all.Add((new PartnerStand(f.Part, await Changes(f.Dossier, f.Part, stop)), f.Dossier));
        return all;
    }

    /// <summary>What changed since it confirmed; what was sent no longer changes.</summary>
    private async Task<IReadOnlyList<LocalText>> Changes(Dossier dossier, PartnerPart part, CancellationToken stop)
    {
        var step = dossier.Steps.First(s => s.StepId == part.StepId);
        if (part.State != PartnerState.Confirmed || !step.IsBeingWritten)
            return [];
        var draft = new Draft(calls.Get(dossier.Call, dossier.CallVersion), dossier, step, AnswersJson.Read(step.Answers));
        return projects.Changes(draft, await projects.Evaluate(draft, stop), part);
    }

    private const int Most = 50;
}
