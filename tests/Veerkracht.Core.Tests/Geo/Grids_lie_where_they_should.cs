using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Tests.Geo;

/// <summary>
/// The values are of proj4js 2.22.0 with the definitions of EPSG 31370 (shift of seven parameters included) and EPSG 3812. Without the
/// shift, the first would lie tens of metres off.
/// </summary>
public sealed class Grids_lie_where_they_should
{
    public static TheoryData<double, double, double, double, double, double> Known =>
        new()
        {
            { 3.7174, 51.0543, 104330.93480388745, 193993.7401083354, 604328.1289905129, 693988.5176519211 },
            { 4.3525, 50.8467, 148855.42265515882, 170699.67585277744, 648855.0356412265, 670699.9450885672 },
            { 2.5936, 51.0982, 25663.885930269244, 200162.85083327442, 525660.9674801823, 700148.2065481152 },
            { 5.7843, 51.0970, 249154.0290546377, 199490.27734509483, 749149.3989013769, 699502.2589376261 },
            { 5.8167, 49.6833, 254490.9714032946, 42313.91170783248, 754505.0309908524, 542327.8241498452 },
            { 5.3378, 50.9303, 218122.60477624205, 180444.56831324566, 718120.4961409031, 680453.0102881594 },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public void Both_ways(double longitude, double latitude, double x72, double y72, double x2008, double y2008)
    {
        foreach (var (grid, x, y) in (IEnumerable<(Grid, double, double)>)[(Grid.Lambert72, x72, y72), (Grid.Lambert2008, x2008, y2008)])
        {
            var place = grid.ToPlace(x, y);
            Assert.Equal(longitude, place.Longitude, 0.0000005);
            Assert.Equal(latitude, place.Latitude, 0.0000005);
            var (backX, backY) = grid.FromPlace(new Place(longitude, latitude));
            Assert.Equal(x, backX, 0.02);
            Assert.Equal(y, backY, 0.02);
        }
    }
}
