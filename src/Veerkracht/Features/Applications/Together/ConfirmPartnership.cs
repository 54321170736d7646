namespace Veerkracht.Features.Applications.Together;

/// <summary>A partner confirms that it takes part in the project as it stands; again after the project changed.</summary>
public sealed class ConfirmPartnership(ActFrame acts, PartnerDrafts drafts, PartnerProjects projects) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("confirm-partnership", new("Partner bevestigt", "Partner confirms"))
        {
            By = ActBy.PartnerSigner,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToApplicant(
                    "{partner} bevestigt ({number})",
                    "{partner} confirms ({number})",
                    "{partner} doet mee als partner.",
                    "{partner} takes part."
                ) with
                {
                    Lands = "/dossiers/{dossier}/stap/{step-id}/samenwerken",
                },
            ],
            Words = new(
                "a step in draft",
                "the partner takes part in the project as it read it: its name, the amount asked and its own part",
                "nothing"
            ),
        };

    /// <param name="seen"><see cref="PartnerBasis.Seen"/> of what was read; null confirms whatever is saved.</param>
    public Task<Outcome<PartnerPart>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string? remark,
        string? seen,
        CancellationToken stop = default
    ) =>
        acts.Run<PartnerSubject, PartnerPart>(
            Kind,
            actor,
            new PartnerTarget(drafts, dossierId, stepId),
            remark,
            act => Confirm(act, seen, stop),
            stop
        );

    private async Task<Outcome<PartnerPart>> Confirm(ActScope<PartnerSubject> act, string? seen, CancellationToken stop)
    {
        var (draft, part) = act.Subject;
        if (PartnerRefusals.Remark(act.Reason) is { } refusal)
            return refusal;
        var basis = projects.Basis(draft, await projects.Evaluate(draft, stop), part.Organisation);
        if (seen is { Length: > 0 } && seen != basis.Seen)
            return PartnerRefusals.ChangedSinceRead;
        if (part.State == PartnerState.Confirmed && part.Basis == basis.Write())
            return act.Nothing(part);

        act.Evidence = new
        {
            step = draft.Step.StepId,
            basis.Name,
            basis.Seen,
        };
        act.Before = new { Partner = part.State };
        part.Decide(PartnerState.Confirmed, act.Actor.PersonId, act.At, act.Reason, basis.Write());
        act.After = new { Partner = part.State };
        act.Say("partner", new(part.OrganisationName, part.OrganisationName));
        act.Say("step-id", new(draft.Step.StepId));
        return part;
    }
}
