using Veerkracht.Site;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>How much can still be written where files, keys and the database of SQLite lie.</summary>
internal sealed class DiskInstrument(SiteOptions options) : IInstrument
{
    /// <summary>Below so many times what is the least, somebody should look.</summary>
    private const int Ample = 10;

    public bool DecidesReady => true;

    public Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var free = new DriveInfo(Path.GetFullPath(options.DataDirectory)).AvailableFreeSpace;
        var standing =
            free < options.MinFreeBytes ? Condition.Wrong
            : free / Ample < options.MinFreeBytes ? Condition.Attention
            : Condition.Fine;
        return Task.FromResult<IReadOnlyList<Gauge>>([
            new(Panel.Storage, "disk.free", new("Vrij op de schijf", "Free on the disk"), Sizes.Of(free))
            {
                Value = free,
                Unit = "By",
                Condition = standing,
                Advice =
                    standing == Condition.Fine
                        ? null
                        : new("Maak plaats, of zet de gegevens op een grotere schijf.", "Make room, or put the data on a larger disk."),
            },
        ]);
    }
}
