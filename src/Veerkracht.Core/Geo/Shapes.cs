using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo;

/// <summary>Makes the geometry of places; coordinates are longitude and latitude in WGS 84.</summary>
public static class Shapes
{
    public static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Most points of one answer.</summary>
    public const int MaxPoints = 5_000;

    public static Coordinate ToCoordinate(this Place place) => new(place.Longitude, place.Latitude);

    public static Point At(Place place) => Factory.CreatePoint(place.ToCoordinate());

    /// <summary>What places in their order make; null where they are too few. An area is closed here.</summary>
    public static Geometry? Of(ShapeKind kind, IReadOnlyList<Place> places)
    {
        var different = places.Where((p, i) => i == 0 || p != places[i - 1]).ToList();
        switch (kind)
        {
            case ShapeKind.Point:
                return different.Count == 1 ? At(different[0]) : null;
            case ShapeKind.Line:
                return different.Count >= 2 ? Factory.CreateLineString([.. different.Select(ToCoordinate)]) : null;
            default:
                if (different.Count > 0 && different[0] != different[^1])
                    different.Add(different[0]);
                return different.Count >= 4 ? Factory.CreatePolygon([.. different.Select(ToCoordinate)]) : null;
        }
    }

    /// <summary>Its points, of an area without the one that closes it.</summary>
    public static int Count(Geometry shape) =>
        shape switch
        {
            Polygon area => area.NumPoints - 1 - area.NumInteriorRings,
            GeometryCollection parts => parts.Geometries.Sum(Count),
            _ => shape.NumPoints,
        };

    /// <summary>Whether a shape is what is asked.</summary>
    public static bool IsOf(this Geometry shape, ShapeKind kind) =>
        (kind, shape) switch
        {
            (ShapeKind.Point, Point) => true,
            (ShapeKind.Line, LineString or MultiLineString) => true,
            (ShapeKind.Area, Polygon or MultiPolygon) => true,
            _ => false,
        };

    /// <summary>
    /// The same shape as answers keep it: six decimals, outer borders against the clock and holes with it (RFC 7946), one part not
    /// as a list of parts.
    /// </summary>
    public static Geometry Canonical(Geometry shape)
    {
        var copy = shape is GeometryCollection { NumGeometries: 1 } parts ? parts.GetGeometryN(0).Copy() : shape.Copy();
        copy.Apply(new Rounding());
        return Turned(copy);
    }

    private static Geometry Turned(Geometry shape) =>
        shape switch
        {
            Polygon area => Factory.CreatePolygon(
                Ring((LinearRing)area.ExteriorRing, true),
                [.. area.InteriorRings.Select(r => Ring((LinearRing)r, false))]
            ),
            MultiPolygon areas => Factory.CreateMultiPolygon([.. areas.Geometries.Select(g => (Polygon)Turned(g))]),
            _ => shape,
        };

    private static LinearRing Ring(LinearRing ring, bool isAgainstClock) =>
        ring.IsCCW == isAgainstClock ? ring : (LinearRing)ring.Reverse();

    private sealed class Rounding : ICoordinateFilter
    {
        public void Filter(Coordinate c) => (c.X, c.Y) = (Math.Round(c.X, 6), Math.Round(c.Y, 6));
    }
}
