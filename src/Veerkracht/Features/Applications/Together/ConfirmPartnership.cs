using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A partner confirms that it takes part in the project as it stands; again after the project changed.</summary>
public sealed class ConfirmPartnership(
    Db db,
    PartnerDrafts drafts,
    PartnerProjects projects,
    Chronicle chronicle,
    Notifier notifier,
    Clock clock
)
{
    /// <param name="seen"><see cref="PartnerBasis.Seen"/> of what was read; null confirms whatever is saved.</param>
    public Task<Outcome<PartnerPart>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string? remark,
        string? seen,
        CancellationToken stop = default
    ) =>
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
                if (PartnerRefusals.Remark(remark) is { } refusal)
                    return refusal;
                var basis = projects.Basis(draft, await projects.Evaluate(draft, stop), part.Organisation);
                if (seen is { Length: > 0 } && seen != basis.Seen)
                    return PartnerRefusals.ChangedSinceRead;
                if (part.State == PartnerState.Confirmed && part.Basis == basis.Write())
                    return part;

                var before = new { Partner = part.State };
                part.Decide(
                    PartnerState.Confirmed,
                    actor.PersonId,
                    clock.UtcNow,
                    string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(),
                    basis.Write()
                );
                chronicle.Record(
                    actor,
                    ActKinds.ConfirmPartnership,
                    draft.Dossier.Subject,
                    remark,
                    evidence: new
                    {
                        step = stepId,
                        basis.Name,
                        basis.Seen,
                    },
                    before: before,
                    after: new { Partner = part.State }
                );
                notifier.Tell(
                    new Addressee(draft.Dossier.Organisation, Call: draft.Dossier.Call, DossierId: dossierId),
                    new LocalText(
                        $"{part.OrganisationName} bevestigt ({draft.Dossier.Number})",
                        $"{part.OrganisationName} confirms ({draft.Dossier.Number})"
                    ),
                    new LocalText($"{part.OrganisationName} doet mee als partner.", $"{part.OrganisationName} takes part."),
                    $"/dossiers/{dossierId}/stap/{stepId}/samenwerken"
                );
                return part;
            },
            stop
        );
}
