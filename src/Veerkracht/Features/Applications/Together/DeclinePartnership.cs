using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A partner does not take part. The applicant must take it out of the answers before it can send.</summary>
public sealed class DeclinePartnership(ActFrame acts, PartnerDrafts drafts, Notifier notifier) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("decline-partnership", new("Partner doet niet mee", "Partner declines"))
        {
            By = ActBy.PartnerSigner,
            Touches = ActTouches.None,
            Words = new("a step in draft", "the partner does not take part; the step cannot be sent while it is named", "nothing"),
        };

    public Task<Outcome<PartnerPart>> Do(Actor actor, Guid dossierId, string stepId, string? remark, CancellationToken stop = default) =>
        acts.Run<PartnerSubject, PartnerPart>(
            Kind,
            actor,
            new PartnerTarget(drafts, dossierId, stepId),
            remark,
            act => Task.FromResult(Decline(act)),
            stop
        );

    private Outcome<PartnerPart> Decline(ActScope<PartnerSubject> act)
    {
        var (draft, part) = act.Subject;
        if (act.Reason is null)
            return ReasonNeeded;
        if (PartnerRefusals.Remark(act.Reason) is { } refusal)
            return refusal;
        if (part.State == PartnerState.Declined)
            return act.Nothing(part);

        act.Evidence = new { step = draft.Step.StepId };
        act.Before = new { Partner = part.State };
        part.Decide(PartnerState.Declined, act.Actor.PersonId, act.At, act.Reason, null);
        act.After = new { Partner = part.State };
        Tell(draft, part);
        return part;
    }

    private void Tell(Draft draft, PartnerPart part) =>
        notifier.Tell(
            new Addressee(draft.Dossier.Organisation, Call: draft.Dossier.Call, DossierId: draft.Dossier.Id),
            new LocalText(
                $"{part.OrganisationName} doet niet mee ({draft.Dossier.Number})",
                $"{part.OrganisationName} does not take part ({draft.Dossier.Number})"
            ),
            new LocalText(
                $"{part.OrganisationName} weigert om partner te zijn. Haal dit bestuur uit uw antwoorden voor u indient.",
                $"{part.OrganisationName} declines to be a partner. Take it out of your answers before you send."
            ),
            $"/dossiers/{draft.Dossier.Id}/stap/{draft.Step.StepId}/samenwerken"
        );

    private static readonly Refusal ReasonNeeded = new(
        "required",
        new LocalText("Zeg kort waarom uw bestuur niet meedoet.", "Say briefly why your organisation does not take part."),
        RefusalKind.Invalid,
        "remark"
    );
}
