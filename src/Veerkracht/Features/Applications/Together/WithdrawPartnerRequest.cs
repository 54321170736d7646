using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Takes a request to a partner back, until it answered. It stays named in the answers, and no longer reads the draft.</summary>
public sealed class WithdrawPartnerRequest(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    PartnerRequests requests,
    OrganisationRegistry organisations
) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("withdraw-partner-request", new("Vraag aan partner ingetrokken", "Request to partner taken back"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            Tells = [PartnerRequests.TakenBack],
            Words = new("a step in draft, the partner was asked and did not answer", "the partner is no longer asked", "nothing"),
        };

    public Task<Outcome<bool>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        OrganisationId organisation,
        CancellationToken stop = default
    ) =>
        acts.Run<DraftSubject, bool>(
            Kind,
            actor,
            new DraftTarget(calls, dossierId, stepId),
            null,
            act => TakeBack(act, organisation, stop),
            stop
        );

    private async Task<Outcome<bool>> TakeBack(ActScope<DraftSubject> act, OrganisationId organisation, CancellationToken stop)
    {
        var draft = act.Subject.Draft;
        var (dossierId, stepId) = (draft.Dossier.Id, draft.Step.StepId);
        var parts = db.PartnerParts.Where(p => p.DossierId == dossierId && p.StepId == stepId);
        if (await parts.FirstOrDefaultAsync(p => p.Organisation == organisation, stop) is not { } part)
            return Refusal.NotFound();
        if (part.State != PartnerState.Asked)
            return PartnerRefusals.Answered;

        act.Evidence = new { step = stepId, organisation = organisations.KeyOf(organisation) };
        act.Before = new { Partner = part.State };
        await requests.TakeBack(draft, part, stop);
        return true;
    }
}
