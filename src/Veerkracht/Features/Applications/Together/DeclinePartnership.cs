using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A partner does not take part. The applicant must take it out of the answers before it can send.</summary>
public sealed class DeclinePartnership(Db db, PartnerDrafts drafts, Chronicle chronicle, Notifier notifier, Clock clock)
{
    public Task<Outcome<PartnerPart>> Do(Actor actor, Guid dossierId, string stepId, string? remark, CancellationToken stop = default) =>
        db.Transact<PartnerPart>(
            async () =>
            {
                if (await drafts.Find(actor, dossierId, stepId, stop) is not { } found)
                    return Refusal.NotFound();
                var (draft, part) = found;
                if (!actor.MaySign)
                    return PartnerRefusals.SignerNeeded;
                if (PartnerRefusals.Late(draft) is { } late)
                    return late;
                if (string.IsNullOrWhiteSpace(remark))
                    return ReasonNeeded;
                if (PartnerRefusals.Remark(remark) is { } refusal)
                    return refusal;
                if (part.State == PartnerState.Declined)
                    return part;

                var before = new { Partner = part.State };
                part.Decide(PartnerState.Declined, actor.PersonId, clock.UtcNow, remark.Trim(), null);
                chronicle.Record(
                    actor,
                    ActKinds.DeclinePartnership,
                    draft.Dossier.Subject,
                    remark,
                    evidence: new { step = stepId },
                    before: before,
                    after: new { Partner = part.State }
                );
                notifier.Tell(
                    new Addressee(draft.Dossier.Organisation, Call: draft.Dossier.Call, DossierId: dossierId),
                    new LocalText(
                        $"{part.OrganisationName} doet niet mee ({draft.Dossier.Number})",
                        $"{part.OrganisationName} does not take part ({draft.Dossier.Number})"
                    ),
                    new LocalText(
                        $"{part.OrganisationName} weigert om partner te zijn. Haal dit bestuur uit uw antwoorden voor u indient.",
                        $"{part.OrganisationName} declines to be a partner. Take it out of your answers before you send."
                    ),
                    $"/dossiers/{dossierId}/stap/{stepId}/samenwerken"
                );
                return part;
            },
            stop
        );

    private static readonly Refusal ReasonNeeded = new(
        "required",
        new LocalText("Zeg kort waarom uw bestuur niet meedoet.", "Say briefly why your organisation does not take part."),
        RefusalKind.Invalid,
        "remark"
    );
}
