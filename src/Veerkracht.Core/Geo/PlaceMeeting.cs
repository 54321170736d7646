using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Veerkracht.Core.Geo;

public enum MeetingKind
{
    /// <summary>The same place, but for the width of a pencil.</summary>
    Same,

    /// <summary>They have points in common.</summary>
    Crosses,

    /// <summary>They lie near each other, or border on each other.</summary>
    Near,
}

/// <summary>How two shapes on the map meet.</summary>
/// <param name="Metres">How far they lie apart; 0 where they have a point in common.</param>
public readonly record struct PlaceMeeting(MeetingKind Kind, int Metres)
{
    /// <summary>Metres within which two places are near.</summary>
    public const int Reach = 50;

    /// <summary>Metres by which two drawings of the same place may differ.</summary>
    private const double Pencil = 2;

    /// <summary>Degrees that are surely more than <see cref="Reach"/>, in any direction in Belgium.</summary>
    private const double Wider = 0.001;

    /// <summary>The box in which everything lies that can meet a shape; shapes as answers keep them, in degrees.</summary>
    public static Envelope BoxAround(Geometry shape)
    {
        var box = shape.EnvelopeInternal.Copy();
        box.ExpandBy(Wider);
        return box;
    }

    /// <summary>Null where they do not meet. Judged in metres, on the grid of Lambert 2008.</summary>
    public static PlaceMeeting? Of(Geometry one, Geometry other)
    {
        if (!BoxAround(one).Intersects(other.EnvelopeInternal))
            return null;
        var (a, b) = (InMetres(one), InMetres(other));
        if (AreSame(a, b))
            return new(MeetingKind.Same, 0);
        if (a.Intersects(b))
            return a.Touches(b) && a.Dimension == Dimension.Surface && b.Dimension == Dimension.Surface
                ? new(MeetingKind.Near, 0)
                : new(MeetingKind.Crosses, 0);
        var apart = IndexedFacetDistance.Distance(a, b);
        // A place on a line in degrees lies beside it by less than a hair in metres.
        if (apart <= Pencil && (a.Dimension != Dimension.Surface || b.Dimension != Dimension.Surface))
            return new(MeetingKind.Crosses, 0);
        return apart <= Reach ? new(MeetingKind.Near, (int)Math.Ceiling(apart)) : null;
    }

    /// <summary>Of the same kind, and no point of one far from the other; how often a line is broken says nothing.</summary>
    private static bool AreSame(Geometry a, Geometry b)
    {
        if (a.Dimension != b.Dimension)
            return false;
        var (one, other) = (a.EnvelopeInternal, b.EnvelopeInternal);
        var corners = new[] { one.MinX - other.MinX, one.MaxX - other.MaxX, one.MinY - other.MinY, one.MaxY - other.MaxY };
        return corners.All(c => Math.Abs(c) <= Pencil) && DiscreteHausdorffDistance.Distance(a, b) <= Pencil;
    }

    private static Geometry InMetres(Geometry shape)
    {
        var copy = shape.Copy();
        copy.Apply(new ToGrid());
        // The box that the library keeps of it lies in degrees.
        copy.GeometryChanged();
        return copy;
    }

    private sealed class ToGrid : ICoordinateFilter
    {
        public void Filter(Coordinate c) => (c.X, c.Y) = Grid.Lambert2008.FromPlace(new Place(c.X, c.Y));
    }
}
