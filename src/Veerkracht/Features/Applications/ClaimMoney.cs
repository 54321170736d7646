using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// What a claim asks to be paid now, by the payment plan and the journal. For what was sent it counts the journal as it stood at that
/// moment, so that a receipt says the same for ever.
/// </summary>
public sealed class ClaimMoney(Db db)
{
    /// <summary>Null for a step that asks for no payment, and before anything was awarded.</summary>
    /// <param name="grant">What the rules give for the answers of the claim; null where they give nothing.</param>
    /// <param name="sentAt">UTC; null for a draft.</param>
    public async Task<PaymentDue?> AskedBy(
        Dossier dossier,
        CallDefinition call,
        string stepId,
        Money? grant,
        DateTime? sentAt,
        CancellationToken stop = default
    )
    {
        if (call.Step(stepId).Instalment is null)
            return null;
        var envelope = Book.Envelope(dossier.Measure);
        var (committed, ordered, paid) = (envelope.Committed(dossier.Id), envelope.Ordered(dossier.Id), envelope.Paid(dossier.Id));
        var keys = new[] { committed.Key, ordered.Key, paid.Key };
        var moved = await db
            .Transfers.AsNoTracking()
            .Where(t => t.DossierId == dossier.Id && (keys.Contains(t.FromKey) || keys.Contains(t.ToKey)))
            .Where(t => sentAt == null || t.At <= sentAt)
            .Select(t => new
            {
                t.FromKey,
                t.ToKey,
                t.Cents,
            })
            .ToListAsync(stop);
        Money Stood(params string[] of) =>
            new(moved.Sum(t => (of.Contains(t.ToKey) ? t.Cents : 0) - (of.Contains(t.FromKey) ? t.Cents : 0)));
        var granted = Stood(keys);
        if (!granted.IsPositive)
            return null;
        return PaymentPlan
            .Of(call, granted, Stood(ordered.Key, paid.Key))
            .Due(stepId, grant is { } final ? new FinalCost(final, []) : null);
    }
}
