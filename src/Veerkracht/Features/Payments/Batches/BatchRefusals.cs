namespace Veerkracht.Features.Payments.Batches;

/// <summary>What acts on batches and files of the bank refuse, each said once.</summary>
public static class BatchRefusals
{
    public static Refusal OtherState(BatchState state) =>
        new(
            "batch-other-state",
            state switch
            {
                BatchState.Prepared => new(
                    "Een tweede persoon moet dit betaalbestand eerst vrijgeven.",
                    "A second person has to release this payment file first."
                ),
                BatchState.Withdrawn => new("Dit betaalbestand is ingetrokken.", "This payment file was withdrawn."),
                _ => new("Dit betaalbestand is al vrijgegeven.", "This payment file was released already."),
            }
        );

    public static readonly Refusal PayerUnknown = new(
        "payer-unknown",
        new(
            "Van welke rekening er betaald wordt, is niet ingesteld. Vraag de beheerder om Payments:Iban en Payments:Name in te vullen.",
            "From which account is paid is not set. Ask the administrator to fill in Payments:Iban and Payments:Name."
        )
    );

    public static readonly Refusal NothingToOrder = new(
        "nothing-to-order",
        new("Er is geen goedgekeurde betaling die nog naar de bank moet.", "There is no approved payment that still has to go to the bank.")
    );

    public static readonly Refusal DayPast = new(
        "day-past",
        new("Kies vandaag of een latere dag, hoogstens een jaar ver.", "Choose today or a later day, at most a year ahead."),
        RefusalKind.Invalid,
        "on"
    );

    public static Refusal Changed(IReadOnlyList<string> numbers) =>
        new(
            "order-changed",
            new(
                $"Deze betalingen veranderden sinds het bestand gemaakt is: {string.Join(", ", numbers)}. Trek het in en maak een nieuw.",
                $"These payments changed since the file was prepared: {string.Join(", ", numbers)}. Withdraw it and prepare another."
            )
        );

    public static Refusal Invalid(string fault) =>
        new(
            "file-invalid",
            new($"Het bestand klopt niet met het formaat van de bank: {fault}", $"The file does not fit the format of the bank: {fault}")
        );

    public static readonly Refusal UnderWay = new(
        "batch-under-way",
        new(
            "Het platform is dit bestand aan het bezorgen. Kijk over een minuut opnieuw.",
            "The platform is delivering this file. Look again in a minute."
        )
    );

    public static readonly Refusal NoFile = new(
        "bank-file-needed",
        new("Kies eerst het bestand van de bank.", "Choose the file of the bank first."),
        RefusalKind.Invalid,
        "file"
    );

    public static Refusal Unreadable(Core.Texts.LocalText why) => new("bank-file-unreadable", why, RefusalKind.Invalid, "file");

    public static readonly Refusal LineClosed = new(
        "bank-line-closed",
        new("Bij deze regel is niets meer te doen.", "Nothing is left to do about this line.")
    );
}
