using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager proposes to pay what the call's instalment gives for a claim that was sent. The last claim brings the final cost: it may
/// lower the grant, never raise it. Where it ends below what was paid, nothing is paid and the difference is to be paid back.
/// </summary>
public sealed class ProposePayment(Db db, CallCatalogue calls, ClaimComputation computation, Chronicle chronicle, Clock clock)
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
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return DossierRefusals.DecisionPending;
                if (dossier.State != DossierState.Awarded)
                    return DossierRefusals.WrongState(dossier);
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

                var result = await computation.Of(call, dossier, stepId, stop);
                var now = clock.UtcNow;
                var payment = new Payment
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    StepId = stepId,
                    AmountCents = result.Payable.Amount.Cents,
                    GrantCents = result.Grant.Cents,
                    RecoverCents = result.Payable.PaidTooMuch.Cents,
                    Lines = DecisionJson.Write(result.Lines),
                    Iban = result.Iban,
                    Reason = reason.Trim(),
                    Amounts = DecisionJson.Write<DecidedAmount>([.. result.Amounts, Due(result)]),
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Payments.Add(payment);
                dossier.Await(Desk.SecondApprover);
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.ProposePayment,
                    dossier.Subject,
                    reason,
                    new
                    {
                        payment = payment.Id,
                        step = stepId,
                        result.Lines,
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

    private static DecidedAmount Due(ClaimResult result) =>
        new(DueName, new LocalText("Te betalen", "To be paid"), result.Payable.Amount.Cents, result.Payable.Explained.Why);
}
