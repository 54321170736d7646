using Veerkracht.Data.Lanes;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>How much waits to be written.</summary>
internal sealed class LaneInstrument(Lane lane) : IInstrument
{
    public Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var waiting = lane.Waiting;
        return Task.FromResult<IReadOnlyList<Gauge>>([
            new(Panel.Process, "lane.waiting", new("Wacht om bewaard te worden", "Waits to be saved"), new($"{waiting}", $"{waiting}"))
            {
                Value = waiting,
                Unit = "{write}",
            },
        ]);
    }
}
