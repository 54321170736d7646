using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Reference;

/// <summary>
/// The borders of the municipalities, read when the first one is asked for: boundaries_2019_2024.topojson for those that ended, and
/// boundaries_2025.topojson for all others. Where a file is not there, its borders are not known.
/// </summary>
internal sealed class Borders(string directory)
{
    private readonly Lazy<IReadOnlyDictionary<string, Border>> _former = new(() => Read(directory, "boundaries_2019_2024.topojson"));
    private readonly Lazy<IReadOnlyDictionary<string, Border>> _present = new(() => Read(directory, "boundaries_2025.topojson"));

    public Border? Of(Municipality municipality) =>
        (municipality.ValidTo is null ? _present : _former).Value.GetValueOrDefault(municipality.Nis);

    private static Dictionary<string, Border> Read(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
            return [];
        using var file = File.OpenRead(path);
        return TopoJson.Read(file, "municipalities");
    }
}
