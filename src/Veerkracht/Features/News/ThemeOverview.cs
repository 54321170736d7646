using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Results;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>All that stands under a theme, with what stands below it.</summary>
/// <param name="Money">The sum over its measures, each once, from the journal.</param>
public sealed record ThemeContent(
    ThemeNode Theme,
    IReadOnlyList<(Measure Measure, MeasureMoney Money)> Measures,
    MeasureMoney Money,
    IReadOnlyList<CallDefinition> Open,
    IReadOnlyList<CallDefinition> Coming,
    IReadOnlyList<CallDefinition> Closed
);

/// <summary>Brings together what carries a theme.</summary>
public sealed class ThemeOverview(KnownThemes themes, ProgrammeCatalogue programmes, CallCatalogue calls, ProgrammeMoney money, Clock clock)
{
    public async Task<ThemeContent?> Of(string slug, CancellationToken stop = default)
    {
        var tree = await themes.All(stop);
        if (tree.Find(slug) is not { } theme)
            return null;
        var carried = tree.WithBelow(slug);
        var stand = await money.Now(stop);
        var measures = programmes
            .All.SelectMany(p => p.Measures)
            .Where(m => m.Themes.Any(carried.Contains))
            .Select(m => (m, stand.Of(m)))
            .ToList();
        var shown = calls.Shown.Where(c => c.Themes.Any(carried.Contains)).ToList();
        return new(
            theme,
            measures,
            Sum(slug, measures.ConvertAll(m => m.Item2)),
            [.. shown.Where(c => CallWindows.IsOpen(c, clock.Now)).OrderBy(c => CallWindows.NextClosing(c, clock.Now))],
            shown.FindAll(c => !CallWindows.IsOpen(c, clock.Now) && !CallWindows.IsOver(c, clock.Now)),
            [.. shown.Where(c => CallWindows.IsOver(c, clock.Now)).OrderByDescending(CallWindows.Closes)]
        );
    }

    /// <summary>What is not stated adds nothing; where nothing is stated, there is no envelope.</summary>
    private static MeasureMoney Sum(string slug, IReadOnlyList<MeasureMoney> all)
    {
        Money Of(Func<MeasureMoney, Money> part) => Money.Sum(all.Select(part));
        return new(
            slug,
            all.Any(m => m.Envelope is not null) ? Of(m => m.Envelope ?? Money.Zero) : null,
            Of(m => m.Asked),
            Of(m => m.Reserved),
            Of(m => m.Awarded),
            Of(m => m.Paid)
        );
    }
}
