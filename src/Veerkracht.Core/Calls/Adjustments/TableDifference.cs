using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>A row that is not the same in both tables; null where it is not there.</summary>
public sealed record RowDifference(string Nis, Money? Was, Money? Becomes);

/// <summary>What differs between two tables of amounts by NIS code, in order of the codes.</summary>
public sealed record TableDifference(
    IReadOnlyList<RowDifference> Changed,
    IReadOnlyList<RowDifference> Added,
    IReadOnlyList<RowDifference> Removed
)
{
    public bool IsNone => All.Count == 0;
    public IReadOnlyList<RowDifference> All => [.. Changed, .. Added, .. Removed];

    public static TableDifference Between(IReadOnlyDictionary<string, Money> was, IReadOnlyDictionary<string, Money> becomes)
    {
        var rows = was
            .Keys.Union(becomes.Keys)
            .Order(StringComparer.Ordinal)
            .Select(nis => new RowDifference(nis, Of(was, nis), Of(becomes, nis)))
            .Where(r => r.Was != r.Becomes)
            .ToList();
        return new(
            [.. rows.Where(r => r is { Was: not null, Becomes: not null })],
            [.. rows.Where(r => r.Was is null)],
            [.. rows.Where(r => r.Becomes is null)]
        );
    }

    private static Money? Of(IReadOnlyDictionary<string, Money> rows, string nis) => rows.TryGetValue(nis, out var amount) ? amount : null;
}
