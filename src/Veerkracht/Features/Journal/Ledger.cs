using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Features.Journal;

/// <summary>Books the money of an act and answers what stands where. The database has the last word on every balance.</summary>
public sealed class Ledger(Db db) : IJournal
{
    private const int MostRows = 500;

    /// <summary>
    /// Books the transfers of an act in the order given, in its transaction. Nothing is booked for amounts of zero, but what is asked gets
    /// its account: "asked 0" is another thing than "nobody asked yet".
    /// </summary>
    public async Task Book(Act act, IEnumerable<Posting> postings, CancellationToken stop = default)
    {
        foreach (var statement in Booking(act, postings))
            await db.Run(statement, stop);
    }

    /// <inheritdoc/>
    public IEnumerable<Statement> Booking(Act act, IEnumerable<Posting> postings)
    {
        var all = postings.ToList();
        var real = all.Where(p => !p.Amount.IsZero).ToList();
        var names = real.SelectMany(p => new[] { p.From, p.To }).Concat(all.Select(p => p.To).Where(a => a.Kind == AccountKind.Asked));
        // Not by the change tracker: it sorts, and what came back passes one account on its way to the next.
        return Opening(names)
            .Concat(
                Insert(
                    """INSERT INTO "Transfers" ("ActId", "At", "FromKey", "ToKey", "Cents", "DossierId") VALUES """,
                    "",
                    real.Select(p =>
                        new object?[] { act.Id, act.At, p.From.Key, p.To.Key, p.Amount.Cents, p.To.DossierId ?? p.From.DossierId }
                    )
                )
            );
    }

    /// <inheritdoc/>
    /// <remarks>Said before booking, so that it reads well.</remarks>
    public async Task<Refusal?> Cannot(IEnumerable<Posting> postings, CancellationToken stop = default)
    {
        var all = postings.Where(p => p.Amount.IsPositive).ToList();
        var keys = all.SelectMany(p => new[] { p.From.Key, p.To.Key }).Distinct().ToList();
        var balances = await db
            .Accounts.Where(a => keys.Contains(a.Key))
            .ToDictionaryAsync(a => a.Key, a => new Money(a.BalanceCents), stop);
        foreach (var (from, to, amount) in all)
        {
            var left = balances.GetValueOrDefault(from.Key);
            if (left < amount && !from.MayBeNegative)
                return TooLittle(from, left, amount);
            balances[from.Key] = left - amount;
            balances[to.Key] = balances.GetValueOrDefault(to.Key) + amount;
        }
        return null;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Decisions on the money of one measure queue here, so that what an act reads of the dossier, the envelope, its pots and rights stays
    /// true until it has booked; the order of registration would otherwise depend on who clicks faster.
    /// </remarks>
    public async Task Hold(string measure, CancellationToken stop = default)
    {
        foreach (var statement in Opening([Core.Books.Book.Envelope(measure).Available]))
            await db.Run(statement, stop);
        var (table, key, value) = HoldOf(measure);
        await db.HoldRow(table, key, value, stop);
    }

    /// <inheritdoc/>
    public (string Table, string Key, string Value) HoldOf(string measure) =>
        ("Accounts", "Key", Core.Books.Book.Envelope(measure).Available.Key);

    public async Task<Money> Balance(AccountName account, CancellationToken stop = default) =>
        new(await db.Accounts.Where(a => a.Key == account.Key).Select(a => a.BalanceCents).FirstOrDefaultAsync(stop));

    /// <summary>Where the money of a dossier stands in every book.</summary>
    public async Task<DossierStand> Stand(Guid dossierId, CancellationToken stop = default)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.DossierId == dossierId).ToListAsync(stop);
        return new(dossierId, accounts.ToDictionary(a => new AccountName(a.Kind, a.Book, a.DossierId), a => a.Balance));
    }

    /// <summary>What was appropriated to each book of a measure.</summary>
    public async Task<IReadOnlyDictionary<Book, Money>> Appropriated(string measure, CancellationToken stop = default) =>
        (
            await db.Accounts.AsNoTracking().Where(a => a.Measure == measure && a.Kind == AccountKind.Appropriation).ToListAsync(stop)
        ).ToDictionary(a => a.Book, a => -a.Balance);

    /// <summary>Makes the accounts that are not there yet; two at the same moment make one, in the same order everywhere.</summary>
    private static IEnumerable<Statement> Opening(IEnumerable<AccountName> names) =>
        Insert(
            """
            INSERT INTO "Accounts" ("Key", "Kind", "Measure", "Book", "BookKind", "BookCall", "BookSource", "BookHolder", "DossierId",
                "BalanceCents", "MayBeNegative") VALUES
            """,
            """ ON CONFLICT ("Key") DO NOTHING""",
            names
                .DistinctBy(n => n.Key)
                .OrderBy(n => n.Key, StringComparer.Ordinal)
                .Select(n =>
                    new object?[]
                    {
                        n.Key,
                        n.Kind.ToString(),
                        n.Measure,
                        n.Book.Name,
                        n.Book.Kind.ToString(),
                        n.Book.Call,
                        n.Book.Source,
                        n.Book.Holder?.Value,
                        n.DossierId,
                        0L,
                        n.MayBeNegative,
                    }
                )
        );

    /// <summary>Inserts the rows in their order; many in one statement.</summary>
    private static IEnumerable<Statement> Insert(string into, string end, IEnumerable<object?[]> rows)
    {
        foreach (var part in rows.Chunk(MostRows))
        {
            var places = part.Select((row, i) => $"({string.Join(", ", row.Select((_, j) => Place(i * row.Length + j)))})");
            yield return new(string.Concat(into, " ", string.Join(", ", places), end), [.. part.SelectMany(row => row)]);
        }
    }

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"${number + 1}");

    public static Refusal TooLittle(AccountName account, Money left, Money asked)
    {
        var (code, nl, en) = account switch
        {
            { Kind: AccountKind.Available, Book.Kind: BookKind.Envelope } => (
                "envelope-exhausted",
                "De enveloppe van de maatregel",
                "The envelope of the measure"
            ),
            { Kind: AccountKind.Available, Book.Kind: BookKind.Pot } => ("pot-exhausted", "De pot", "The pot"),
            { Kind: AccountKind.Available } => ("right-exhausted", "Het trekkingsrecht", "The drawing right"),
            { Kind: AccountKind.Committed or AccountKind.Ordered } => (
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
