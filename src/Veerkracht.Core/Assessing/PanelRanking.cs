namespace Veerkracht.Core.Assessing;

/// <summary>An application with its place.</summary>
/// <param name="Place">From 1, the same for who tie; null for who has no total, or is below a minimum.</param>
/// <param name="Ties">The others on the same place, by their ids.</param>
public sealed record RankedApplication(string Id, PanelResult Result, int? Place, IReadOnlyList<string> Ties);

/// <summary>The applications of a panel by their totals. What decides between equals, a round says: here they share a place.</summary>
public static class PanelRanking
{
    /// <summary>The highest total first; then who is below a minimum, then who has no total. Equals by id.</summary>
    public static IReadOnlyList<RankedApplication> Of(IEnumerable<(string Id, PanelResult Result)> applications)
    {
        var all = applications.OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        var placed = all.Where(a => a.Result is { Total: not null, IsBelow: false }).OrderByDescending(a => a.Result.Total!.Value).ToList();
        var ranked = new List<RankedApplication>();
        foreach (var equals in placed.GroupBy(a => a.Result.Total!.Value))
        {
            var place = ranked.Count + 1;
            foreach (var (id, result) in equals)
                ranked.Add(new(id, result, place, [.. equals.Select(e => e.Id).Where(e => e != id)]));
        }
        var below = all.Where(a => a.Result is { Total: not null, IsBelow: true }).OrderByDescending(a => a.Result.Total!.Value);
        var without = all.Where(a => a.Result.Total is null);
        return [.. ranked, .. below.Concat(without).Select(a => new RankedApplication(a.Id, a.Result, null, []))];
    }
}
