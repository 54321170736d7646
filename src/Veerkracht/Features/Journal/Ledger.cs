using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>Books the money of an act and answers what stands where. The database has the last word on every balance.</summary>
public sealed class Ledger(Db db)
{
    /// <summary>Adds the transfers of an act to the save that is being made. Nothing is booked for amounts of zero.</summary>
    public async Task Book(Act act, IEnumerable<Posting> postings, CancellationToken stop = default)
    {
        var real = postings.Where(p => !p.Amount.IsZero).ToList();
        foreach (var name in real.SelectMany(p => new[] { p.From, p.To }).DistinctBy(n => n.Key))
            await Open(name, stop);
        foreach (var posting in real)
        {
            db.Transfers.Add(
                new Transfer
                {
                    ActId = act.Id,
                    At = act.At,
                    FromKey = posting.From.Key,
                    ToKey = posting.To.Key,
                    Cents = posting.Amount.Cents,
                    DossierId = posting.To.DossierId ?? posting.From.DossierId,
                }
            );
        }
    }

    /// <summary>The refusal for the first posting that its account cannot bear, or null. Said before booking, so that it reads well.</summary>
    public async Task<Refusal?> Cannot(IEnumerable<Posting> postings, CancellationToken stop = default)
    {
        foreach (var posting in postings.Where(p => !p.From.MayBeNegative && p.Amount.IsPositive))
        {
            var balance = await Balance(posting.From, stop);
            if (balance < posting.Amount)
                return TooLittle(posting.From, balance, posting.Amount);
        }
        return null;
    }

    /// <summary>
    /// Decisions on the money of one measure queue here, so that what an act reads of the dossier, the envelope, its pots and rights stays true
    /// until it has booked. To be called before anything else is read; the order of registration would otherwise depend on who clicks faster.
    /// </summary>
    /// <param name="measure">Gives the measure, or nothing where what is asked for is not there.</param>
    public async Task Queue(IQueryable<string> measure, CancellationToken stop = default)
    {
        if (await measure.FirstOrDefaultAsync(stop) is { } found)
            await Hold(found, stop);
    }

    /// <summary>The lock of a measure, until the transaction ends: who decides on its money too waits. Before anything else is read.</summary>
    internal async Task Hold(string measure, CancellationToken stop)
    {
        var envelope = Journal.Book.Envelope(measure).Available;
        await Open(envelope, stop);
        await db.HoldRow("Accounts", "Key", envelope.Key, stop);
    }

    public async Task<Money> Balance(AccountName name, CancellationToken stop = default) =>
        new(await db.Accounts.Where(a => a.Key == name.Key).Select(a => a.BalanceCents).FirstOrDefaultAsync(stop));

    /// <summary>What was appropriated to each book of a measure, by name of the book.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> Appropriated(string measure, CancellationToken stop = default) =>
        await db
            .Accounts.Where(a => a.Measure == measure && a.Kind == AccountKind.Appropriation)
            .ToDictionaryAsync(a => a.Book, a => new Money(-a.BalanceCents), stop);

    /// <summary>Makes the account where it is not there yet; two at the same moment make one.</summary>
    private Task Open(AccountName name, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Accounts" ("Key", "Kind", "Measure", "Book", "DossierId", "BalanceCents", "MayBeNegative")
            VALUES ({name.Key}, {name.Kind.ToString()}, {name.Measure}, {name.Book}, {name.DossierId}, 0, {name.MayBeNegative})
            ON CONFLICT ("Key") DO NOTHING
            """,
            stop
        );

    public static Refusal TooLittle(AccountName account, Money left, Money asked)
    {
        var (code, nl, en) = account switch
        {
            { Kind: AccountKind.Available, Book: "envelope" } => (
                "envelope-exhausted",
                "De enveloppe van de maatregel",
                "The envelope of the measure"
            ),
            { Kind: AccountKind.Available } when account.Book.StartsWith("pot:", StringComparison.Ordinal) => (
                "pot-exhausted",
                "De pot",
                "The pot"
            ),
            { Kind: AccountKind.Available } => ("right-exhausted", "Het trekkingsrecht", "The drawing right"),
            { Kind: AccountKind.Committed } => (
                "above-award",
                "Wat nog te betalen is van de toekenning",
                "What is still to be paid of the award"
            ),
            _ => ("too-little", "De rekening", "The account"),
        };
        return new Refusal(
            code,
            new LocalText(
                $"{nl} heeft nog {left} euro; {asked} euro gaat niet meer.",
                $"{en} has {left} euro left; {asked} euro does not fit."
            )
        );
    }
}
