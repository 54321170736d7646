using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager proposes to pay what the call's instalment gives for a claim that was sent. The last claim brings the final cost:
/// it may lower the grant, never raise it. Where it ends below what was paid, nothing is paid and the difference is to be paid back.
/// </summary>
public sealed class ProposePayment(Db db, CallCatalogue calls, PaymentPlans plans, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Payment>> Do(Actor actor, Guid dossierId, string stepId, string reason, CancellationToken stop = default) =>
        db.Transact<Payment>(
            async () =>
            {
                var dossier = await db.FindDossier(actor, dossierId, stop);
                var call = dossier is null ? null : calls.Get(dossier.Call, dossier.CallVersion);
                var definition = call?.Steps.FirstOrDefault(s => s.Id == stepId);
                if (dossier is null || call is null || definition is null)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (CaseRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return CaseRefusals.DecisionPending;
                if (dossier.State != DossierState.Awarded)
                    return CaseRefusals.WrongState(dossier);
                if (definition.Instalment is null)
                    return PaymentRefusals.NoInstalment;
                if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId)?.State != StepState.Sent)
                    return PaymentRefusals.NotSent;
                if (await db.Questions.AnyAsync(q => q.DossierId == dossierId && q.Answer == null, stop))
                    return CaseRefusals.QuestionsOpen;
                var earlier = await db
                    .Payments.AsNoTracking()
                    .Where(p => p.DossierId == dossierId && p.State != PaymentState.Refused)
                    .ToListAsync(stop);
                if (earlier.Any(p => p.StepId == stepId))
                    return PaymentRefusals.AlreadyProposed;
                if (earlier.Any(p => !p.IsFinished))
                    return PaymentRefusals.EarlierUnfinished;

                var claim = await plans.Due(dossier, stepId, stop);
                var due = claim.Due;
                var now = clock.UtcNow;
                var payment = new Payment
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    StepId = stepId,
                    AmountCents = due.Amount.Cents,
                    GrantCents = due.Grant.Cents,
                    RecoverCents = due.PaidTooMuch.Cents,
                    Lines = DecisionJson.Write(due.Lines),
                    Iban = claim.Iban,
                    Reason = reason.Trim(),
                    Amounts = DecisionJson.Write<DecidedAmount>([.. claim.Amounts, Due(due)]),
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Payments.Add(payment);
                dossier.Await(Desk.SecondApprover);
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.ProposePayment,
                    dossier.Subject(),
                    reason,
                    new
                    {
                        payment = payment.Id,
                        step = stepId,
                        due.Lines,
                    },
                    null,
                    new
                    {
                        amount = payment.Amount.ToString(),
                        grant = payment.Grant.ToString(),
                        recover = payment.RecoverCents > 0 ? payment.Recover.ToString() : null,
                    }
                );
                return payment;
            },
            stop
        );

    /// <summary>Name under which the amount of a payment stands beside the amounts of the rules.</summary>
    public const string DueName = "payment";

    private static DecidedAmount Due(PaymentDue due) =>
        new(DueName, new LocalText("Te betalen", "To be paid"), due.Amount.Cents, due.Explained.Why);
}
