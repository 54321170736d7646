using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Payments;

/// <summary>What a person types from a bank statement: a day that is possible, and a reference.</summary>
public static class BankEntry
{
    /// <summary>Longest reference, characters; a structured communication has 20, ISO 20022 allows 35.</summary>
    public const int LongestReference = 35;

    public static Refusal? Check(string? reference, DateOnly on, DateTime? approvedAt, Clock clock)
    {
        if (
            ActRefusals.Text(reference, "reference", new("Geef het kenmerk van de bank.", "Give the reference of the bank.")) is { } missing
        )
            return missing;
        if (reference!.Trim().Length > LongestReference)
        {
            return new(
                "too-long",
                new LocalText(
                    $"Het kenmerk heeft hoogstens {LongestReference} tekens.",
                    $"The reference has at most {LongestReference} characters."
                ),
                RefusalKind.Invalid,
                "reference"
            );
        }
        var day = LocalDate.FromDateOnly(on);
        if (day > clock.Today)
            return PaymentRefusals.InFuture;
        return approvedAt is { } at && day < BrusselsTime.At(Instant.FromDateTimeUtc(at)).Date ? PaymentRefusals.BeforeApproval : null;
    }

    public static IReadOnlyList<ActBox> Boxes { get; } =
    [
        new("on", ActBoxKind.Day, new("Dag op het rekeninguittreksel", "Day on the bank statement")),
        new("reference", ActBoxKind.Text, new("Kenmerk van de bank", "Reference of the bank")) { MostCharacters = LongestReference },
    ];

    /// <summary>The payment that was approved and for which the bank still has to pay or to receive; null where none is.</summary>
    public static Payment? Waiting(IDossierFacts facts) =>
        facts.Parts<Payment>().LastOrDefault(p => p.State is PaymentState.Approved or PaymentState.Paid && !p.IsFinished);

    /// <summary>Does what was filled in to the payment of this dossier that waits for the bank.</summary>
    public static async Task<Outcome<ActResult>> Of(
        Db db,
        Guid dossierId,
        ActInput input,
        Func<Guid, DateOnly, string, Task<Outcome<ActResult>>> record,
        CancellationToken stop
    )
    {
        if (input.Day("on") is not { } on)
            return NoDay;
        var payments = db.Payments.AsNoTracking().Where(p => p.DossierId == dossierId && p.State != PaymentState.Refused);
        var last = await payments.OrderByDescending(p => p.ProposedAt).Select(p => p.Id).FirstOrDefaultAsync(stop);
        return last == default ? PaymentRefusals.NotApproved : await record(last, on, input["reference"]);
    }

    private static readonly Refusal NoDay = new(
        "required",
        new("Geef de dag die op het rekeninguittreksel staat.", "Give the day on the bank statement."),
        RefusalKind.Invalid,
        "on"
    );
}
