using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Who sees which dossier. A local government sees its own and no other's; an agency's people see what was sent within the measures of
/// their mandates, and never a draft; an assessor nothing in which it has an interest, and nothing that is still hidden from it in part.
/// What somebody may not see does not exist for them.
/// </summary>
public static class DossierAccess
{
    public static IQueryable<Dossier> VisibleTo(this IQueryable<Dossier> dossiers, Actor actor)
    {
        if (actor.WorksOnDrafts)
            return actor.Organisation.IsNone ? dossiers.Where(_ => false) : dossiers.Where(d => d.Organisation == actor.Organisation);
        var measures = actor.Measures.ToList();
        return NotBarred(dossiers.Where(d => d.RegisteredAt != null && measures.Contains(d.Measure)), actor.Bars);
    }

    private static IQueryable<Dossier> NotBarred(IQueryable<Dossier> dossiers, ReadingBars bars)
    {
        if (bars.Measures.Count == 0)
            return dossiers;
        var (measures, own, barred) = (bars.Measures.ToList(), bars.Organisations.ToList(), bars.Dossiers.ToList());
        var (blind, scored) = (bars.Hidden.Keys.ToList(), bars.Scored.ToList());
        return dossiers.Where(d =>
            !measures.Contains(d.Measure)
            || (!own.Contains(d.Organisation) && !barred.Contains(d.Id) && (!blind.Contains(d.Call) || scored.Contains(d.Id)))
        );
    }

    private static bool Bars(this ReadingBars bars, Dossier dossier) =>
        bars.Measures.Contains(dossier.Measure)
        && (
            bars.Organisations.Contains(dossier.Organisation)
            || bars.Dossiers.Contains(dossier.Id)
            || (bars.Hidden.ContainsKey(dossier.Call) && !bars.Scored.Contains(dossier.Id))
        );

    /// <summary>
    /// The fields of this dossier that are hidden from an assessor who is to score it; null where the rest of it is not read either, or
    /// nothing is hidden any more.
    /// </summary>
    internal static IReadOnlySet<string>? HiddenIn(this Actor actor, Dossier dossier) =>
        actor.Bars is var bars
        && dossier.RegisteredAt is not null
        && actor.HasAuthorityOver(dossier.Measure)
        && bars.Measures.Contains(dossier.Measure)
        && bars.Assigned.Contains(dossier.Id)
        && !bars.Scored.Contains(dossier.Id)
        && !bars.Organisations.Contains(dossier.Organisation)
        && !bars.Dossiers.Contains(dossier.Id)
            ? bars.Hidden.GetValueOrDefault(dossier.Call)
            : null;

    /// <summary>The same for a dossier at hand.</summary>
    public static bool MaySee(this Actor actor, Dossier dossier) =>
        actor.WorksOnDrafts
            ? dossier.Organisation == actor.Organisation
            : dossier.RegisteredAt is not null && actor.HasAuthorityOver(dossier.Measure) && !actor.Bars.Bars(dossier);

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
