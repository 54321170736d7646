using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Acts;

/// <summary>
/// One act is one transaction: all of it is kept, or nothing. Only inside one is anything loaded for change: what pages read before or
/// after it can neither be saved by accident nor stand, older than it is, in the place of what the act reads.
/// </summary>
public static class Transactions
{
    private const int MostTries = 5;

    /// <summary>
    /// Runs an act. A refusal, also one by the database, undoes everything and comes back as an outcome. Work may run again when two
    /// acts locked each other out, so it must read all it needs inside.
    /// </summary>
    public static async Task<Outcome<T>> Transact<T>(this Db db, Func<Task<Outcome<T>>> work, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var writer = await db.EnterWriter(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            using var change = db.LoadForChange();
            try
            {
                var outcome = await work();
                if (outcome.Done)
                {
                    await db.SaveChangesAsync(stop);
                    if (!db.Rehearses)
                    {
                        // All is done: a browser that goes away in this instant does not decide whether it counts.
                        await db.Commit(transaction);
                        return outcome;
                    }
                }
                await transaction.RollbackAsync(stop);
                return outcome;
            }
            catch (DbUpdateConcurrencyException)
            {
                await transaction.RollbackAsync(stop);
                return Refusal.ChangedMeanwhile();
            }
            catch (Exception e) when (db.Classify(e) is { Kind: not FaultKind.Away } fault)
            {
                await transaction.RollbackAsync(stop);
                if (fault.Kind == FaultKind.Again && attempt < MostTries)
                    continue;
                if (fault.Kind == FaultKind.AppendOnly)
                    throw;
                return RefusalFor(fault);
            }
        }
    }

    /// <summary>The words for what only the database could see: two that came at the same instant.</summary>
    private static Refusal RefusalFor(StorageFault fault) =>
        fault switch
        {
            { Kind: FaultKind.Check } when fault.Name.Contains(IJournal.NotBelowZero, StringComparison.Ordinal) => new(
                "exhausted",
                new LocalText(
                    "Er is niet genoeg geld meer: een andere beslissing was net voor. Bekijk het dossier opnieuw.",
                    "There is not enough money left: another decision came just before. Look at the dossier again."
                )
            ),
            { Kind: FaultKind.Check } when fault.Name.Contains("TwoPeople", StringComparison.Ordinal) => new(
                "second-person-needed",
                new LocalText(
                    "Een tweede persoon moet dit goedkeuren; u hebt het zelf voorgesteld.",
                    "A second person must approve this; you proposed it yourself."
                )
            ),
            { Kind: FaultKind.Unique } => Refusal.ChangedMeanwhile() with { Kind = RefusalKind.Conflict },
            { Kind: FaultKind.Again } => Refusal.Busy,
            _ => Refusal.ChangedMeanwhile(),
        };
}
