using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>
/// Where the money of one measure stands, from the journal. Awarded is what was committed, less what was released or came back: still to be
/// ordered, ordered or paid.
/// </summary>
/// <param name="Envelope">Null where no envelope was stated; never 0.</param>
public sealed record MeasureMoney(string Measure, Money? Envelope, Money Asked, Money Reserved, Money Awarded, Money Paid)
{
    public static MeasureMoney None(string measure) => new(measure, null, Money.Zero, Money.Zero, Money.Zero, Money.Zero);
}

/// <summary>Reads the totals of the journal; a handful of rows a measure, whatever the number of dossiers.</summary>
public sealed class MoneyOverview(Db db)
{
    public async Task<IReadOnlyDictionary<string, MeasureMoney>> All(CancellationToken stop = default)
    {
        var totals = await db
            .JournalTotals.AsNoTracking()
            .Where(t => t.BookName == Book.EnvelopeName)
            .Select(t => new
            {
                t.Measure,
                t.Kind,
                t.BalanceCents,
            })
            .ToListAsync(stop);
        var demand = await db
            .Accounts.AsNoTracking()
            .Where(a => a.BookKind == BookKind.Envelope && a.Kind == AccountKind.Demand)
            .Select(a => new
            {
                a.Measure,
                a.Kind,
                a.BalanceCents,
            })
            .ToListAsync(stop);
        return totals
            .Concat(demand)
            .GroupBy(t => t.Measure)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    Money Of(AccountKind kind) => new(g.Where(t => t.Kind == kind).Sum(t => t.BalanceCents));
                    var envelope = -Of(AccountKind.Appropriation);
                    return new MeasureMoney(
                        g.Key,
                        envelope.IsZero ? null : envelope,
                        -Of(AccountKind.Demand),
                        Of(AccountKind.Reserved),
                        Of(AccountKind.Committed) + Of(AccountKind.Ordered) + Of(AccountKind.Paid),
                        Of(AccountKind.Paid)
                    );
                }
            );
    }

    public async Task<MeasureMoney> Of(string measure, CancellationToken stop = default) =>
        (await All(stop)).GetValueOrDefault(measure) ?? MeasureMoney.None(measure);
}
