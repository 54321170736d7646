using NetTopologySuite.Geometries;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Geo;

/// <summary>How long a shape is and how large, on the ellipsoid.</summary>
public static class Measure
{
    /// <summary>Metres: of a line its length, of an area its border.</summary>
    public static double Metres(Geometry shape) =>
        shape switch
        {
            LineString line => Along(line.CoordinateSequence).Length,
            Polygon area => Metres(area.ExteriorRing) + area.InteriorRings.Sum(Metres),
            GeometryCollection parts => parts.Geometries.Sum(Metres),
            _ => 0,
        };

    /// <summary>Square metres inside an area; 0 of a place or a line.</summary>
    public static double SquareMetres(Geometry shape) =>
        shape switch
        {
            Polygon area => Inside(area.ExteriorRing) - area.InteriorRings.Sum(Inside),
            GeometryCollection parts => parts.Geometries.Sum(SquareMetres),
            _ => 0,
        };

    /// <summary>Kilometres to the metre.</summary>
    public static Rational Kilometres(Geometry shape) => Thousandths((long)Math.Round(Metres(shape)));

    /// <summary>Whole square metres.</summary>
    public static Rational WholeSquareMetres(Geometry shape) => (Rational)(long)Math.Round(SquareMetres(shape));

    private static Rational Thousandths(long metres) => (Rational)metres / (Rational)1000;

    private static double Inside(LineString ring) => Math.Abs(Along(ring.CoordinateSequence).Area);

    private static (double Length, double Area) Along(CoordinateSequence places)
    {
        var (length, area) = (0.0, 0.0);
        for (var at = 1; at < places.Count; at++)
        {
            var (metres, below) = Geodesic.Between(Of(at - 1), Of(at));
            (length, area) = (length + metres, area + below);
        }
        return (length, area);

        Place Of(int at) => new(places.GetX(at), places.GetY(at));
    }
}
