using NetTopologySuite.Geometries;
using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Tests.Geo;

public sealed class Places_meet
{
    private static Geometry Line(params (double East, double North)[] places) =>
        Shapes.Of(ShapeKind.Line, [.. places.Select(p => new Place(p.East, p.North))])!;

    private static Geometry Area(double west, double south, double east, double north) =>
        Shapes.Of(ShapeKind.Area, [new(west, south), new(east, south), new(east, north), new(west, north)])!;

    private static Geometry Point(double east, double north) => Shapes.At(new(east, north));

    [Fact]
    public void The_same_line_is_the_same_however_often_it_is_broken_and_whichever_way_it_goes()
    {
        var line = Line((5.10, 50.89), (5.11, 50.89));
        Assert.Equal(new(MeetingKind.Same, 0), PlaceMeeting.Of(line, Line((5.11, 50.89), (5.105, 50.89), (5.10, 50.890001))));
        Assert.Equal(new(MeetingKind.Crosses, 0), PlaceMeeting.Of(line, Line((5.10, 50.89), (5.105, 50.90), (5.11, 50.89))));
    }

    [Fact]
    public void What_lies_inside_or_over_another_crosses_and_neighbours_border()
    {
        var area = Area(5.10, 50.89, 5.11, 50.90);
        Assert.Equal(new(MeetingKind.Crosses, 0), PlaceMeeting.Of(area, Point(5.105, 50.895)));
        Assert.Equal(new(MeetingKind.Crosses, 0), PlaceMeeting.Of(area, Line((5.09, 50.895), (5.12, 50.895))));
        Assert.Equal(new(MeetingKind.Near, 0), PlaceMeeting.Of(area, Area(5.11, 50.89, 5.12, 50.90)));
    }

    [Fact]
    public void Near_says_how_many_metres_and_ends_at_fifty()
    {
        var place = Point(5.11, 50.89);
        Assert.Equal(new(MeetingKind.Near, 31), PlaceMeeting.Of(place, Point(5.11, 50.89027)));
        Assert.NotNull(PlaceMeeting.Of(place, Point(5.1107, 50.89)));
        Assert.Null(PlaceMeeting.Of(place, Point(5.11072, 50.89)));
        Assert.Null(PlaceMeeting.Of(place, Point(5.11, 50.891)));
    }

    /// <summary>Every shape whose box meets another's is found by its cell, whatever their sizes; and few that do not.</summary>
    [Fact]
    public void A_cell_finds_all_that_may_meet()
    {
        var random = new Random(2022);
        Envelope Box()
        {
            var (width, height) = (Math.Pow(10, -random.NextDouble() * 6), Math.Pow(10, -random.NextDouble() * 6));
            var (west, south) = (2.5 + random.NextDouble() * 3.5, 49.5 + random.NextDouble() * 1.5);
            return new Envelope(west, west + width, south, south + height);
        }
        var all = Enumerable.Range(0, 3000).Select(_ => Box()).Select(b => (Box: b, Cell: QuadCells.Of(b))).ToList();
        var found = 0;
        foreach (var box in Enumerable.Range(0, 200).Select(_ => Box()))
        {
            var (cells, ranges) = QuadCells.Around(box);
            Assert.InRange(cells.Count, 0, 9 * 14);
            Assert.InRange(ranges.Count, 1, 9);
            bool IsFound(string cell) =>
                cells.Contains(cell) || ranges.Any(r => string.CompareOrdinal(cell, r.From) >= 0 && string.CompareOrdinal(cell, r.To) < 0);
            foreach (var other in all.Where(o => o.Box.Intersects(box)))
            {
                Assert.True(IsFound(other.Cell), $"{other.Box} meets {box} and is not found");
                found++;
            }
        }
        Assert.True(found > 1000);
        // A small place asks for little of the country.
        var (few, near) = QuadCells.Around(PlaceMeeting.BoxAround(Point(5.11, 50.89)));
        Assert.InRange(
            all.Count(o => near.Any(r => string.CompareOrdinal(o.Cell, r.From) >= 0 && string.CompareOrdinal(o.Cell, r.To) < 0)),
            0,
            10
        );
        Assert.True(few.Count < 60);
    }
}
