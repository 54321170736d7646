using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager proposes to pay what the call's instalment gives for a claim that was sent. The last claim brings the final cost:
/// it may lower the grant, never raise it. Where it ends below what was paid, nothing is paid and the difference is to be paid back.
/// </summary>
public sealed class ProposePayment(ActFrame acts, Db db, CallCatalogue calls, PaymentPlans plans) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-payment", new("Betaling voorgesteld", "Payment proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = [DossierState.Awarded],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("een betaling van {amount}", "a payment of {amount}")],
            Words = new("awarded, with a claim that was sent", "a payment with the computed amount and its why", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "propose-payment",
            new("Betaling voorstellen", "Propose a payment"),
            new("Stel deze betaling voor", "Propose this payment"),
            facts => ClaimToPay(facts) is not null && !facts.HasOpenQuestion
        )
        {
            JudgesSent = true,
            Boxes = [ActBox.Reason("Wat hebt u nagekeken?", "What did you check?")],
        },
    ];

    /// <summary>The claim that was sent and for which nobody proposed a payment yet; null while an earlier one is not finished.</summary>
    public static Step? ClaimToPay(IDossierFacts facts)
    {
        var payments = facts.Parts<Payment>().Where(p => p.State != PaymentState.Refused).ToList();
        if (payments.Any(p => !p.IsFinished) || facts.Parts<AwardAcceptance>().Any(a => a.IsAsked))
            return null;
        var balanceWaits = facts.Parts<AwardCondition>().Any(c => c.IsOpen);
        return facts.Call.Steps.FirstOrDefault(s =>
            s.Instalment is not null
            && !(balanceWaits && IsBalance(facts.Call, s.Id))
            && payments.All(p => p.StepId != s.Id)
            && facts.Dossier.Steps.Any(d => d.StepId == s.Id && d.State == Applications.StepState.Sent)
        );
    }

    /// <summary>The claim that pays all that is left: it waits until each condition is met or lifted.</summary>
    public static bool IsBalance(CallDefinition call, string stepId) =>
        PaymentPlan.Of(call, Money.Zero).Instalment(stepId) is { Settles: true };

    /// <summary>The claim that comes first in the call and waits for its payment.</summary>
    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop)
    {
        var sent = await db
            .DossierSteps.AsNoTracking()
            .Where(s => s.DossierId == dossierId && s.State == Applications.StepState.Sent)
            .Select(s => s.StepId)
            .ToListAsync(stop);
        var dossier = await db.Dossiers.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(d => d.Id == dossierId, stop);
        var call = dossier is null ? null : calls.Get(dossier.Call, dossier.CallVersion);
        var claim = call?.Steps.FirstOrDefault(s => s.Instalment is not null && sent.Contains(s.Id));
        return claim is null
            ? dossier is null
                ? Refusal.NotFound()
                : PaymentRefusals.NotSent
            : await Run(actor, new DossierTarget(dossierId) { Seen = input.Seen }, claim.Id, input["reason"], stop).AsResult(p => p.Amount);
    }

    public Task<Outcome<Payment>> Do(Actor actor, Guid dossierId, string stepId, string reason, CancellationToken stop = default) =>
        Run(actor, new DossierTarget(dossierId), stepId, reason, stop);

    private Task<Outcome<Payment>> Run(Actor actor, DossierTarget target, string stepId, string reason, CancellationToken stop) =>
        acts.Run<Dossier, Payment>(Kind, actor, target, reason, act => Propose(act, stepId, stop), stop);

    private async Task<Outcome<Payment>> Propose(ActScope<Dossier> act, string stepId, CancellationToken stop)
    {
        var dossier = act.Subject;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == stepId) is not { } definition)
            return Refusal.NotFound();
        if (definition.Instalment is null)
            return PaymentRefusals.NoInstalment;
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId)?.State != Applications.StepState.Sent)
            return PaymentRefusals.NotSent;
        if (await db.OpenQuestionsOf(dossier.Id, act.At).AnyAsync(stop))
            return CaseRefusals.QuestionsOpen;
        var earlier = await db
            .Payments.AsNoTracking()
            .Where(p => p.DossierId == dossier.Id && p.State != PaymentState.Refused)
            .ToListAsync(stop);
        if (earlier.Any(p => p.StepId == stepId))
            return PaymentRefusals.AlreadyProposed;
        if (earlier.Any(p => !p.IsFinished))
            return PaymentRefusals.EarlierUnfinished;

        if (await db.AskedOf(dossier.Id, stop) is not null)
            return AcceptanceRefusals.First;
        if (IsBalance(call, stepId) && await Open(dossier, stop) is { Count: > 0 } open)
            return ConditionRefusals.Open(open);

        var claim = await plans.Due(dossier, stepId, stop);
        var due = claim.Due;
        var payment = new Payment
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            StepId = stepId,
            AmountCents = due.Amount.Cents,
            GrantCents = due.Grant.Cents,
            RecoverCents = due.PaidTooMuch.Cents,
            Lines = DecisionJson.Write(due.Lines),
            Iban = claim.Iban,
            Reason = act.Reason!,
            Amounts = DecisionJson.Write<DecidedAmount>([.. claim.Amounts, Due(due)]),
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Payments.Add(payment);
        dossier.Await(Desk.SecondApprover);
        act.Amount = payment.Amount;
        act.Evidence = new
        {
            payment = payment.Id,
            step = stepId,
            due.Lines,
        };
        act.After = new
        {
            amount = payment.Amount.ToString(),
            grant = payment.Grant.ToString(),
            recover = payment.RecoverCents > 0 ? payment.Recover.ToString() : null,
        };
        return payment;
    }

    private Task<List<AwardCondition>> Open(Dossier dossier, CancellationToken stop) =>
        db
            .AwardConditions.AsNoTracking()
            .Where(c => c.DossierId == dossier.Id && c.State == ConditionState.Open)
            .OrderBy(c => c.LaidAt)
            .ToListAsync(stop);

    /// <summary>Name under which the amount of a payment stands beside the amounts of the rules.</summary>
    public const string DueName = "payment";

    private static DecidedAmount Due(PaymentDue due) =>
        new(DueName, new LocalText("Te betalen", "To be paid"), due.Amount.Cents, due.Explained.Why);
}
