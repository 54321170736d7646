using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Again;
using CallState = Veerkracht.Core.Calls.StepState;

namespace Veerkracht.Features.Applications;

/// <summary>The refusals that several acts on a step share.</summary>
public static class StepRefusals
{
    public const string DeadlinePassed = "deadline-passed";

    /// <summary>Why a step is not open, with the time: what the calendar says.</summary>
    public static Refusal NotOpen(StepStatus status) =>
        status.State switch
        {
            CallState.Closed => new(
                DeadlinePassed,
                Say(
                    status,
                    "Indienen kan niet meer. Wat u bewaarde, blijft bewaard.",
                    "Sending is no longer possible. What you saved stays saved."
                )
            ),
            CallState.NotEligible => new("not-eligible", status.Reason),
            CallState.WaitsFor => new("step-waits", Say(status)),
            _ => new("not-open-yet", Say(status)),
        };

    public static readonly Refusal Sent = new(
        "already-sent",
        new LocalText("Dit is al ingediend en kan niet meer gewijzigd worden.", "This was sent already and can no longer be changed.")
    );

    public static readonly Refusal Ended = new(
        "dossier-ended",
        new LocalText(
            "Dit dossier loopt niet meer: er kan niets meer gewijzigd of ingediend worden.",
            "This dossier has ended: nothing can be changed or sent any more."
        )
    );

    /// <summary>
    /// Why a draft can no longer be changed: it was sent and not opened again, what was sent was decided on, or its dossier ended. Null
    /// where it can.
    /// </summary>
    public static Refusal? Closed(Draft draft) =>
        !draft.Step.IsBeingWritten ? Sent
        : draft.Dossier.HasEnded(draft.Call.Step(draft.Step.StepId)) ? Ended
        : draft.Step.Revising is null ? null
        : RevisionRefusals.Fixed(draft.Call, draft.Dossier, draft.Step);

    private static LocalText Say(StepStatus status, string nl = "", string en = "") =>
        new($"{status.Reason.Nl}. {nl}".TrimEnd(), $"{status.Reason.In(Language.En)}. {en}".TrimEnd());

    /// <summary>
    /// This step cannot be filled in any more: the dossier was withdrawn, rejected or closed. After the last payment the reports and
    /// confirmations of later years go on.
    /// </summary>
    public static bool HasEnded(this Dossier dossier, Step step) =>
        dossier.State switch
        {
            DossierState.Closed => step.Kind is not (StepKind.Report or StepKind.Confirmation),
            DossierState.Withdrawn or DossierState.Rejected => true,
            _ => false,
        };

    /// <summary>The dossier no longer runs; a closed one may still have a report to send.</summary>
    public static bool HasEnded(this Dossier dossier) =>
        dossier.State is DossierState.Withdrawn or DossierState.Rejected or DossierState.Closed;
}
