using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>What is posted from the page of a dossier: each form calls its one act. Names of boxes are "form_box".</summary>
public sealed partial class CasePageModel
{
    public Task<IActionResult> OnPostCompleteAsync(Guid id, [FromServices] CheckCompleteness act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, id, null, stop), ActKinds.CheckCompleteness, "complete", stop);

    public Task<IActionResult> OnPostAskAsync(Guid id, string? ask_text, [FromServices] AskQuestion act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, id, ask_text ?? "", stop), ActKinds.AskQuestion, "ask", stop);

    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid question, [FromServices] AnswerQuestion act, CancellationToken stop)
    {
        var form = $"q{question:n}";
        return Answer(id, act.Do(Actor, question, Request.Form[$"{form}_answer"].ToString(), stop), ActKinds.AnswerQuestion, form, stop);
    }

    public Task<IActionResult> OnPostProposeSelectionAsync(
        Guid id,
        string? jury_selected,
        string? jury_reason,
        [FromServices] ProposeSelection act,
        CancellationToken stop
    ) =>
        Answer(
            id,
            jury_selected is "yes" or "no" ? act.Do(Actor, id, jury_selected == "yes", jury_reason ?? "", stop) : NoChoice(),
            ActKinds.ProposeSelection,
            "jury",
            stop
        );

    public Task<IActionResult> OnPostConfirmSelectionAsync(
        Guid id,
        Guid selection,
        [FromServices] ConfirmSelection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, selection, null, stop), ActKinds.ConfirmSelection, "confirm", stop);

    public Task<IActionResult> OnPostRefuseSelectionAsync(
        Guid id,
        Guid selection,
        string? refuse_reason,
        [FromServices] RefuseSelection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, selection, refuse_reason ?? "", stop), ActKinds.RefuseSelection, "refuse", stop);

    public Task<IActionResult> OnPostConfirmCorrectionAsync(
        Guid id,
        Guid correction,
        [FromServices] ConfirmCorrection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, correction, null, stop), ActKinds.ConfirmCorrection, "confirm", stop);

    public Task<IActionResult> OnPostRefuseCorrectionAsync(
        Guid id,
        Guid correction,
        string? refuse_reason,
        [FromServices] RefuseCorrection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, correction, refuse_reason ?? "", stop), ActKinds.RefuseCorrection, "refuse", stop);

    public Task<IActionResult> OnPostProposeRejectionAsync(
        Guid id,
        string? rejection_reason,
        [FromServices] ProposeRejection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, id, rejection_reason ?? "", stop), ActKinds.ProposeRejection, "rejection", stop);

    public Task<IActionResult> OnPostRejectAsync(Guid id, Guid rejection, [FromServices] RejectApplication act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, rejection, null, stop), ActKinds.RejectApplication, "reject", stop);

    public Task<IActionResult> OnPostKeepAsync(
        Guid id,
        Guid rejection,
        string? keep_reason,
        [FromServices] RefuseRejection act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, rejection, keep_reason ?? "", stop), ActKinds.RefuseRejection, "keep", stop);

    public Task<IActionResult> OnPostProposeAwardAsync(
        Guid id,
        string? award_reason,
        [FromServices] ProposeAward act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, id, award_reason ?? "", stop), ActKinds.ProposeAward, "award", stop);

    public Task<IActionResult> OnPostConfirmAwardAsync(Guid id, Guid award, [FromServices] ConfirmAward act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, award, null, stop), ActKinds.ConfirmAward, "confirm", stop);

    public Task<IActionResult> OnPostRefuseAwardAsync(
        Guid id,
        Guid award,
        string? refuse_reason,
        [FromServices] RefuseAward act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, award, refuse_reason ?? "", stop), ActKinds.RefuseAward, "refuse", stop);

    public Task<IActionResult> OnPostProposePaymentAsync(
        Guid id,
        string? step,
        string? payment_reason,
        [FromServices] ProposePayment act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, id, step ?? "", payment_reason ?? "", stop), ActKinds.ProposePayment, "payment", stop);

    public Task<IActionResult> OnPostConfirmPaymentAsync(
        Guid id,
        Guid payment,
        [FromServices] ConfirmPayment act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, payment, null, stop), ActKinds.ConfirmPayment, "confirm", stop);

    public Task<IActionResult> OnPostRefusePaymentAsync(
        Guid id,
        Guid payment,
        string? refuse_reason,
        string? refuse_to,
        [FromServices] RefusePayment act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, payment, refuse_reason ?? "", refuse_to == "applicant", stop), ActKinds.RefusePayment, "refuse", stop);

    public Task<IActionResult> OnPostRecordPaymentAsync(
        Guid id,
        Guid payment,
        DateOnly? bank_on,
        string? bank_reference,
        [FromServices] RecordPayment act,
        CancellationToken stop
    ) =>
        Answer(
            id,
            bank_on is { } on ? act.Do(Actor, payment, on, bank_reference ?? "", stop) : NoDay<Payment>(),
            ActKinds.RecordPayment,
            "bank",
            stop
        );

    public Task<IActionResult> OnPostRecordRecoveryAsync(
        Guid id,
        Guid payment,
        DateOnly? bank_on,
        string? bank_reference,
        [FromServices] RecordRecovery act,
        CancellationToken stop
    ) =>
        Answer(
            id,
            bank_on is { } on ? act.Do(Actor, payment, on, bank_reference ?? "", stop) : NoDay<Payment>(),
            ActKinds.RecordRecovery,
            "bank",
            stop
        );

    private static Task<Outcome<Selection>> NoChoice() =>
        Task.FromResult<Outcome<Selection>>(
            new Refusal("required", new("Kies wat de jury besliste.", "Choose what the jury decided."), RefusalKind.Invalid, "selected")
        );

    private static Task<Outcome<T>> NoDay<T>() =>
        Task.FromResult<Outcome<T>>(
            new Refusal(
                "required",
                new("Geef de dag die op het rekeninguittreksel staat.", "Give the day on the bank statement."),
                RefusalKind.Invalid,
                "on"
            )
        );
}
