using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo;

/// <summary>
/// The outline of Belgium: that of Natural Earth (public domain, 1:10 million), two kilometres wider, as it is that coarse.
/// </summary>
public static class Belgium
{
    private const double Slack = 0.02;

    private static readonly Lazy<Border> Outline = new(() =>
    {
        using var file = new StreamReader(typeof(Belgium).Assembly.GetManifestResourceStream("belgium.geojson")!);
        var area = GeoJson.Read(GeoJson.Parse(file.ReadToEnd())) ?? throw new InvalidDataException("belgium.geojson holds no area.");
        return new Border("België", area.Buffer(Slack));
    });

    /// <summary>Whether all of a shape lies in it.</summary>
    public static bool Holds(Geometry shape) => Outline.Value.Covers(shape);
}
