using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
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
                    left[source] = Money.Larger(Money.Zero, available - new Money(numbers[(2 * i) + 1] ?? 0));
                }
                return left.All(l => l.Value == Left[l.Key]) || same(left);
            }
        );
    }
}
