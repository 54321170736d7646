using CsCheck;
using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Tests.Geo;

public sealed class Lengths_and_areas_on_the_ellipsoid
{
    private static NetTopologySuite.Geometries.Geometry Area(params (double Latitude, double Longitude)[] places) =>
        Shapes.Of(ShapeKind.Area, [.. places.Select(p => new Place(p.Longitude, p.Latitude))])!;

    /// <summary>Values of the test suite of GeographicLib (Planimeter).</summary>
    [Fact]
    public void Known_areas()
    {
        var cap = Area((89, 0), (89, 90), (89, 180), (89, 270));
        Assert.Equal(631819.8745, Measure.Metres(cap), 0.0001);
        // Around a pole, what is left of the half of the earth is counted: no area here lies there.
        Assert.Equal(510065621724088.44 / 2 - 24952305678.0, Measure.SquareMetres(cap), 1.0);
        var diamond = Area((0, -1), (-1, 0), (0, 1), (1, 0));
        Assert.Equal(627598.2731, Measure.Metres(diamond), 0.0001);
        Assert.Equal(24619419146.0, Measure.SquareMetres(diamond), 1.0);
    }

    /// <summary>Flinders Peak to Buninyon, the example of the geodetic manual of Australia, on GRS 80.</summary>
    [Fact]
    public void A_known_length()
    {
        var line = Shapes.Of(
            ShapeKind.Line,
            [new Place(144.42486788888888, -37.95103341666667), new Place(143.92649552777777, -37.65282113888889)]
        )!;
        Assert.Equal(54972.271, Measure.Metres(line), 0.001);
    }

    [Fact]
    public void In_kilometres_and_square_metres()
    {
        var line = Shapes.Of(ShapeKind.Line, [new Place(3.7, 51), new Place(3.7, 51.01)])!;
        // A hundredth of a degree of latitude is 1,112.5 m there.
        Assert.Equal("1.112", Measure.Kilometres(line).ToString());
        Assert.Equal(0, Measure.SquareMetres(line));
    }

    [Fact]
    public void A_square_cut_in_two_is_as_large_as_both() =>
        Gen.Select(Gen.Double[2.6, 6.2], Gen.Double[49.6, 51.4], Gen.Double[0.0005, 0.05])
            .Sample(
                (x, y, size) =>
                {
                    var whole = Area((y, x), (y, x + size), (y + size, x + size), (y + size, x));
                    var lower = Area((y, x), (y, x + size), (y + size, x + size));
                    var upper = Area((y, x), (y + size, x + size), (y + size, x));
                    Assert.Equal(Measure.SquareMetres(whole), Measure.SquareMetres(lower) + Measure.SquareMetres(upper), 0.01);
                }
            );
}
