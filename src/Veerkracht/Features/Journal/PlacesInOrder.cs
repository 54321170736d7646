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
    /// <summary>Null where the dossier has no place, as a draft.</summary>
    public Task<long?> PlaceOf(Guid dossierId, CancellationToken stop = default) =>
        db.Set<SourceClaim>().Where(c => c.DossierId == dossierId).Select(c => (long?)c.Place).FirstOrDefaultAsync(stop);

    /// <summary>What a dossier wants of each book, by its name, whether it still stands before others or not.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> WantedBy(Guid dossierId, CancellationToken stop = default) =>
        await db.Set<SourceClaim>()
            .Where(c => c.DossierId == dossierId)
            .ToDictionaryAsync(c => c.Book, c => new Money(c.WantedCents), stop);

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
        var there = await db.Set<SourceClaim>().Where(c => c.DossierId == dossierId).Select(c => c.Book).ToListAsync(stop);
        if (there.Count == 0)
        {
            foreach (var statement in First(dossierId, at, wants))
                await db.Run(statement, stop);
            return;
        }
        foreach (var (book, wanted) in wants.OrderBy(w => w.Book.Name, StringComparer.Ordinal))
        {
            if (there.Contains(book.Name))
                await Claim(dossierId, book.Name).ExecuteUpdateAsync(set => set.SetProperty(c => c.WantedCents, wanted.Cents), stop);
            else
                await db.Run(new(Beside, [dossierId, book.Name, wanted.Cents, true], 1), stop);
        }
    }

    /// <summary>The dossier no longer stands before others: it was proposed for award, rejected or withdrawn.</summary>
    public Task Leave(Guid dossierId, CancellationToken stop = default) => Open(dossierId, false, stop);

    /// <summary>The dossier stands again where it stood.</summary>
    public Task TakeBack(Guid dossierId, CancellationToken stop = default) => Open(dossierId, true, stop);

    private async Task Open(Guid dossierId, bool open, CancellationToken stop)
    {
        var books = await db.Set<SourceClaim>().Where(c => c.DossierId == dossierId).Select(c => c.Book).ToListAsync(stop);
        foreach (var book in books.Order(StringComparer.Ordinal))
            await Claim(dossierId, book).ExecuteUpdateAsync(set => set.SetProperty(c => c.Open, open), stop);
    }

    private IQueryable<SourceClaim> Claim(Guid dossierId, string book) =>
        db.Set<SourceClaim>().Where(c => c.DossierId == dossierId && c.Book == book);
}

/// <summary>A part of what is wanted from a book, in cents.</summary>
public sealed record BookSum(string Book, long WantedCents);
