using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A partner does not take part. The applicant must take it out of the answers before it can send.</summary>
public sealed class DeclinePartnership(ActFrame acts, PartnerDrafts drafts) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("decline-partnership", new("Partner doet niet mee", "Partner declines"))
        {
            By = ActBy.PartnerSigner,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToApplicant(
                    "{partner} doet niet mee ({number})",
                    "{partner} does not take part ({number})",
                    "{partner} weigert om partner te zijn. Haal dit bestuur uit uw antwoorden voor u indient.",
                    "{partner} declines to be a partner. Take it out of your answers before you send."
                ) with
                {
                    Lands = "/dossiers/{dossier}/stap/{step-id}/samenwerken",
                },
            ],
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

    private static Outcome<PartnerPart> Decline(ActScope<PartnerSubject> act)
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
        act.Say("partner", new(part.OrganisationName, part.OrganisationName));
        act.Say("step-id", new(draft.Step.StepId));
        return part;
    }

    private static readonly Refusal ReasonNeeded = new(
        "required",
        new LocalText("Zeg kort waarom uw bestuur niet meedoet.", "Say briefly why your organisation does not take part."),
        RefusalKind.Invalid,
        "remark"
    );
}
