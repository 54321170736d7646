using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Data;

namespace Veerkracht.Features.Results;

/// <summary>What a measure aims at and has reached for one indicator; exact hundredths of the unit.</summary>
public sealed record IndicatorTotal(Indicator Indicator, Rational Target, Rational Realised);

/// <summary>
/// Indicators over the dossiers that were awarded: targets from the application, results from steps that report them. Of what is counted
/// anew every year only the latest step of each dossier counts; the ids of such steps end in their year.
/// </summary>
public sealed class IndicatorTotals(Db db)
{
    public async Task<IReadOnlyList<IndicatorTotal>> Of(string measure, IEnumerable<CallDefinition> calls, CancellationToken stop = default)
    {
        var all = calls.SelectMany(c => c.Indicators).DistinctBy(i => i.Id).ToList();
        var sums = await db.Set<IndicatorSum>().Where(s => s.Measure == measure).ToListAsync(stop);
        Rational Sum(Indicator indicator, bool target) =>
            sums.FirstOrDefault(s => s.Indicator == indicator.Id && s.Target == target) is { } sum
                ? new(indicator.IsLatest ? sum.LatestHundredths : sum.AllHundredths, 100)
                : Rational.Zero;
        return [.. all.Select(i => new IndicatorTotal(i, Sum(i, true), Sum(i, false)))];
    }
}
