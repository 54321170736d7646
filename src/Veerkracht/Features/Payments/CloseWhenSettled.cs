using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// What follows when the bank has done its part for a claim, in the same transaction: the claim is settled, and the dossier closes when
/// nothing of its grant is left to pay and nothing is to come back. A confirmation years later stays possible on a closed dossier.
/// </summary>
public sealed class CloseWhenSettled(PaymentPlans plans) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("close-dossier", new("Dossier afgesloten", "Dossier closed"))
        {
            By = ActBy.Following,
            From = [DossierState.Awarded],
            Words = new("awarded, nothing left to pay or to come back", "closed", "nothing"),
        };

    /// <param name="act">The act of the bank from which this follows.</param>
    /// <param name="dossier">With its steps.</param>
    /// <param name="stand">Where the money of the dossier stands after what the act booked.</param>
    public void AfterClaim(ActScope<Decision<Payment>> act, Dossier dossier, Payment payment, DossierStand stand)
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
            // What was sent while the bank was at work is looked at first.
            bool IsSent(string id) => dossier.Steps.Any(s => s.StepId == id && s.State == StepState.Sent);
            var waits = plan.First(next => IsSent(next.Id)) is not null || dossier.Steps.Any(s => s.SentAt > payment.DecidedAt);
            dossier.Await(waits ? Desk.ProgrammeManager : Desk.Applicant);
        }
        else
        {
            var before = new { dossier.State };
            dossier.Go(DossierState.Closed);
            act.Follow(Kind, before: before, after: new { dossier.State, paid = stand.Amounts.Paid.ToString() });
        }
    }
}
