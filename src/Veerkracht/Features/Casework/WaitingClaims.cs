using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
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
            .Where(s => awarded.Keys.Contains(s.DossierId) && s.State == Applications.StepState.Sent)
            .Select(s => new
            {
                s.Id,
                s.DossierId,
                s.StepId,
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
                p.AmountCents,
            })
            .ToListAsync(stop);
        var waiting = new Dictionary<Guid, WaitingClaim>();
        foreach (var step in steps)
        {
            var row = awarded[step.DossierId];
            var call = calls.Get(row.Call, row.CallVersion);
            if (call.Steps.FirstOrDefault(s => s.Id == step.StepId) is not { Instalment: not null } definition)
                continue;
            var proposed = payments.FirstOrDefault(p => p.DossierId == step.DossierId && p.StepId == step.StepId);
            waiting[row.Id] = new(
                definition.Title,
                proposed is null
                    ? Payable(call, definition, row, CorruptRowException.Unless(step.Amounts, "DossierSteps", step.Id, "Amounts"))
                    : new Money(proposed.AmountCents)
            );
        }
        return waiting;
    }

    /// <summary>As <see cref="ClaimComputation"/> says it, by the amounts that stand with the step.</summary>
    private static Money Payable(CallDefinition call, Step step, WorkRow row, string? amounts)
    {
        var awarded = row.Awarded ?? Money.Zero;
        var last = ClaimComputation.IsLast(call, step);
        var final = AmountsJson.Read(amounts).Where(a => a.Key == call.Funding.Grant).Select(a => (Money?)a.Value.Amount).FirstOrDefault();
        var grant = last && final is { } computed ? Money.Min(computed, awarded) : awarded;
        return Instalments.Compute(grant, row.Paid, last ? null : step.Instalment!.Share).Amount;
    }
}
