using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>What is posted from the page of a dossier: each form calls its one act. Names of boxes are "form_box".</summary>
public sealed partial class CasePageModel
{
    /// <summary>Any act that is offered by a form: the boxes of the form "propose-award" are named "propose-award_reason".</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, [FromQuery(Name = "doe")] string? form, CancellationToken stop)
    {
        if (DossierActs.Find(form) is not { } deed)
            return NotFound();
        var input = new ActInput(
            deed.Form.Boxes.ToDictionary(b => b.Name, b => Request.Form[$"{deed.Form.Id}_{b.Name}"].ToString())
                .Concat(deed.Form.Fixed)
                .ToDictionary(p => p.Key, p => p.Value)
        );
        return await Answer(id, deed.Do(HttpContext.RequestServices, Actor, id, input, stop), deed.Kind.Code, deed.Form.Id, stop);
    }

    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid question, [FromServices] AnswerQuestion act, CancellationToken stop)
    {
        var form = $"q{question:n}";
        return Answer(id, act.Do(Actor, question, Request.Form[$"{form}_answer"].ToString(), stop), ActKinds.AnswerQuestion, form, stop);
    }

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
