using Veerkracht.Core.Amounts;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Programmes;

/// <summary>Reads where the money of the measures stands.</summary>
public sealed class ProgrammeMoney(MoneyOverview overview)
{
    public async Task<StandOfMoney> Now(CancellationToken stop = default) => new(await overview.All(stop));
}

/// <summary>The money of measures and axes at one moment, from the journal.</summary>
public sealed class StandOfMoney(IReadOnlyDictionary<string, MeasureMoney> measures)
{
    public MeasureMoney Of(Measure measure) => measures.GetValueOrDefault(measure.Slug) ?? MeasureMoney.None(measure.Slug);

    /// <summary>The sum over an axis. Its envelope is null where no measure has one; a measure without an envelope adds nothing.</summary>
    public MeasureMoney Of(ProgrammeDefinition programme, Axis axis)
    {
        var all = programme.Of(axis).Select(Of).ToList();
        Money Sum(Func<MeasureMoney, Money> part) => Money.Sum(all.Select(part));
        return new(
            axis.Id,
            all.Any(m => m.Envelope is not null) ? Sum(m => m.Envelope ?? Money.Zero) : null,
            Sum(m => m.Asked),
            Sum(m => m.Reserved),
            Sum(m => m.Awarded),
            Sum(m => m.Paid)
        );
    }

    /// <summary>The sum over all measures of a programme.</summary>
    public MeasureMoney Of(ProgrammeDefinition programme)
    {
        var axes = programme.Axes.Select(a => Of(programme, a)).ToList();
        return new(
            programme.Slug,
            Money.Sum(axes.Select(a => a.Envelope).OfType<Money>()),
            Money.Sum(axes.Select(a => a.Asked)),
            Money.Sum(axes.Select(a => a.Reserved)),
            Money.Sum(axes.Select(a => a.Awarded)),
            Money.Sum(axes.Select(a => a.Paid))
        );
    }
}
