using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Payments;

namespace Veerkracht.Api;

/// <summary>
/// Payments on claims: proposed by one, approved by another, recorded when the bank paid. The applicant sees them once decided.
/// </summary>
internal static class PaymentsApi
{
    private const string Tag = "Payments";

    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/payments", List)
            .Named("getPayments", Tag, "Payments of a dossier, oldest first", Audience.Applicant | Audience.Agency)
            .Produces<PaymentsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/payments", Propose)
            .Named("proposePayment", Tag, "Propose to pay what the rules give for a claim that was sent", ProposePayment.Kind)
            .Produces<PaymentJson>(201);
        api.MapPost("/payments/{id:guid}/confirmation", Confirm)
            .Named("confirmPayment", Tag, "Approve a payment, as a second person", ConfirmPayment.Kind)
            .Produces<PaymentJson>();
        api.MapPost("/payments/{id:guid}/refusal", Refuse)
            .Named(
                "refusePayment",
                Tag,
                "Refuse a proposed payment, as a second person; the claim may go back to the applicant",
                RefusePayment.Kind
            )
            .Produces<PaymentJson>();
        api.MapPost("/payments/{id:guid}/execution", Record)
            .Named("recordPayment", Tag, "Record that the bank paid; the same again is harmless", RecordPayment.Kind)
            .Produces<PaymentJson>();
        api.MapPost("/payments/{id:guid}/recovery", Recover)
            .Named("recordRecovery", Tag, "Record that what was paid too much came back; the same again is harmless", RecordRecovery.Kind)
            .Produces<PaymentJson>();
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var all = await db
            .Payments.AsNoTracking()
            .Where(p => p.DossierId == id && (seesAll || p.State != PaymentState.Proposed))
            .OrderBy(p => p.ProposedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new PaymentsJson([.. all.Select(PaymentJson.Of)]));
    }

    private static async Task<IResult> Propose(
        Guid id,
        ProposedPaymentJson body,
        HttpContext context,
        ProposePayment propose,
        CancellationToken stop
    ) =>
        (await propose.Do(context.Actor(), id, body.Step ?? "", body.Reason ?? "", stop)).Answer(context, p =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/payments", PaymentJson.Of(p))
        );

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmPayment confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Remark, stop)).Answer(context, p => TypedResults.Ok(PaymentJson.Of(p)));

    private static async Task<IResult> Refuse(
        Guid id,
        RefusedPaymentJson body,
        HttpContext context,
        RefusePayment refuse,
        CancellationToken stop
    ) =>
        (await refuse.Do(context.Actor(), id, body.Reason ?? "", body.ReturnClaim, stop)).Answer(context, p =>
            TypedResults.Ok(PaymentJson.Of(p))
        );

    private static async Task<IResult> Record(Guid id, BankJson body, HttpContext context, RecordPayment record, CancellationToken stop) =>
        body.On is { } day
            ? (await record.Do(context.Actor(), id, day, body.Reference ?? "", stop)).Answer(context, p =>
                TypedResults.Ok(PaymentJson.Of(p))
            )
            : Problems.Of(NoDay, context);

    private static async Task<IResult> Recover(
        Guid id,
        BankJson body,
        HttpContext context,
        RecordRecovery record,
        CancellationToken stop
    ) =>
        body.On is { } day
            ? (await record.Do(context.Actor(), id, day, body.Reference ?? "", stop)).Answer(context, p =>
                TypedResults.Ok(PaymentJson.Of(p))
            )
            : Problems.Of(NoDay, context);

    private static readonly Refusal NoDay = new(
        "required",
        new("Vul de dag van de bank in.", "Enter the day of the bank."),
        RefusalKind.Invalid,
        "on"
    );
}

/// <param name="Step">The claim that was sent.</param>
public sealed record ProposedPaymentJson(string? Step, string? Reason);

/// <param name="ReturnClaim">True where the applicant must mend the claim and send it again.</param>
public sealed record RefusedPaymentJson(string? Reason, bool ReturnClaim = false);

/// <param name="On">Calendar day in Brussels, "2022-12-01".</param>
/// <param name="Reference">The bank's reference, at most 35 characters.</param>
public sealed record BankJson(DateOnly? On, string? Reference);

public sealed record PaymentsJson(IReadOnlyList<PaymentJson> Payments);

/// <param name="Grant">The grant after this claim.</param>
/// <param name="Recover">What was paid before and is no longer due.</param>
public sealed record PaymentJson(
    Guid Id,
    Guid Dossier,
    string Step,
    PaymentState State,
    AmountJson Amount,
    AmountJson Grant,
    AmountJson Recover,
    string? Iban,
    IReadOnlyDictionary<string, DecidedJson> Amounts,
    string Reason,
    DecisionJson Decision,
    DateOnly? PaidOn,
    string? BankReference,
    DateOnly? RecoveredOn,
    string? RecoveryReference
)
{
    public static PaymentJson Of(Payment p) =>
        new(
            p.Id,
            p.DossierId,
            p.StepId,
            p.State,
            AmountJson.Of(p.Amount),
            AmountJson.Of(p.Grant),
            AmountJson.Of(p.Recover),
            p.Iban,
            DecidedJson.Of(p.Amounts),
            p.Reason,
            new(p.ProposedBy, p.ProposedAt, p.DecidedBy, p.DecidedAt, p.DecisionReason),
            p.PaidOn,
            p.BankReference,
            p.RecoveredOn,
            p.RecoveryReference
        );
}
