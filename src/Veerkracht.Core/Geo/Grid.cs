using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Veerkracht.Core.Geo;

/// <summary>
/// The Belgian grids, in metres, read to and written from WGS 84. One definition of each is pinned here. That of Lambert 72 has the seven
/// parameters of the shift of its datum (EPSG 31370): without them places lie tens of metres off.
/// </summary>
public sealed class Grid
{
    private const string Wgs84 =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563],TOWGS84[0,0,0,0,0,0,0]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";

    private const string Lambert72Text =
        "PROJCS[\"Belge 1972 / Belgian Lambert 72\",GEOGCS[\"Belge 1972\",DATUM[\"Reseau_National_Belge_1972\","
        + "SPHEROID[\"International 1924\",6378388,297],TOWGS84[-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic_2SP\"],"
        + "PARAMETER[\"latitude_of_origin\",90],PARAMETER[\"central_meridian\",4.36748666666667],"
        + "PARAMETER[\"standard_parallel_1\",51.1666672333333],PARAMETER[\"standard_parallel_2\",49.8333339],"
        + "PARAMETER[\"false_easting\",150000.013],PARAMETER[\"false_northing\",5400088.438],UNIT[\"metre\",1]]";

    private const string Lambert2008Text =
        "PROJCS[\"ETRS89 / Belgian Lambert 2008\",GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\","
        + "SPHEROID[\"GRS 1980\",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic_2SP\"],"
        + "PARAMETER[\"latitude_of_origin\",50.797815],PARAMETER[\"central_meridian\",4.35921583333333],"
        + "PARAMETER[\"standard_parallel_1\",49.8333333333333],PARAMETER[\"standard_parallel_2\",51.1666666666667],"
        + "PARAMETER[\"false_easting\",649328],PARAMETER[\"false_northing\",665262],UNIT[\"metre\",1]]";

    /// <summary>EPSG 31370.</summary>
    public static readonly Grid Lambert72 = new(Lambert72Text, new Range(20_000, 300_000), new Range(20_000, 250_000));

    /// <summary>EPSG 3812.</summary>
    public static readonly Grid Lambert2008 = new(Lambert2008Text, new Range(520_000, 800_000), new Range(520_000, 750_000));

    private readonly record struct Range(double Least, double Most)
    {
        public bool Holds(double value) => value >= Least && value <= Most;
    }

    private readonly MathTransform _to;
    private readonly MathTransform _from;
    private readonly Range _x;
    private readonly Range _y;

    private Grid(string definition, Range x, Range y)
    {
        var systems = new CoordinateSystemFactory();
        var (grid, world) = (systems.CreateFromWkt(definition), systems.CreateFromWkt(Wgs84));
        var transformations = new CoordinateTransformationFactory();
        _to = transformations.CreateFromCoordinateSystems(grid, world).MathTransform;
        _from = transformations.CreateFromCoordinateSystems(world, grid).MathTransform;
        (_x, _y) = (x, y);
    }

    /// <summary>Whether these metres lie in Belgium; those of the two grids never both do.</summary>
    public bool Holds(double x, double y) => _x.Holds(x) && _y.Holds(y);

    public Place ToPlace(double x, double y)
    {
        var (longitude, latitude) = _to.Transform(x, y);
        return new Place(longitude, latitude);
    }

    /// <summary>Metres east and north.</summary>
    public (double X, double Y) FromPlace(Place place) => _from.Transform(place.Longitude, place.Latitude);

    /// <summary>The grid in which these metres lie; null where that is none.</summary>
    public static Grid? Of(double x, double y) =>
        Lambert72.Holds(x, y) ? Lambert72
        : Lambert2008.Holds(x, y) ? Lambert2008
        : null;
}
