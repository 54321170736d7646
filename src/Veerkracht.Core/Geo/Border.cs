using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Veerkracht.Core.Geo;

/// <summary>The territory of an organisation, in WGS 84. Its line was simplified for the web: it may lie some tens of metres off.</summary>
public sealed class Border(string name, Geometry area)
{
    /// <summary>Degrees by which it is taken wider, some seventy metres and more.</summary>
    private const double Slack = 0.001;

    private readonly Lazy<IPreparedGeometry> _wider = new(() => PreparedGeometryFactory.Prepare(area.Buffer(Slack)));

    public string Name { get; } = name;
    public Geometry Area { get; } = area;

    /// <summary>Whether some of a shape lies in it: a path may go on in the next town.</summary>
    public bool Touches(Geometry shape) => _wider.Value.Intersects(shape);

    /// <summary>Whether all of a shape lies in it.</summary>
    public bool Covers(Geometry shape) => _wider.Value.Covers(shape);
}
