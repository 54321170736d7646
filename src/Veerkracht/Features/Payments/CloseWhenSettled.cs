using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// What follows when the bank has done its part for a claim, in the same transaction: the claim is settled, and the dossier closes when nothing
/// of its grant is left to pay and nothing is to come back. A confirmation years later stays possible on a closed dossier.
/// </summary>
public sealed class CloseWhenSettled(Db db, Chronicle chronicle, Ledger ledger)
{
    /// <param name="dossier">With its steps.</param>
    public async Task AfterClaim(Actor actor, Dossier dossier, Payment payment, CancellationToken stop = default)
    {
        var step = dossier.Steps.Single(s => s.StepId == payment.StepId);
        if (step.State == StepState.Sent)
            step.Go(StepState.Settled);
        // The transfers of this act must have moved the balances before they are asked.
        await db.SaveChangesAsync(stop);
        var committed = await ledger.Balance(Book.Envelope(dossier.Measure).Committed(dossier.Id), stop);
        if (!payment.IsFinished)
        {
            dossier.Await(Desk.ProgrammeManager);
        }
        else if (committed.IsPositive)
        {
            dossier.Await(Desk.Applicant);
        }
        else
        {
            var before = new { dossier.State };
            dossier.Go(DossierState.Closed);
            chronicle.Record(
                actor,
                ActKinds.CloseDossier,
                dossier.Subject,
                null,
                null,
                before,
                new { dossier.State, paid = dossier.Paid.ToString() }
            );
        }
    }
}
