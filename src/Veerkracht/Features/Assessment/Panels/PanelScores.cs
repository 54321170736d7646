using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>What one assessor gave a dossier, with what it gave before.</summary>
/// <param name="Versions">The newest first; that one counts.</param>
/// <param name="Counts">False where an interest bars the assessor by now.</param>
public sealed record SheetOf(Guid PersonId, string Name, IReadOnlyList<GivenScores> Versions, bool Counts)
{
    public GivenScores Last => Versions[0];
    public IReadOnlyList<TypedScore> Scores => ScoresJson.Read(Last.Scores);
}

/// <summary>A dossier with the result that its panel gives it.</summary>
/// <param name="Waiting">How many were to score it and did not yet.</param>
public sealed record DossierScores(
    Guid DossierId,
    string Number,
    string? ProjectName,
    string OrganisationName,
    DossierState State,
    PanelResult Result,
    IReadOnlyList<SheetOf> Sheets,
    int Waiting
);

/// <summary>All dossiers of a phase with their results, in the order of the ranking.</summary>
public sealed record PanelStanding(
    CallDefinition Call,
    Step Step,
    PanelRules Rules,
    Panel? Panel,
    IReadOnlyList<(RankedApplication Ranked, DossierScores Scores)> Ranking
);

/// <summary>The results of panels: for their page, for the choice of the jury, and for rounds that decide over many.</summary>
public sealed class PanelScores(Db db, CallCatalogue calls, Interests interests, StepContexts contexts)
{
    /// <summary>Null where there is no such phase, or nothing on which it is judged.</summary>
    public async Task<PanelStanding?> Of(string call, string step, CancellationToken stop = default)
    {
        if (PanelTarget.PhaseOf(calls, call, step) is not var (definition, phase) || PanelRules.Of(definition.Assessment) is not { } rules)
            return null;
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(p => p.Call == call && p.StepId == step, stop);
        var dossiers = await Read(db.OfPhase(definition, step), stop);
        var scores = await Scores(dossiers, rules, panel, stop);
        var byId = scores.ToDictionary(s => $"{s.DossierId}");
        return new(
            definition,
            phase,
            rules,
            panel,
            [.. PanelRanking.Of(scores.Select(s => ($"{s.DossierId}", s.Result))).Select(r => (r, byId[r.Id]))]
        );
    }

    /// <summary>The result of one dossier for the phase that was sent last; null where no panel scores it.</summary>
    public async Task<DossierScores?> OfDossier(Dossier dossier, CancellationToken stop = default)
    {
        var definition = calls.Get(dossier.Call, dossier.CallVersion);
        var step = Phases.LastSent(definition, dossier)?.Id;
        if (PanelRules.Of(definition.Assessment) is not { } rules)
            return null;
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(p => p.Call == dossier.Call && p.StepId == step, stop);
        return panel is null
            ? null
            : (await Scores(await Read(db.Dossiers.Where(d => d.Id == dossier.Id), stop), rules, panel, stop)).Single();
    }

    private sealed record Row(Guid Id, string Number, string? ProjectName, string OrganisationName, DossierState State);

    private static Task<List<Row>> Read(IQueryable<Dossier> dossiers, CancellationToken stop) =>
        dossiers.Select(d => new Row(d.Id, d.Number, d.ProjectName, d.OrganisationName, d.State)).ToListAsync(stop);

    private async Task<IReadOnlyList<DossierScores>> Scores(
        IReadOnlyList<Row> dossiers,
        PanelRules rules,
        Panel? panel,
        CancellationToken stop
    )
    {
        var ids = dossiers.Select(d => d.Id).ToList();
        var panelId = panel?.Id ?? Guid.Empty;
        var given = await db.GivenScores.AsNoTracking().Where(g => g.PanelId == panelId && ids.Contains(g.DossierId)).ToListAsync(stop);
        var readings = (
            await db
                .PanelReadings.AsNoTracking()
                .Where(r => r.PanelId == panelId && ids.Contains(r.DossierId))
                .Select(r => new { r.DossierId, r.PersonId })
                .ToListAsync(stop)
        ).ToLookup(r => r.DossierId, r => r.PersonId);
        var people = given.Select(g => g.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var scored = given.Select(g => g.DossierId).Distinct().ToList();
        var barred = (await interests.Of(people, scored, stop)).Select(i => (i.DossierId, i.PersonId)).ToHashSet();
        var computed = await Computed(rules, ids, stop);
        var sheets = given.ToLookup(g => g.DossierId);
        return
        [
            .. dossiers.Select(d =>
            {
                List<SheetOf> own =
                [
                    .. sheets[d.Id]
                        .GroupBy(g => g.PersonId)
                        .Select(g => new SheetOf(
                            g.Key,
                            names.GetValueOrDefault(g.Key, ""),
                            [.. g.OrderByDescending(v => v.Number)],
                            !barred.Contains((d.Id, g.Key))
                        ))
                        .OrderBy(s => s.Name, StringComparer.Ordinal)
                        .ThenBy(s => s.PersonId),
                ];
                var result = PanelResult.Of(
                    rules,
                    [.. own.Where(s => s.Counts).Select(s => ScoresJson.Sheet(s.PersonId, s.Last.Scores))],
                    computed.GetValueOrDefault(d.Id) ?? new Dictionary<string, Rational>()
                );
                var waiting = readings[d.Id].Count(p => own.All(s => s.PersonId != p));
                return new DossierScores(d.Id, d.Number, d.ProjectName, d.OrganisationName, d.State, result, own, waiting);
            }),
        ];
    }

    /// <summary>Points that follow from the answers: each dossier is evaluated, where the call computes any.</summary>
    private async Task<IReadOnlyDictionary<Guid, Dictionary<string, Rational>>> Computed(
        PanelRules rules,
        IReadOnlyList<Guid> ids,
        CancellationToken stop
    )
    {
        var found = new Dictionary<Guid, Dictionary<string, Rational>>();
        if (rules.Criteria.All(c => !c.IsComputed))
            return found;
        foreach (var dossier in await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => ids.Contains(d.Id)).ToListAsync(stop))
        {
            var call = calls.Get(dossier.Call, dossier.CallVersion);
            var first = call.Steps[0].Id;
            if (dossier.Steps.FirstOrDefault(s => s.StepId == first)?.InForce is not { } json)
                continue;
            var evaluation = CallEngine.Evaluate(call, first, AnswersJson.Read(json), await contexts.For(call, dossier, first, stop));
            found[dossier.Id] = evaluation.Points.Where(p => p.IsKnown).ToDictionary(p => p.Criterion, p => p.Points);
        }
        return found;
    }
}
