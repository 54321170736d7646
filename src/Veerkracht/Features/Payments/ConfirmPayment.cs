using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver, another person than who proposed it, approves a payment. What the final cost no longer needs is released at once;
/// where nothing is left to pay the claim is settled.
/// </summary>
public sealed class ConfirmPayment(ActFrame acts, Db db, Ledger ledger, CloseWhenSettled close) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-payment", new("Betaling goedgekeurd", "Payment approved"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
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
        await db.OnUndecided<Payment, PaymentState>(dossierId, id => Do(actor, id, null, stop), stop, p => p.Amount);

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
        if (payment.Amount.IsZero)
            await close.AfterClaim(act, dossier, payment, after, stop);
        return payment;
    }
}
