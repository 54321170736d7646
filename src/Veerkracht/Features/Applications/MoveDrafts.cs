using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft of an application that moves to a newer version of its call, without its answers.</summary>
/// <param name="Unkept">The answers for which the newer form has no place.</param>
public sealed record MovedDraft(
    Guid DossierId,
    OrganisationId Organisation,
    string OrganisationName,
    string Number,
    IReadOnlyList<UnkeptAnswer> Unkept
);

/// <summary>
/// Moves the drafts of running applications to a newer version of their call. Only dossiers of which nothing was sent move: what was sent
/// stays on its own version, and so do the later steps of that dossier. Answers stay by field; see <see cref="CarriedAnswers"/>. Answers
/// are read where the form they are in has another place for them, some drafts at a time; all others move by one statement.
/// </summary>
public sealed class MoveDrafts(Db db, Clock clock, CallCatalogue calls, StepContexts contexts, NamePartners partners, TaskLooks tasks)
{
    private const int Batch = 200;

    /// <summary>A step in which drafts of one version are, and what the newer form does to them.</summary>
    /// <param name="Losing">Fields that may lose answers.</param>
    private sealed record Move(int Version, Step From, Step To, IReadOnlyList<string> Losing)
    {
        /// <summary>Every draft may be another afterwards, whatever was typed.</summary>
        public bool ChangesAll => CarriedFields.Starts(From.Form, To.Form) || To.Form.Fields.Any(f => f.MustConfirm);
    }

    /// <summary>What moving would do now, dossier by dossier in the order in which they were started. Changes nothing.</summary>
    public async Task<IReadOnlyList<MovedDraft>> Look(CallDefinition to, CancellationToken stop = default)
    {
        var unkept = new Dictionary<Guid, IReadOnlyList<UnkeptAnswer>>();
        foreach (var move in (await Moves(to, stop)).Where(m => m.Losing.Count > 0))
        {
            var losing = Losing(Unsent(to, move), move);
            await foreach (var batch in InBatches(losing.AsNoTracking(), stop))
            {
                foreach (var step in batch)
                    unkept[step.Id] = Carry(step, move).Unkept;
            }
        }
        var steps = to.Steps.Select(s => s.Id).ToList();
        var drafts = await Drafts(to)
            .OrderBy(d => d.StartedAt)
            .ThenBy(d => d.Id)
            .SelectMany(
                d => d.Steps.Where(s => s.Sent == null && steps.Contains(s.StepId)),
                (d, s) =>
                    new
                    {
                        s.Id,
                        d.Organisation,
                        d.OrganisationName,
                        d.Number,
                        DossierId = d.Id,
                    }
            )
            .ToListAsync(stop);
        return
        [
            .. drafts.Select(d => new MovedDraft(
                d.DossierId,
                d.Organisation,
                d.OrganisationName,
                d.Number,
                unkept.GetValueOrDefault(d.Id, [])
            )),
        ];
    }

    /// <summary>Steps of drafts that the newer version does not have, with how many drafts are in each: those could not move.</summary>
    public async Task<IReadOnlyList<(string Step, int Drafts)>> Homeless(CallDefinition to, CancellationToken stop = default)
    {
        var steps = await Drafts(to)
            .SelectMany(d => d.Steps)
            .Where(s => s.Sent == null)
            .GroupBy(s => s.StepId)
            .Select(g => new { Step = g.Key, Count = g.Count() })
            .ToListAsync(stop);
        return [.. steps.Where(s => to.Steps.All(t => t.Id != s.Step)).Select(s => (s.Step, s.Count))];
    }

    /// <summary>
    /// Moves them, in an act that changes the call and is alone with that: who saves, sends or starts at the same moment waits, and then
    /// goes on with the newer form.
    /// </summary>
    public async Task Do(CallDefinition to, CancellationToken stop = default)
    {
        var steps = to.Steps.Select(s => s.Id).ToList();
        // Who has the old form open notices, also where all its answers were kept.
        await db
            .DossierSteps.Where(s => s.Sent == null && steps.Contains(s.StepId) && Drafts(to).Any(d => d.Id == s.DossierId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), stop);
        foreach (var move in (await Moves(to, stop)).Where(m => m.ChangesAll || m.Losing.Count > 0))
        {
            var unsent = Unsent(to, move);
            await foreach (var batch in InBatches(move.ChangesAll ? unsent : Losing(unsent, move), stop))
                await Rewrite(to, move, batch, stop);
        }
        var now = clock.UtcNow;
        await Drafts(to)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.CallVersion, to.Version)
                        .SetProperty(d => d.ChangedAt, now)
                        .SetProperty(d => d.Version, d => d.Version + 1),
                stop
            );
        await tasks.Of(to.Slug, stop);
    }

    /// <summary>Saves them before the next are read, and keeps none in memory.</summary>
    private async Task Rewrite(CallDefinition to, Move move, IReadOnlyList<DossierStep> batch, CancellationToken stop)
    {
        var ids = batch.Select(s => s.DossierId).ToList();
        var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        foreach (var step in batch)
        {
            var (dossier, carried) = (dossiers[step.DossierId], Carry(step, move));
            await AddStart(to, move, dossier, carried.Kept, stop);
            step.Answers = AnswersJson.Write(carried.Kept);
            UnkeptAnswers.Add(step, carried.Unkept);
            await partners.Do(new Draft(to, dossier, step, carried.Kept), stop);
        }
        await db.SaveChangesAsync(stop);
        foreach (var done in batch.Cast<object>().Concat(dossiers.Values))
            db.Entry(done).State = EntityState.Detached;
    }

    private IQueryable<Dossier> Drafts(CallDefinition to) =>
        db.Dossiers.Where(d => d.Call == to.Slug && d.CallVersion < to.Version && d.State == DossierState.Draft);

    private IQueryable<DossierStep> Unsent(CallDefinition to, Move move) =>
        db.DossierSteps.Where(s =>
            s.Sent == null && s.StepId == move.To.Id && Drafts(to).Any(d => d.Id == s.DossierId && d.CallVersion == move.Version)
        );

    /// <summary>Those in whose text a field is named that may lose its answer.</summary>
    private static IQueryable<DossierStep> Losing(IQueryable<DossierStep> steps, Move move)
    {
        var keys = move.Losing.Select(id => $"\"{id}\"").ToList();
        return steps.Where(s => keys.Any(key => s.Answers.Contains(key)));
    }

    private static async IAsyncEnumerable<IReadOnlyList<DossierStep>> InBatches(
        IQueryable<DossierStep> steps,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var after = Guid.Empty;
        while (true)
        {
            var batch = await steps.Where(s => s.Id > after).OrderBy(s => s.Id).Take(Batch).ToListAsync(stop);
            if (batch.Count == 0)
                yield break;
            yield return batch;
            after = batch[^1].Id;
        }
    }

    private async Task<IReadOnlyList<Move>> Moves(CallDefinition to, CancellationToken stop)
    {
        var there = await Drafts(to)
            .SelectMany(d => d.Steps.Where(s => s.Sent == null), (d, s) => new { d.CallVersion, s.StepId })
            .Distinct()
            .ToListAsync(stop);
        return
        [
            .. from move in there
            where Has(to, move.StepId)
            let before = calls.Get(to.Slug, move.CallVersion).Step(move.StepId)
            let now = to.Step(move.StepId)
            select new Move(move.CallVersion, before, now, CarriedFields.Losing(before.Form, now.Form)),
        ];
    }

    private static bool Has(CallDefinition call, string step) => call.Steps.Any(s => s.Id == step);

    private static CarriedAnswers Carry(DossierStep step, Move move) =>
        CarriedAnswers.Of(move.From.Form, move.To.Form, AnswersJson.Read(step.Answers));

    /// <summary>A field that was not there before starts as it would in a new application.</summary>
    private async Task AddStart(CallDefinition to, Move move, Dossier dossier, JsonObject answers, CancellationToken stop)
    {
        if (!CarriedFields.Starts(move.From.Form, move.To.Form))
            return;
        var known = move.From.Form.Fields.Select(f => f.Id).ToHashSet();
        foreach (var (name, value) in CallEngine.Start(to, move.To.Id, await contexts.For(to, dossier, move.To.Id, stop)))
            if (!known.Contains(name))
                answers[name] = value?.DeepClone();
    }
}
