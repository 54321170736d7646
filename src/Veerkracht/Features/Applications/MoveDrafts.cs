using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft of an application as it would be, or is, on a newer version of its call.</summary>
public sealed record MovedDraft(Dossier Dossier, DossierStep Step, CarriedAnswers Carried);

/// <summary>
/// Moves the drafts of running applications to a newer version of their call. Only dossiers of which nothing was sent move: what was sent
/// stays on its own version, and so do the later steps of that dossier. Answers stay by field; see <see cref="CarriedAnswers"/>.
/// </summary>
public sealed class MoveDrafts(Db db, Clock clock, CallCatalogue calls, StepContexts contexts, NamePartners partners)
{
    /// <summary>What moving would do now, dossier by dossier in the order of their numbers. Changes nothing.</summary>
    public async Task<IReadOnlyList<MovedDraft>> Look(CallDefinition to, CancellationToken stop = default)
    {
        var drafts = await Drafts(to).AsNoTracking().ToListAsync(stop);
        return
        [
            .. from dossier in drafts.OrderBy(d => d.StartedAt)
            from step in dossier.Steps
            where step.Sent is null && Has(to, step)
            select new MovedDraft(dossier, step, Carry(dossier, step, to)),
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
    /// Moves them inside the transaction of the act. A save by an officer at the same moment waits, and then goes on with the newer form.
    /// </summary>
    public async Task<IReadOnlyList<MovedDraft>> Do(CallDefinition to, CancellationToken stop = default)
    {
        // Who starts an application meanwhile waits here, and then starts on the newer version.
        await db.HoldNumbers(calls.Find(to.Slug)?.NumberPrefix ?? to.NumberPrefix, stop);
        var ids = await Drafts(to).Select(d => d.Id).ToListAsync(stop);
        // Held by a change that changes nothing, as a save holds its step: what is read after this is what the last save left.
        await db
            .DossierSteps.Where(s => ids.Contains(s.DossierId) && s.Sent == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SavedBy, s => s.SavedBy), stop);
        var moved = new List<MovedDraft>();
        foreach (var dossier in await Drafts(to).ToListAsync(stop))
        {
            foreach (var step in dossier.Steps.Where(s => s.Sent is null && Has(to, s)))
            {
                var carried = Carry(dossier, step, to);
                await AddStart(to, dossier, step, carried.Kept, stop);
                step.Answers = AnswersJson.Write(carried.Kept);
                UnkeptAnswers.Add(step, carried.Unkept);
                // Who has the old form open notices, also where all its answers were kept.
                db.Entry(step).Property(s => s.Answers).IsModified = true;
                moved.Add(new(dossier, step, carried));
                await partners.Do(new Draft(to, dossier, step, carried.Kept), stop);
            }
            (dossier.CallVersion, dossier.ChangedAt) = (to.Version, clock.UtcNow);
        }
        return moved;
    }

    private IQueryable<Dossier> Drafts(CallDefinition to) =>
        db
            .Dossiers.Include(d => d.Steps)
            .Where(d => d.Call == to.Slug && d.CallVersion < to.Version && d.State == DossierState.Draft)
            .OrderBy(d => d.Id);

    private static bool Has(CallDefinition call, DossierStep step) => call.Steps.Any(s => s.Id == step.StepId);

    private CarriedAnswers Carry(Dossier dossier, DossierStep step, CallDefinition to) =>
        CarriedAnswers.Of(
            calls.Get(dossier.Call, dossier.CallVersion).Step(step.StepId).Form,
            to.Step(step.StepId).Form,
            AnswersJson.Read(step.Answers)
        );

    /// <summary>A field that was not there before starts as it would in a new application.</summary>
    private async Task AddStart(CallDefinition to, Dossier dossier, DossierStep step, JsonObject answers, CancellationToken stop)
    {
        var known = calls.Get(dossier.Call, dossier.CallVersion).Step(step.StepId).Form.Fields.Select(f => f.Id).ToHashSet();
        foreach (var (name, value) in CallEngine.Start(to, step.StepId, await contexts.For(to, dossier, step.StepId, stop)))
            if (!known.Contains(name))
                answers[name] = value?.DeepClone();
    }
}
