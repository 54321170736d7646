using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Again;

/// <summary>Why what was sent cannot be changed or sent again, each said once.</summary>
public static class RevisionRefusals
{
    public static readonly Refusal NotSent = new(
        "step-not-sent",
        new LocalText("Deze stap is nog niet ingediend: vul ze gewoon verder in.", "This step was not sent yet: just go on filling it in.")
    );

    public static readonly Refusal Decided = new(
        "fields-closed",
        new LocalText(
            "Over deze stap is al beslist. Wat ingediend is, kan niet meer vervangen worden.",
            "This step was decided on already. What was sent can no longer be replaced."
        )
    );

    public static readonly Refusal LaterSent = new(
        "later-phase-sent",
        new LocalText(
            "Een latere stap is al ingediend. Alleen de laatste kan vervangen worden.",
            "A later step was sent already. Only the last one can be replaced."
        )
    );

    public static readonly Refusal DuePassed = new(
        "opening-passed",
        new LocalText(
            "De laatste dag om aan te vullen is voorbij. Wat u eerst indiende, telt.",
            "The last day for the completion has passed. What you sent first counts."
        )
    );

    public static readonly Refusal SameAsSent = new(
        "same-as-sent",
        new LocalText(
            "U wijzigde niets: dit is hetzelfde als wat u al indiende. Dat telt.",
            "You changed nothing: this is the same as what you sent already. That counts."
        )
    );

    public static readonly Refusal NotRevised = new(
        "not-revised",
        new LocalText("Er is geen wijziging die nog niet ingediend is.", "There is no change that was not sent yet.")
    );

    /// <summary>The agency asked for it: only the agency takes that back.</summary>
    public static readonly Refusal IsAsked = new(
        "revision-asked",
        new LocalText(
            "Het agentschap vraagt u dit aan te vullen. U kunt het niet weggooien; na de laatste dag telt wat u eerst indiende.",
            "The agency asks you to complete this. You cannot drop it; after the last day what you sent first counts."
        )
    );

    /// <summary>Of acts that decide on what was sent, as long as the agency waits for the completion.</summary>
    public static readonly Refusal OpeningRuns = new(
        "opening-runs",
        new LocalText(
            "Een deel is opnieuw geopend en de aanvrager vult het aan. Wacht daarop, of neem het openen terug.",
            "A part was opened again and the applicant completes it. Wait for that, or take the opening back."
        )
    );

    public static Refusal FieldClosed(string field) =>
        new(
            "field-closed",
            new LocalText(
                "Dit kan niet meer gewijzigd worden: alleen wat het agentschap opnieuw opende, staat open.",
                "This can no longer be changed: only what the agency opened again is open."
            ),
            RefusalKind.Conflict,
            field
        );

    /// <summary>Why the window in which an application can be sent again is over.</summary>
    public static Refusal TooLate(StepStatus status) =>
        StepRefusals.NotOpen(status) is { Code: StepRefusals.DeadlinePassed } passed
            ? passed with
            {
                Text = new(
                    $"{status.Reason.Nl}. Opnieuw indienen kan niet meer: wat u eerst indiende, telt.",
                    $"{status.Reason.In(Language.En)}. Sending again is no longer possible: what you sent first counts."
                ),
            }
            : StepRefusals.NotOpen(status);

    /// <summary>Why what was sent of a step can no longer be replaced, whatever the day; null where it can.</summary>
    /// <param name="dossier">With its steps.</param>
    public static Refusal? Fixed(CallDefinition call, Dossier dossier, DossierStep step)
    {
        var definition = call.Step(step.StepId);
        if (step.Sent is null)
            return NotSent;
        if (dossier.HasEnded(definition))
            return StepRefusals.Ended;
        if (step.State != StepState.Sent || IsDecided(dossier, definition))
            return Decided;
        if (definition.Kind == StepKind.Application && Phases.LastSent(call, dossier)?.Id != step.StepId)
            return LaterSent;
        return dossier.Awaits == Desk.SecondApprover ? DossierRefusals.DecisionPending : null;
    }

    /// <summary>An application by the award; a claim as soon as its payment is on its way to the bank.</summary>
    private static bool IsDecided(Dossier dossier, Step step) =>
        step.Kind == StepKind.Application
            ? dossier.State is not (DossierState.Registered or DossierState.Complete)
            : step.Kind == StepKind.Claim && dossier.AtBankSince is not null;
}
