namespace Veerkracht.Features.Payments;

/// <summary>The refusals of payments, each said once.</summary>
public static class PaymentRefusals
{
    public static readonly Refusal NoInstalment = new(
        "no-instalment",
        new("Bij deze stap hoort geen betaling.", "No payment belongs to this step.")
    );

    public static readonly Refusal NotSent = new(
        "claim-not-sent",
        new("De aanvrager heeft deze betaling nog niet gevraagd.", "The applicant did not ask for this payment yet.")
    );

    public static readonly Refusal AlreadyProposed = new(
        "already-proposed",
        new("Voor deze stap is al een betaling voorgesteld.", "A payment was proposed for this step already.")
    );

    public static readonly Refusal EarlierUnfinished = new(
        "earlier-payment-unfinished",
        new(
            "Een eerdere betaling van dit dossier is nog niet afgerond. Noteer eerst die betaling.",
            "An earlier payment of this dossier is not finished. Record that payment first."
        )
    );

    public static readonly Refusal NotApproved = new(
        "not-approved",
        new("Deze betaling is nog niet goedgekeurd.", "This payment was not approved yet.")
    );

    public static readonly Refusal PaidBefore = new(
        "paid-before",
        new("De bank betaalde deze opdracht al.", "The bank paid this order already.")
    );

    public static readonly Refusal NotPaid = new(
        "not-paid",
        new("Deze betaling is hier niet als betaald bekend.", "This payment is not known here as paid.")
    );

    public static readonly Refusal NothingToPay = new("nothing-to-pay", new("Er is niets te betalen.", "There is nothing to pay."));

    public static readonly Refusal NothingToRecover = new(
        "nothing-to-recover",
        new("Er is niets terug te betalen.", "There is nothing to be paid back.")
    );

    public static readonly Refusal RecordedOtherwise = new(
        "recorded-otherwise",
        new(
            "Deze betaling is al genoteerd, met een andere dag of een ander kenmerk.",
            "This payment was recorded already, with another day or reference."
        )
    );

    public static readonly Refusal InFuture = new(
        "in-future",
        new("De dag van betaling ligt in de toekomst.", "The day of payment lies in the future."),
        RefusalKind.Invalid,
        "on"
    );

    public static readonly Refusal BeforeApproval = new(
        "before-approval",
        new("De dag van betaling ligt vóór de goedkeuring.", "The day of payment lies before the approval."),
        RefusalKind.Invalid,
        "on"
    );
}
