using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Results;

/// <summary>What a measure aims at and has reached for one indicator; exact hundredths of the unit.</summary>
public sealed record IndicatorTotal(Indicator Indicator, Rational Target, Rational Realised);

/// <summary>
/// Adds up indicators over the dossiers that were awarded: targets from the application, results from the steps that report them. Of what
/// is counted anew every year only the latest step of each dossier counts; the ids of such steps end in their year.
/// </summary>
public sealed class IndicatorTotals(Db db)
{
    public async Task<IReadOnlyList<IndicatorTotal>> Of(string measure, IEnumerable<CallDefinition> calls, CancellationToken stop = default)
    {
        var all = calls.SelectMany(c => c.Indicators).DistinctBy(i => i.Id).ToList();
        var anew = all.Where(i => i.IsLatest).Select(i => i.Id).ToList();
        var sums = await (
            from value in db.IndicatorValues.AsNoTracking()
            join dossier in db.Dossiers.AsNoTracking() on value.DossierId equals dossier.Id
            where
                value.Measure == measure
                && (dossier.State == DossierState.Awarded || dossier.State == DossierState.Closed)
                && (
                    !anew.Contains(value.Indicator)
                    || !db.Set<IndicatorValue>()
                        .Any(later =>
                            later.DossierId == value.DossierId
                            && later.Indicator == value.Indicator
                            && later.Target == value.Target
                            && string.Compare(later.StepId, value.StepId) > 0
                        )
                )
            group value.Hundredths by new { value.Indicator, value.Target } into g
            select new
            {
                g.Key.Indicator,
                g.Key.Target,
                Sum = g.Sum(),
            }
        ).ToListAsync(stop);
        Rational Sum(string indicator, bool target) =>
            new(sums.Where(s => s.Indicator == indicator && s.Target == target).Sum(s => s.Sum), 100);
        return [.. all.Select(i => new IndicatorTotal(i, Sum(i.Id, true), Sum(i.Id, false)))];
    }
}
