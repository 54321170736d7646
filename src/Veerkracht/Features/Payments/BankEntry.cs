using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
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
}
