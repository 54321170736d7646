using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>One direction in which the bank moves money for a payment.</summary>
/// <param name="Recorded">Day and reference of what was recorded before; without a day where nothing was.</param>
/// <param name="Amount">What moves, in cents.</param>
/// <param name="Nothing">The refusal where nothing has to move.</param>
/// <param name="Postings">What the journal books for it.</param>
/// <param name="Record">Writes day and reference on the payment.</param>
public sealed record BankMovement(
    Func<Payment, (DateOnly? On, string? Reference)> Recorded,
    Func<Payment, Money> Amount,
    Refusal Nothing,
    Func<PaymentPostings, IReadOnlyList<Posting>> Postings,
    Action<Payment, DateOnly, string> Record
);

/// <summary>Records what the bank did. The same day and reference again is harmless; others are refused.</summary>
public sealed class BankRecords(Ledger ledger, CloseWhenSettled close, Clock clock)
{
    /// <param name="on">Calendar day in Brussels on which the bank moved it.</param>
    /// <param name="reference">As typed from the bank statement.</param>
    public async Task<Outcome<Payment>> Record(
        ActScope<Decision<Payment>> act,
        BankMovement movement,
        DateOnly on,
        string reference,
        CancellationToken stop
    )
    {
        var (dossier, payment) = act.Subject;
        if (BankEntry.Check(reference, on, payment.DecidedAt, clock) is { } refusal)
            return refusal;
        reference = reference.Trim();
        if (movement.Recorded(payment) is { On: { } day } before)
            return (day, before.Reference) == (on, reference) ? act.Nothing(payment) : PaymentRefusals.RecordedOtherwise;
        if (payment.State != PaymentState.Approved)
            return PaymentRefusals.NotApproved;
        if (movement.Amount(payment).IsZero)
            return movement.Nothing;

        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = movement.Postings(new PaymentPostings(dossier, payment, stand));
        var after = stand.After(postings);
        act.Book(postings);
        act.Evidence = new
        {
            payment = payment.Id,
            step = payment.StepId,
            on,
            reference,
        };
        act.Before = new { paid = stand.Amounts.Paid.ToString() };
        movement.Record(payment, on, reference);
        act.Amount = movement.Amount(payment);
        var said = LocalDate.FromDateOnly(on);
        act.Say("on", new(DateText.Long(said, Language.Nl), DateText.Long(said, Language.En)));
        act.After = new { paid = after.Amounts.Paid.ToString() };
        await close.AfterClaim(act, dossier, payment, after, stop);
        return payment;
    }
}
