using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Casework;

/// <summary>What a draft is called and would ask if it were sent now, as its own pages say.</summary>
/// <param name="Asked">Null where the answers do not give it yet.</param>
/// <param name="Missing">How many points stop its sending; 0 for a draft that is complete.</param>
public sealed record DraftFigures(string? Name, Money? Asked, int Missing);

/// <summary>
/// The drafts among the rows of a list. They are computed when they are looked at, for what they would ask depends on what others took
/// meanwhile; a list shows <see cref="WorkList.Size"/> rows at most.
/// </summary>
public sealed class DraftsInList(Db db, CallCatalogue calls, StepContexts contexts, SourceMoney money)
{
    /// <summary>By dossier. Empty for who fills in no drafts: nobody else may read them.</summary>
    public async Task<IReadOnlyDictionary<Guid, DraftFigures>> Of(
        Actor reader,
        IReadOnlyList<WorkRow> rows,
        CancellationToken stop = default
    )
    {
        var figures = new Dictionary<Guid, DraftFigures>();
        var ids = rows.Where(r => r.State == DossierState.Draft).Select(r => r.Id).ToList();
        if (ids.Count == 0 || !reader.WorksOnDrafts)
            return figures;
        var drafts = await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => ids.Contains(d.Id)).ToListAsync(stop);
        // What is left is the same for all that a holder did not send yet.
        var stands = new Dictionary<(string, int, OrganisationId), SourcesAtHand>();
        foreach (var dossier in drafts.Where(d => d.Organisation == reader.Organisation && d.Steps.Count > 0))
        {
            var (call, step) = (calls.Get(dossier.Call, dossier.CallVersion), dossier.Steps[0]);
            var answers = AnswersJson.Read(step.Answers);
            var key = (dossier.Call, dossier.CallVersion, dossier.Holder);
            if (!stands.TryGetValue(key, out var stand))
                stands[key] = stand = await money.Stand(call, dossier, false, stop);
            var context = await contexts.For(call, dossier, step.StepId, stand, stop);
            var evaluation = CallEngine.Evaluate(call, step.StepId, answers, context);
            var grant = call.Funding.Grant;
            figures[dossier.Id] = new(
                ProjectNames.Of(call, step.StepId, answers),
                !evaluation.Unknown.Contains(grant) && evaluation.Amounts.TryGetValue(grant, out var asked) && asked.Amount.IsPositive
                    ? asked.Amount
                    : null,
                evaluation.Errors.Count
            );
        }
        return figures;
    }
}
