using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Features.Journal;

/// <summary>What a dossier wants from one book, whatever others took.</summary>
public sealed record WantedFromBook(Book Book, Money Wanted);

/// <summary>
/// The order of registration in which pots and rights are served: who stands where, and what those before a place want. Every change is
/// written at once, book by book in the order of their names, so that two who want the same books never wait for each other crosswise. For
/// the same reason an act writes here before it books.
/// </summary>
public sealed class PlacesInOrder(Db db)
{
    /// <summary>What a dossier wants of a book at one of its places.</summary>
    private sealed record OwnClaim(string Book, long Place, Money Wanted);

    /// <summary>In the order of their places.</summary>
    private async Task<List<OwnClaim>> ClaimsOf(Guid dossierId, CancellationToken stop) =>
        await db.Set<SourceClaim>()
            .Where(c => c.DossierId == dossierId)
            .OrderBy(c => c.Place)
            .Select(c => new OwnClaim(c.Book, c.Place, new Money(c.WantedCents)))
            .ToListAsync(stop);

    /// <summary>
    /// What is left in each book for a dossier that has a place: what is available, less what comes before it. What was asked later by
    /// itself has its own place: the part before it takes no more than it wants.
    /// </summary>
    /// <param name="available">By name of the book.</param>
    /// <param name="again">It is being sent again: what it asks beyond what it asked comes after all others.</param>
    public async Task<IReadOnlyDictionary<string, Money>> LeftFor(
        Guid dossierId,
        IReadOnlyDictionary<string, Money> available,
        bool again,
        CancellationToken stop = default
    )
    {
        var own = await ClaimsOf(dossierId, stop);
        var first = own.Count == 0 ? (long?)null : own[0].Place;
        var before = new Dictionary<long, IReadOnlyDictionary<string, Money>>();
        foreach (var place in own.Select(c => c.Place).Distinct())
            before[place] = await WantedBefore([.. available.Keys], place, stop);
        var all = again || first is null ? await WantedBefore([.. available.Keys], null, stop) : null;
        return available.ToDictionary(a => a.Key, a => Left(a.Key, a.Value));

        Money Left(string book, Money there)
        {
            Money After(IReadOnlyDictionary<string, Money> wanted) => Money.Larger(Money.Zero, there - wanted.GetValueOrDefault(book));
            if (first is not { } place)
                return After(all!);
            var claims = own.Where(c => c.Book == book).ToList();
            var left = Money.Sum((again ? claims : claims.SkipLast(1)).Select(c => Money.Smaller(c.Wanted, After(before[c.Place]))));
            return left + After(again ? all! : before[claims.Count == 0 ? place : claims[^1].Place]);
        }
    }

    /// <summary>What a dossier wants of each book, by its name, whether it still stands before others or not.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> WantedBy(Guid dossierId, CancellationToken stop = default) =>
        (await ClaimsOf(dossierId, stop)).GroupBy(c => c.Book).ToDictionary(g => g.Key, g => Money.Sum(g.Select(c => c.Wanted)));

    /// <summary>
    /// By book, what dossiers with an earlier place want and were not decided on; a book that nobody wants may be missing.
    /// </summary>
    /// <param name="place">Null comes after all.</param>
    public async Task<IReadOnlyDictionary<string, Money>> WantedBefore(
        IReadOnlyCollection<string> books,
        long? place,
        CancellationToken stop = default
    ) =>
        (place is null ? await OfAll(books, stop) : await SumsBefore(books, place).ToListAsync(stop))
            .GroupBy(s => s.Book)
            .ToDictionary(g => g.Key, g => new Money(g.Sum(s => s.WantedCents)));

    /// <summary>
    /// The rows that together are what is wanted before a place: whole days, the minutes of its day, the seconds of its minute, and the
    /// claims of its second. At most one row a day, 1,440 minutes and 60 seconds a book.
    /// </summary>
    public IQueryable<BookSum> SumsBefore(IReadOnlyCollection<string> books, long? place)
    {
        var sums = db.Set<SourceClaimSum>().Where(s => books.Contains(s.Book));
        if (place is not { } at)
            return sums.Where(s => s.Level == SumLevel.All).Select(s => new BookSum(s.Book, s.WantedCents));
        var (day, minute, second) = (at / TimeSpan.TicksPerDay, at / TimeSpan.TicksPerMinute, at / TimeSpan.TicksPerSecond);
        var (ofDay, ofMinute, ofSecond) = (day * 24 * 60, minute * 60, second * TimeSpan.TicksPerSecond);
        var claims = db.Set<SourceClaim>().Where(c => books.Contains(c.Book) && c.Open && c.Place >= ofSecond && c.Place < at);
        // One query a level: with "or" between them a database reads all rows of the book.
        return sums.Where(s => s.Level == SumLevel.Day && s.Slot < day)
            .Select(s => new { s.Book, s.WantedCents })
            .Concat(
                sums.Where(s => s.Level == SumLevel.Minute && s.Slot >= ofDay && s.Slot < minute).Select(s => new { s.Book, s.WantedCents })
            )
            .Concat(
                sums.Where(s => s.Level == SumLevel.Second && s.Slot >= ofMinute && s.Slot < second)
                    .Select(s => new { s.Book, s.WantedCents })
            )
            .Concat(claims.Select(c => new { c.Book, c.WantedCents }))
            .Select(s => new BookSum(s.Book, s.WantedCents));
    }

    /// <summary>Of one book: what all open claims want, for who has no place yet.</summary>
    internal const string WantedOfAll = """
        SELECT "WantedCents" FROM "SourceClaimSums" WHERE "Book" = $1 AND "Level" = 'All' AND "Slot" = 0
        """;

    /// <summary>
    /// The first place of a dossier, to be written with the act that takes it: behind all that stand in one of its books, whatever the
    /// clock of this process says. Who else takes one there waits, for the act holds the measure.
    /// </summary>
    /// <param name="at">UTC, the time of the act: the place, where nobody stands there later.</param>
    internal static IEnumerable<Statement> First(Guid dossierId, DateTime at, IEnumerable<WantedFromBook> wants)
    {
        var books = wants.OrderBy(w => w.Book.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < books.Count; i++)
        {
            var (book, cents) = (books[i].Book.Name, books[i].Wanted.Cents);
            yield return i == 0
                ? new(Behind(books.Count), [dossierId, book, cents, true, at.Ticks, .. books.Select(b => b.Book.Name)], 1)
                : new(Beside, [dossierId, book, cents, true], 1);
        }
    }

    private static string Behind(int books)
    {
        var last = Enumerable
            .Range(6, books)
            .Select(i => $"""UNION ALL SELECT (SELECT MAX(c."Place") + 1 FROM "SourceClaims" c WHERE c."Book" = ${i})""");
        return $"""
            INSERT INTO "SourceClaims" ("DossierId", "Book", "WantedCents", "Open", "Place")
            SELECT $1, $2, $3, $4, (SELECT MAX(p."Place") FROM (SELECT $5 AS "Place" {string.Join(' ', last)}) p)
            """;
    }

    /// <summary>In another book, at the place that the dossier has.</summary>
    private const string Beside = """
        INSERT INTO "SourceClaims" ("DossierId", "Book", "WantedCents", "Open", "Place")
        SELECT $1, $2, $3, $4, (SELECT MIN(c."Place") FROM "SourceClaims" c WHERE c."DossierId" = $1)
        """;

    /// <summary>In another book, at the place that the dossier took last.</summary>
    private const string BesideLast = """
        INSERT INTO "SourceClaims" ("DossierId", "Book", "WantedCents", "Open", "Place")
        SELECT $1, $2, $3, $4, (SELECT MAX(c."Place") FROM "SourceClaims" c WHERE c."DossierId" = $1)
        """;

    private static readonly Compiled<Func<Db, string[], IAsyncEnumerable<BookSum>>> Sums = new(() =>
        EF.CompileAsyncQuery(
            (Db db, string[] books) =>
                db.Set<SourceClaimSum>()
                    .Where(s => books.Contains(s.Book) && s.Level == SumLevel.All && s.Slot == 0)
                    .Select(s => new BookSum(s.Book, s.WantedCents))
        )
    );

    private async Task<List<BookSum>> OfAll(IReadOnlyCollection<string> books, CancellationToken stop)
    {
        var sums = new List<BookSum>(books.Count);
        await foreach (var sum in Sums.On(db)(db, [.. books]).WithCancellation(stop))
            sums.Add(sum);
        return sums;
    }

    /// <summary>Takes a place, or keeps the one that the dossier has and changes what it wants there.</summary>
    /// <param name="at">UTC, the time of the act: the place of a dossier that has none yet.</param>
    public async Task Take(Guid dossierId, DateTime at, IEnumerable<WantedFromBook> wants, CancellationToken stop = default)
    {
        var there = await ClaimsOf(dossierId, stop);
        if (there.Count == 0)
        {
            foreach (var statement in First(dossierId, at, wants))
                await db.Run(statement, stop);
            return;
        }
        foreach (var (book, wanted) in wants.OrderBy(w => w.Book.Name, StringComparer.Ordinal))
        {
            if (await Keep(dossierId, [.. there.Where(c => c.Book == book.Name)], wanted, raise: true, stop) is { IsPositive: true } more)
                await db.Run(new(Beside, [dossierId, book.Name, more.Cents, true], 1), stop);
        }
    }

    /// <summary>
    /// Sent again: the dossier keeps its place with what it asked already, and less where it asks less; what it asks more of a book comes
    /// behind all that stand in one of its books.
    /// </summary>
    public async Task TakeAgain(Guid dossierId, DateTime at, IEnumerable<WantedFromBook> wants, CancellationToken stop = default)
    {
        var there = await ClaimsOf(dossierId, stop);
        var more = new List<WantedFromBook>();
        foreach (var (book, wanted) in wants.OrderBy(w => w.Book.Name, StringComparer.Ordinal))
        {
            var beyond = await Keep(dossierId, [.. there.Where(c => c.Book == book.Name)], wanted, raise: false, stop);
            if (beyond.IsPositive)
                more.Add(new(book, beyond));
        }
        var books = there.Select(c => c.Book).Union(more.Select(m => m.Book.Name)).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < more.Count; i++)
        {
            var (book, cents) = (more[i].Book.Name, more[i].Wanted.Cents);
            await db.Run(
                i == 0
                    ? new(Behind(books.Count), [dossierId, book, cents, true, at.Ticks, .. books], 1)
                    : new(BesideLast, [dossierId, book, cents, true], 1),
                stop
            );
        }
    }

    /// <summary>Spreads what is wanted of one book over its places, the earliest first; gives what fits in none.</summary>
    /// <param name="raise">The last place takes all that is beyond.</param>
    private async Task<Money> Keep(Guid dossierId, IReadOnlyList<OwnClaim> own, Money wanted, bool raise, CancellationToken stop)
    {
        var beyond = wanted;
        for (var i = 0; i < own.Count; i++)
        {
            var (book, place, was) = own[i];
            var kept = raise && i == own.Count - 1 ? beyond : Money.Smaller(was, beyond);
            beyond -= kept;
            if (kept != was)
                await Claim(dossierId, book)
                    .Where(c => c.Place == place)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.WantedCents, kept.Cents), stop);
        }
        return beyond;
    }

    /// <summary>The dossier no longer stands before others: it was proposed for award, rejected or withdrawn.</summary>
    public Task Leave(Guid dossierId, CancellationToken stop = default) => Open(dossierId, false, stop);

    /// <summary>The dossier stands again where it stood.</summary>
    public Task TakeBack(Guid dossierId, CancellationToken stop = default) => Open(dossierId, true, stop);

    private async Task Open(Guid dossierId, bool open, CancellationToken stop)
    {
        var books = await db.Set<SourceClaim>().Where(c => c.DossierId == dossierId).Select(c => c.Book).Distinct().ToListAsync(stop);
        foreach (var book in books.Order(StringComparer.Ordinal))
            await Claim(dossierId, book).ExecuteUpdateAsync(set => set.SetProperty(c => c.Open, open), stop);
    }

    private IQueryable<SourceClaim> Claim(Guid dossierId, string book) =>
        db.Set<SourceClaim>().Where(c => c.DossierId == dossierId && c.Book == book);
}

/// <summary>A part of what is wanted from a book, in cents.</summary>
public sealed record BookSum(string Book, long WantedCents);
