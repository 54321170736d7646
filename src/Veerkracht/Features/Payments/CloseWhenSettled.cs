using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// What follows when the bank has done its part for a claim, in the same transaction: the claim is settled, and the dossier closes when
/// nothing of its grant is left to pay and nothing is to come back. A confirmation years later stays possible on a closed dossier.
/// </summary>
public sealed class CloseWhenSettled(Db db, PaymentPlans plans, TellOpenSteps opened) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("close-dossier", new("Dossier afgesloten", "Dossier closed"))
        {
            By = ActBy.Following,
            From = [DossierState.Awarded],
            Tells =
            [
                Tellings.ToApplicant(
                    "Afgesloten: {number}",
                    "Closed: {number}",
                    "{name}. Alles is betaald en afgerekend. U hoeft niets meer te doen.",
                    "{name}. All is paid and settled. You need not do anything more."
                ),
            ],
            Words = new("awarded, nothing left to pay or to come back", "closed", "nothing"),
        };

    /// <param name="act">The act of the bank from which this follows.</param>
    /// <param name="dossier">With its steps.</param>
    /// <param name="stand">Where the money of the dossier stands after what the act booked.</param>
    public async Task AfterClaim(
        ActScope<Decision<Payment>> act,
        Dossier dossier,
        Payment payment,
        DossierStand stand,
        CancellationToken stop
    )
    {
        var step = dossier.Steps.Single(s => s.StepId == payment.StepId);
        if (step.State == StepState.Sent)
            step.Go(StepState.Settled);
        if (!payment.IsFinished)
        {
            dossier.Await(Desk.ProgrammeManager);
            return;
        }
        dossier.ReturnFromBank();
        var plan = plans.Of(dossier, stand);
        if (!plan.IsSettled)
        {
            dossier.Await(await Next(dossier, payment, plan, act.At, stop));
            await opened.AfterPayment(dossier, payment.StepId, stop);
        }
        else
        {
            var before = new { dossier.State };
            dossier.Go(DossierState.Closed);
            act.Follow(Kind, before: before, after: new { dossier.State, paid = stand.Amounts.Paid.ToString() });
        }
    }

    /// <summary>What came since the payment was proposed is looked at first, but for a question that still waits for its answer.</summary>
    private async Task<Desk> Next(Dossier dossier, Payment payment, PaymentPlan plan, DateTime at, CancellationToken stop)
    {
        if (await db.OpenQuestionsOf(dossier.Id, at).AnyAsync(stop))
            return Desk.Applicant;
        var answered = await db.Questions.AnyAsync(q => q.DossierId == dossier.Id && q.AnsweredAt > payment.ProposedAt, stop);
        bool IsSent(string id) => dossier.Steps.Any(s => s.StepId == id && s.State == StepState.Sent);
        return answered || plan.First(next => IsSent(next.Id)) is not null || dossier.Steps.Any(s => s.SentAt > payment.ProposedAt)
            ? Desk.ProgrammeManager
            : Desk.Applicant;
    }
}
