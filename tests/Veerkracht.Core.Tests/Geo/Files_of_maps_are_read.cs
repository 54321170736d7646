using System.IO.Compression;
using System.Text;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Geo.Files;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Geo;

public sealed class Files_of_maps_are_read
{
    private const string Track =
        "<trk><trkseg><trkpt lat=\"51.05\" lon=\"3.71\"><ele>5</ele></trkpt><trkpt lat=\"51.06\" lon=\"3.72\"/></trkseg></trk>";

    public static TheoryData<string> Lines =>
        [
            $"<?xml version=\"1.0\"?><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">{Track}</gpx>",
            $"<gpx version=\"1.0\" xmlns=\"http://www.topografix.com/GPX/1/0\">{Track}</gpx>",
            $"\uFEFF<gpx>{Track}</gpx>",
            "<gpx><rte><rtept lat=\"51.05\" lon=\"3.71\"/><rtept lat=\"51.06\" lon=\"3.72\"/></rte></gpx>",
            """{"type":"LineString","coordinates":[[3.71,51.05],[3.72,51.06]]}""",
            """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":null,
                "geometry":{"type":"LineString","coordinates":[[3.71,51.05,4.2],[3.72,51.06,4.1]]}}]}
                """,
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><LineString><coordinates>\n 3.71,51.05,0\n 3.72,51.06,0 \n"
                + "</coordinates></LineString></Placemark></Document></kml>",
        ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line(string text)
    {
        var (read, fault) = MapFile.Read(ShapeKind.Line, Encoding.UTF8.GetBytes(text));
        Assert.Null(fault);
        Assert.Equal("51.05, 3.71\n51.06, 3.72", ShapeText.Write(read!.Shape));
        Assert.Null(read.Note);
    }

    [Theory]
    [InlineData("%PDF-1.7", "geen kaartbestand")]
    [InlineData("<html></html>", "geen kaartbestand")]
    [InlineData("<gpx></gpx>", "geen punt, lijn of gebied")]
    [InlineData("<gpx><trk>", "beschadigd")]
    [InlineData("<gpx><wpt lat=\"51.05\" lon=\"3.71\"/></gpx>", "geen lijn")]
    [InlineData("<gpx><wpt lat=\"x\" lon=\"3.71\"/></gpx>", "beschadigd")]
    [InlineData("<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx>&x;</gpx>", "beschadigd")]
    [InlineData("{\"type\":", "beschadigd")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1234567,7654321],[1234568,7654321]]}", "coördinaten die we niet lezen")]
    [InlineData("PK", "beschadigd")]
    public void What_cannot_be_read_says_why(string text, string why) =>
        Assert.Contains(
            why,
            MapFile.Read(ShapeKind.Line, Encoding.UTF8.GetBytes(text)).Fault!.Why.In(Language.Nl),
            StringComparison.Ordinal
        );

    [Fact]
    public void Metres_in_a_file_are_turned_into_degrees()
    {
        var text = """{"type":"Point","coordinates":[104330.93,193993.74]}""";
        var (read, _) = MapFile.Read(ShapeKind.Point, Encoding.UTF8.GetBytes(text));
        Assert.Equal("51.0543, 3.7174", ShapeText.Write(read!.Shape));
    }

    [Fact]
    public void One_point_is_asked_and_not_three()
    {
        var points = string.Concat(Enumerable.Range(0, 3).Select(i => $"<wpt lat=\"51.0{i}\" lon=\"3.71\"/>"));
        var fault = MapFile.Read(ShapeKind.Point, Encoding.UTF8.GetBytes($"<gpx>{points}</gpx>")).Fault!;
        Assert.Contains("3 punten", fault.Why.In(Language.Nl), StringComparison.Ordinal);
        Assert.Equal("map-file", fault.Code);
    }

    [Fact]
    public void A_track_of_many_points_is_made_simpler_and_told()
    {
        var points = string.Concat(
            Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"<trkpt lat=\"{51 + i * 1e-6:0.000000}\" lon=\"3.71\"/>"))
        );
        var (read, _) = MapFile.Read(ShapeKind.Line, Encoding.UTF8.GetBytes($"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>"));
        Assert.True(read!.Shape.NumPoints < 100);
        Assert.Contains("20000 punten", read.Note!.In(Language.Nl), StringComparison.Ordinal);
    }

    private const string Lambert72 =
        "PROJCS[\"Belge_Lambert_1972\",GEOGCS[\"GCS_Belge_1972\",DATUM[\"D_Belge_1972\","
        + "SPHEROID[\"International_1924\",6378388.0,297.0]]]]";

    [Fact]
    public void A_zipped_shapefile_needs_its_prj()
    {
        var area = Shapes.Factory.CreatePolygon([
            new(104000, 193000),
            new(104000, 194000),
            new(105000, 194000),
            new(105000, 193000),
            new(104000, 193000),
        ]);
        var (read, fault) = MapFile.Read(ShapeKind.Area, Zip(area, Lambert72));
        Assert.Null(fault);
        // On the grid it is a square kilometre; the grid is some hundreds of a percent off the ellipsoid there.
        Assert.Equal(1_000_000, Measure.SquareMetres(read!.Shape), 1_000.0);
        Assert.Contains(".prj", MapFile.Read(ShapeKind.Area, Zip(area, null)).Fault!.Why.In(Language.Nl), StringComparison.Ordinal);
        Assert.Contains(
            "niet lezen",
            MapFile.Read(ShapeKind.Area, Zip(area, "PROJCS[\"RD_New\"]")).Fault!.Why.In(Language.Nl),
            StringComparison.Ordinal
        );
    }

    private static byte[] Zip(Geometry shape, string? projection)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "gebied.shp");
            Shapefile.WriteAllFeatures([new Feature(shape, new AttributesTable { { "naam", "gebied" } })], path, projection);
            if (projection is null)
                File.Delete(Path.ChangeExtension(path, ".prj"));
            using var zip = new MemoryStream();
            using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, true))
            {
                foreach (var file in folder.GetFiles())
                    archive.CreateEntryFromFile(file.FullName, $"kaart/{file.Name}");
            }
            return zip.ToArray();
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
