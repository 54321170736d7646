using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework;

/// <summary>A claim that was sent and is not settled, with the amount that it would pay or that was proposed for it.</summary>
public sealed record WaitingClaim(LocalText Title, Money Amount);

/// <summary>The claims that wait in the dossiers of a list: two queries, whatever its length.</summary>
public sealed class WaitingClaims(Db db, CallCatalogue calls)
{
    public async Task<IReadOnlyDictionary<Guid, WaitingClaim>> Of(IReadOnlyList<WorkRow> rows, CancellationToken stop = default)
    {
        var awarded = rows.Where(r => r.State == DossierState.Awarded).ToDictionary(r => r.Id);
        if (awarded.Count == 0)
            return new Dictionary<Guid, WaitingClaim>();
        var steps = await db
            .DossierSteps.AsNoTracking()
            .Where(s => awarded.Keys.Contains(s.DossierId))
            .Select(s => new
            {
                s.Id,
                s.DossierId,
                s.StepId,
                s.State,
                Amounts = s.CorrectedAmounts ?? s.Amounts,
            })
            .ToListAsync(stop);
        var payments = await db
            .Payments.AsNoTracking()
            .Where(p => awarded.Keys.Contains(p.DossierId) && p.State != PaymentState.Refused)
            .Select(p => new
            {
                p.DossierId,
                p.StepId,
                p.State,
                p.AmountCents,
            })
            .ToListAsync(stop);
        var waiting = new Dictionary<Guid, WaitingClaim>();
        // By the dossier alone: there is an index by the state, too, and of sent steps there are many.
        foreach (var sent in steps.Where(s => s.State == Applications.StepState.Sent).GroupBy(s => s.DossierId))
        {
            var row = awarded[sent.Key];
            var own = payments.Where(p => p.DossierId == row.Id).ToList();
            var ordered = new Money(own.Where(p => p.State == PaymentState.Approved).Sum(p => p.AmountCents));
            var call = calls.Get(row.Call, row.CallVersion);
            var plan = PaymentPlan.Of(call, row.Awarded ?? Money.Zero, row.Paid + ordered);
            if (plan.First(step => sent.Any(s => s.StepId == step.Id)) is not { Step: var claim })
                continue;
            var counts = sent.Single(s => s.StepId == claim.Id);
            var amounts = CorruptRowException.Unless<ExplainedAmounts>(counts.Amounts, "DossierSteps", counts.Id, "Amounts");
            waiting[row.Id] = new(
                claim.Title,
                own.FirstOrDefault(p => p.StepId == claim.Id) is { } proposed
                    ? new Money(proposed.AmountCents)
                    : plan.Due(claim.Id, Final(call, amounts)).Amount
            );
        }
        return waiting;
    }

    /// <summary>By the amounts that stand with the step; from which sources it comes does not matter to a list.</summary>
    private static FinalCost? Final(CallDefinition call, string? amounts) =>
        AmountsJson.Read(amounts).ToDictionary().TryGetValue(call.Funding.Grant, out var grant) ? new(grant.Amount, []) : null;
}
