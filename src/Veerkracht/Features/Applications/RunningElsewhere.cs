using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>
/// No money twice: who has a running dossier in a call or measure that this call excludes cannot apply here. A dossier runs until it is
/// withdrawn, rejected or closed. At the start a draft elsewhere counts too; at sending only what was sent does, so that of two drafts the
/// first to be sent goes on.
/// </summary>
public sealed class RunningElsewhere(Db db)
{
    public Task<Refusal?> Started(CallDefinition call, OrganisationId organisation, CancellationToken stop = default) =>
        Of(call, db.Dossiers.Where(d => d.Organisation == organisation), stop);

    public async Task<Refusal?> Sent(CallDefinition call, Dossier dossier, CancellationToken stop = default)
    {
        if (call.Excludes.Count == 0)
            return null;
        // Two that exclude each other and are sent at once go one after the other: a change that changes nothing holds the rows of this
        // applicant.
        await db
            .Dossiers.Where(d => d.Organisation == dossier.Organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Number, d => d.Number), stop);
        return await Of(
            call,
            db.Dossiers.Where(d => d.Organisation == dossier.Organisation && d.Id != dossier.Id && d.RegisteredAt != null),
            stop
        );
    }

    private async Task<Refusal?> Of(CallDefinition call, IQueryable<Dossier> theirs, CancellationToken stop)
    {
        foreach (var exclusion in call.Excludes)
        {
            // How many dossiers may run in the call itself is said by max_dossiers.
            var number = await theirs
                .Where(d =>
                    d.State != DossierState.Withdrawn
                    && d.State != DossierState.Rejected
                    && d.State != DossierState.Closed
                    && d.Call != call.Slug
                    && (d.Call == exclusion.Call || d.Measure == exclusion.Measure)
                )
                .OrderBy(d => d.StartedAt)
                .Select(d => d.Number)
                .FirstOrDefaultAsync(stop);
            if (number is not null)
                return Excluded(number, exclusion.Reason);
        }
        return null;
    }

    private static Refusal Excluded(string number, LocalText reason) =>
        new(
            "excluded-by-dossier",
            new LocalText(
                $"Dit kan niet samen met dossier {number}, dat nog loopt: {reason.Nl.TrimEnd('.')}. Trek dat dossier in, of wacht tot "
                    + "het afgesloten is.",
                $"This cannot go together with dossier {number}, which is still running: {reason.In(Language.En).TrimEnd('.')}. "
                    + "Withdraw that dossier, or wait until it is closed."
            )
        );
}
