using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Watching;

/// <summary>All instruments together; one that fails does not hide what the others say.</summary>
public sealed class Instruments(IEnumerable<IInstrument> all)
{
    public Task<IReadOnlyList<Gauge>> Read(CancellationToken stop) => Read(all, stop);

    /// <summary>Those by which the site is ready or not.</summary>
    public Task<IReadOnlyList<Gauge>> ReadReadiness(CancellationToken stop) => Read(all.Where(i => i.DecidesReady), stop);

    private static async Task<IReadOnlyList<Gauge>> Read(IEnumerable<IInstrument> instruments, CancellationToken stop)
    {
        var readings = new List<Gauge>();
        // One after the other: they share the connection of this scope.
        foreach (var instrument in instruments)
        {
            try
            {
                readings.AddRange(await instrument.Read(stop));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                readings.Add(Failed(instrument, e));
            }
        }
        return readings;
    }

    private static Gauge Failed(IInstrument instrument, Exception fault) =>
        new(
            Panel.Process,
            "instrument.failed",
            new(instrument.GetType().Name, instrument.GetType().Name),
            new($"kon niet gelezen worden ({fault.GetType().Name})", $"could not be read ({fault.GetType().Name})")
        )
        {
            Condition = Condition.Wrong,
            Advice = new("Kijk in het logboek van de server.", "Look in the log of the server."),
        };
}
