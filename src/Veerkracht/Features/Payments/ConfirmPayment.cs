using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver, another person than who proposed it, approves a payment. What the final cost no longer needs is released at once;
/// where nothing is left to pay the claim is settled.
/// </summary>
public sealed class ConfirmPayment(ActFrame acts, Db db, Ledger ledger, CloseWhenSettled close) : IDossierAct
{
    private static readonly LocalText Pays = new("als er iets te betalen is", "where something is to be paid");
    private static readonly LocalText Recovers = new("als er te veel betaald is", "where too much was paid");

    private static readonly Telling ToPay = Tellings.ToFinance(
        "Te betalen: {amount} aan {government}",
        "To pay: {amount} to {government}",
        "{name}. De betaling is goedgekeurd. Noteer ze wanneer de bank ze heeft uitgevoerd.",
        "{name}. The payment was approved. Record it when the bank has made it."
    ) with
    {
        When = Pays,
    };

    private static readonly Telling Approved = Tellings.Decided(
        "Goedgekeurd: {amount} voor {number}",
        "Approved: {amount} for {number}",
        "{name}. Uw aanvraag tot betaling is goedgekeurd. {amount} gaat naar de bank; u krijgt bericht wanneer het betaald is.",
        "{name}. Your claim was approved. {amount} goes to the bank; you are told when it is paid."
    ) with
    {
        When = Pays,
        Lands = "/dossiers/{dossier}#betalingen",
    };

    private static readonly Telling ToPayBack = Tellings.Decided(
        "Terug te betalen: {recover} voor {number}",
        "To pay back: {recover} for {number}",
        "{name}. De eindkost ligt lager dan wat al betaald is. U moet {recover} terugbetalen.",
        "{name}. The final cost ends below what was paid. You must pay {recover} back."
    ) with
    {
        When = Recovers,
        Variant = "back",
        Lands = "/dossiers/{dossier}#betalingen",
    };

    private static readonly Telling ToGetBack = Tellings.ToFinance(
        "Terug te krijgen: {recover} van {government}",
        "To get back: {recover} from {government}",
        "{name}. De afrekening is goedgekeurd. Noteer de terugbetaling wanneer ze binnenkomt.",
        "{name}. The settlement was approved. Record the repayment when it comes in."
    ) with
    {
        When = Recovers,
    };

    private static readonly Telling NothingLeft = Tellings.Decided(
        "Afgerekend: {number}",
        "Settled: {number}",
        "{name}. Uw aanvraag tot betaling is goedgekeurd. Er is niets meer te betalen.",
        "{name}. Your claim was approved. Nothing is left to pay."
    ) with
    {
        When = new("als er niets meer te betalen is", "where nothing is left to pay"),
        Variant = "settled",
        Lands = "/dossiers/{dossier}#betalingen",
    };

    public static ActKind Kind { get; } =
        new DossierActKind("confirm-payment", new("Betaling goedgekeurd", "Payment approved"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            Tells = [ToPay, Approved, ToPayBack, ToGetBack, NothingLeft],
            Words = new(
                "a proposed payment",
                "the payment may be made; a lower final cost lowers the grant",
                "committed → ordered for what is paid, committed → available for what is released"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Payment>(
            "confirm-payment",
            new("Beslis over deze betaling", "Decide on this payment"),
            new("Keur de betaling goed", "Approve the payment")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Payment, PaymentState>(dossierId, input, id => Do(actor, id, null, stop), stop, p => p.Amount);

    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Payment>(Kind, actor, paymentId, remark, act => Confirm(act, stop), stop);

    private async Task<Outcome<Payment>> Confirm(ActScope<Decision<Payment>> act, CancellationToken stop)
    {
        var (dossier, payment) = act.Subject;
        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = new PaymentPostings(dossier, payment, stand).AtApproval;
        var after = stand.After(postings);
        act.Book(postings);
        act.Evidence = new { payment = payment.Id, step = payment.StepId };
        act.Before = new { awarded = stand.Amounts.Awarded.ToString() };
        payment.Decide(PaymentState.Approved, act.Actor.PersonId, act.At, act.Reason);
        if (!payment.IsFinished)
            dossier.GoToBank(act.At);
        dossier.Await(Desk.ProgrammeManager);
        act.After = new
        {
            awarded = after.Amounts.Awarded.ToString(),
            approved = payment.Amount.ToString(),
            recover = payment.RecoverCents > 0 ? payment.Recover.ToString() : null,
        };
        Tell(act, payment);
        if (payment.Amount.IsZero)
            await close.AfterClaim(act, dossier, payment, after, stop);
        return payment;
    }

    private static void Tell(ActScope<Decision<Payment>> act, Payment payment)
    {
        act.Say("recover", Notifier.Euros(payment.Recover));
        Telling[] told =
            payment.Recover.IsPositive ? [ToPayBack, ToGetBack]
            : payment.Amount.IsPositive ? [ToPay, Approved]
            : [NothingLeft];
        foreach (var telling in told)
            act.Tell(telling);
    }
}
