using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// Sees, in the save of the answers, that nobody stays partner of a draft whose answers no longer name it. Naming one asks nothing and
/// shows nothing: that is <see cref="AskPartner"/>.
/// </summary>
public sealed class NamePartners(Db db, PartnerProjects projects, PartnerRequests requests)
{
    public async Task Do(Draft draft, CancellationToken stop = default)
    {
        if (!PartnerProjects.Has(draft))
            return;
        var parts = await db.PartnerParts.Where(p => p.DossierId == draft.Dossier.Id && p.StepId == draft.Step.StepId).ToListAsync(stop);
        if (parts.Count == 0)
            return;
        var named = CallEngine
            .Partners(draft.Call, draft.Step.StepId, (await projects.Evaluate(draft, stop)).Clean)
            .Select(key => projects.Named(draft, key))
            .OfType<OrganisationId>()
            .ToHashSet();
        foreach (var gone in parts.Where(p => !named.Contains(p.Organisation)))
            await requests.TakeBack(draft, gone, stop);
    }
}
