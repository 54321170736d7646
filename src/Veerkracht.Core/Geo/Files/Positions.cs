using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo.Files;

/// <summary>Turns the coordinates of a file into WGS 84, in place.</summary>
internal static class Positions
{
    /// <summary>Degrees stay; metres are of the grid in which they lie. What is neither is refused.</summary>
    /// <param name="grid">The grid that the file names; null: as the numbers tell.</param>
    public static Geometry InWgs84(this Geometry shape, Grid? grid = null)
    {
        shape.Apply(new Turning(grid));
        shape.GeometryChanged();
        return shape;
    }

    private sealed class Turning(Grid? named) : ICoordinateFilter
    {
        public void Filter(Coordinate c)
        {
            if (named is null && Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90)
                return;
            if ((named ?? Grid.Of(c.X, c.Y)) is not { } grid || !grid.Holds(c.X, c.Y))
                throw new MapFileException(MapFileFaults.OtherProjection);
            var place = grid.ToPlace(c.X, c.Y);
            (c.X, c.Y) = (place.Longitude, place.Latitude);
        }
    }
}
