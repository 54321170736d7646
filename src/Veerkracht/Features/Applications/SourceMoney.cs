using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>What a dossier can still draw from each right and pot of its call.</summary>
public sealed class SourceMoney(Db db, PlacesInOrder places)
{
    /// <summary>As <see cref="Left"/>, with what it was computed from, for a dossier: what comes after its place takes nothing.</summary>
    /// <param name="again">It is being sent again, see <see cref="PlacesInOrder.LeftFor"/>.</param>
    public async Task<SourcesAtHand> Stand(CallDefinition call, Dossier dossier, bool again, CancellationToken stop = default)
    {
        if (dossier.RegisteredAt is null)
            return await Stand(call, dossier.Holder, stop);
        var books = Books(call, dossier.Holder);
        if (books.Count == 0)
            return SourcesAtHand.None;
        var available = await Available(books, stop);
        var left = await places.LeftFor(dossier.Id, books.ToDictionary(b => b.Value.Name, b => available[b.Key]), again, stop);
        var divided = SourcesAtHand.DividedBy(call);
        return new(books, available, books.ToDictionary(b => b.Key, b => divided.GetValueOrDefault(b.Key, left[b.Value.Name])))
        {
            Divided = divided,
        };
    }

    private async Task<SourcesAtHand> Stand(CallDefinition call, OrganisationId holder, CancellationToken stop)
    {
        var books = Books(call, holder);
        if (books.Count == 0)
            return SourcesAtHand.None;
        var available = await Available(books, stop);
        var before = await places.WantedBefore([.. books.Values.Select(b => b.Name)], null, stop);
        var divided = SourcesAtHand.DividedBy(call);
        return new(books, available, books.ToDictionary(b => b.Key, b => divided.GetValueOrDefault(b.Key, Left(b.Key, b.Value.Name))))
        {
            Divided = divided,
        };

        Money Left(string source, string book) => Money.Larger(Money.Zero, available[source] - before.GetValueOrDefault(book));
    }

    /// <summary>
    /// By source: what the journal has available, less what applications registered earlier want and were not yet decided on; never below
    /// zero. Who has no dossier yet comes after all of them. A pot that a round divides is whole for everybody.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Money>> Left(
        CallDefinition call,
        OrganisationId holder,
        CancellationToken stop = default
    ) => (await Stand(call, holder, stop)).Left;

    /// <summary>What the journal has available in each source, whoever wants it.</summary>
    public Task<IReadOnlyDictionary<string, Money>> Available(
        CallDefinition call,
        OrganisationId holder,
        CancellationToken stop = default
    ) => Available(Books(call, holder), stop);

    /// <summary>The book of each source, for this holder of rights.</summary>
    public static IReadOnlyDictionary<string, Book> Books(CallDefinition call, OrganisationId holder) =>
        call
            .Funding.Rights.Select(r => (r.Id, Book: Book.Right(call.Measure, call.Slug, r.Id, holder)))
            .Concat(call.Funding.Pots.Select(p => (p.Id, Book: Book.Pot(call.Measure, call.Slug, p.Id))))
            .ToDictionary(s => s.Id, s => s.Book);

    private sealed record Balance(string Key, long Cents);

    private static readonly Compiled<Func<Db, string[], IAsyncEnumerable<Balance>>> Balances = new(() =>
        EF.CompileAsyncQuery(
            (Db db, string[] keys) => db.Set<Account>().Where(a => keys.Contains(a.Key)).Select(a => new Balance(a.Key, a.BalanceCents))
        )
    );

    private async Task<IReadOnlyDictionary<string, Money>> Available(IReadOnlyDictionary<string, Book> books, CancellationToken stop)
    {
        var balances = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var account in Balances.On(db)(db, [.. books.Values.Select(b => b.Available.Key)]).WithCancellation(stop))
            balances[account.Key] = account.Cents;
        return books.ToDictionary(b => b.Key, b => new Money(balances.GetValueOrDefault(b.Value.Available.Key)));
    }
}
