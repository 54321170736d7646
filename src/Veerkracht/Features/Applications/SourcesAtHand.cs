using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>What stood in the sources of a call when a dossier without a place was judged.</summary>
/// <param name="Books">By source; so are the others.</param>
/// <param name="Available">What the journal has, whoever wants it.</param>
/// <param name="Left">Less what others want before; never below zero.</param>
public sealed record SourcesAtHand(
    IReadOnlyDictionary<string, Book> Books,
    IReadOnlyDictionary<string, Money> Available,
    IReadOnlyDictionary<string, Money> Left
)
{
    /// <summary>Of a call without rights or pots.</summary>
    public static readonly SourcesAtHand None = new(
        new Dictionary<string, Book>(),
        new Dictionary<string, Money>(),
        new Dictionary<string, Money>()
    );

    /// <summary>
    /// The pots of a call whose money a round divides, with all that is in them: who came before takes nothing from who comes after.
    /// </summary>
    public IReadOnlyDictionary<string, Money> Divided { get; init; } = new Dictionary<string, Money>();

    public static IReadOnlyDictionary<string, Money> DividedBy(CallDefinition call) =>
        call.Allocation is null ? new Dictionary<string, Money>() : call.Funding.Pots.ToDictionary(p => p.Id, p => p.Amount);

    private const string Balance = """SELECT "BalanceCents" FROM "Accounts" WHERE "Key" = $1""";

    /// <summary>What must still be so: the same is available in each source, and what is left is as much or gives the same.</summary>
    /// <param name="same">Whether the judgement is the same with this left; asked only where it is not what it was.</param>
    public StillTrue Holds(Func<IReadOnlyDictionary<string, Money>, bool> same)
    {
        var sources = Books.ToList();
        return new(
            [
                .. sources.SelectMany(s =>
                    new (string, IReadOnlyList<object?>)[]
                    {
                        (Balance, [s.Value.Available.Key]),
                        (PlacesInOrder.WantedOfAll, [s.Value.Name]),
                    }
                ),
            ],
            numbers =>
            {
                var left = new Dictionary<string, Money>();
                for (var i = 0; i < sources.Count; i++)
                {
                    var (source, available) = (sources[i].Key, new Money(numbers[2 * i] ?? 0));
                    if (available != Available[source])
                        return false;
                    left[source] = Divided.TryGetValue(source, out var whole)
                        ? whole
                        : Money.Larger(Money.Zero, available - new Money(numbers[(2 * i) + 1] ?? 0));
                }
                return left.All(l => l.Value == Left[l.Key]) || same(left);
            }
        );
    }
}
