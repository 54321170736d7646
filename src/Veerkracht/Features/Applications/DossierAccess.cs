using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Who sees which dossier. A local government sees its own and no other's; an agency's people see what was sent within the measures of
/// their mandates, and never a draft. What somebody may not see does not exist for them.
/// </summary>
public static class DossierAccess
{
    public static IQueryable<Dossier> VisibleTo(this IQueryable<Dossier> dossiers, Actor actor)
    {
        if (actor.WorksOnDrafts)
            return actor.Organisation.IsNone ? dossiers.Where(_ => false) : dossiers.Where(d => d.Organisation == actor.Organisation);
        var measures = actor.Measures.ToList();
        return dossiers.Where(d => d.RegisteredAt != null && measures.Contains(d.Measure));
    }

    /// <summary>The same for a dossier at hand.</summary>
    public static bool MaySee(this Actor actor, Dossier dossier) =>
        actor.WorksOnDrafts
            ? dossier.Organisation == actor.Organisation
            : dossier.RegisteredAt is not null && actor.HasAuthorityOver(dossier.Measure);

    /// <summary>A dossier with its steps, or null where it is not there for this actor.</summary>
    public static Task<Dossier?> FindDossier(this Db db, Actor actor, Guid id, CancellationToken stop = default) =>
        db.Dossiers.Include(d => d.Steps).VisibleTo(actor).FirstOrDefaultAsync(d => d.Id == id, stop);

    /// <summary>The same for who works on its drafts, to be judged and not to be changed in place.</summary>
    public static async Task<Dossier?> ReadDossier(this Db db, Actor actor, Guid id, CancellationToken stop)
    {
        var (dossiers, steps) = (ReadRows<Dossier>.Of(db), ReadRows<DossierStep>.Of(db));
        Dossier? found = null;
        await db.Read(
            Statements.GetOrAdd(db.Model, _ => $$"""
                    SELECT {{dossiers.Columns("d")}}, "s"."Id" IS NOT NULL, {{steps.Columns("s")}}
                    FROM "Dossiers" AS "d" LEFT JOIN "DossierSteps" AS "s" ON "s"."DossierId" = "d"."Id" WHERE "d"."Id" = {0}
                    """),
            [id],
            row =>
            {
                found ??= dossiers.Read(row, 0);
                if (row.GetBoolean(dossiers.Count))
                    found.Steps.Add(steps.Read(row, dossiers.Count + 1));
            },
            stop
        );
        return found is not null && actor.MayWrite(found) ? found : null;
    }

    private static readonly ConcurrentDictionary<IModel, string> Statements = new();

    /// <summary>
    /// A dossier in which the organisation of the actor is named as partner of this step, for the readable view of the partner and nothing
    /// else; null where it is not named, or no longer.
    /// </summary>
    public static async Task<Dossier?> FindAsPartner(this Db db, Actor actor, Guid id, string stepId, CancellationToken stop = default) =>
        actor.IsLocal
        && await db.PartnerParts.AnyAsync(p => p.DossierId == id && p.StepId == stepId && p.Organisation == actor.Organisation, stop)
            ? await db.Dossiers.Include(d => d.Steps).FirstOrDefaultAsync(d => d.Id == id && d.State != DossierState.Withdrawn, stop)
            : null;

    /// <summary>Works on the drafts of this dossier.</summary>
    public static bool MayWrite(this Actor actor, Dossier dossier) => actor.WorksOnDrafts && actor.Organisation == dossier.Organisation;
}
