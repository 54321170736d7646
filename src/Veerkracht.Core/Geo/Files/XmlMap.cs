using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo.Files;

/// <summary>
/// GPX (any version, with or without its namespace) and KML. Written here: the library for GPX reads version 1.0 and a missing namespace
/// as an empty file. Nothing outside the file is ever read.
/// </summary>
internal static class XmlMap
{
    public static List<Geometry> Read(Stream file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 4 * MapFile.MaxBytes,
        };
        try
        {
            using var reader = XmlReader.Create(file, settings);
            var root = XDocument.Load(reader).Root!;
            return root.Name.LocalName switch
            {
                "gpx" => Gpx(root),
                "kml" => Kml(root),
                _ => throw new MapFileException(MapFileFaults.NoMap),
            };
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException)
        {
            throw new MapFileException(MapFileFaults.Damaged);
        }
    }

    /// <summary>Tracks and routes are lines, way points are points.</summary>
    private static List<Geometry> Gpx(XElement root)
    {
        Coordinate One(XElement at) => new(Number(at.Attribute("lon")?.Value), Number(at.Attribute("lat")?.Value));
        var lines = All(root, "trkseg")
            .Select(s => Children(s, "trkpt"))
            .Concat(All(root, "rte").Select(r => Children(r, "rtept")))
            .Select(points => points.Select(One).ToArray())
            .Where(points => points.Length >= 2)
            .Select(Line);
        var points = Children(root, "wpt").Select(w => (Geometry)Shapes.Factory.CreatePoint(One(w)));
        return [.. lines, .. points];
    }

    private static List<Geometry> Kml(XElement root)
    {
        var found = new List<Geometry>();
        found.AddRange(All(root, "Point").Select(p => Shapes.Factory.CreatePoint(Places(p)[0])));
        found.AddRange(All(root, "LineString").Select(Places).Where(p => p.Length >= 2).Select(Line));
        found.AddRange(All(root, "Polygon").Select(Area));
        found.AddRange(
            All(root, "Track")
                .Select(t => Children(t, "coord").Select(c => Place(c.Value.Split(' '))).ToArray())
                .Where(p => p.Length >= 2)
                .Select(Line)
        );
        return found;
    }

    private static Geometry Line(Coordinate[] places) => Shapes.Factory.CreateLineString(places);

    private static Geometry Area(XElement area)
    {
        var outer = All(area, "outerBoundaryIs").Select(Ring).FirstOrDefault() ?? throw new FormatException("no border");
        return Shapes.Factory.CreatePolygon(outer, [.. All(area, "innerBoundaryIs").Select(Ring)]);
    }

    private static LinearRing Ring(XElement boundary)
    {
        var places = Places(boundary).ToList();
        if (!places[0].Equals2D(places[^1]))
            places.Add(places[0].Copy());
        return Shapes.Factory.CreateLinearRing([.. places]);
    }

    /// <summary>"3.7174,51.0543,0 3.72,51.06,0": longitude first, a height may follow.</summary>
    private static Coordinate[] Places(XElement shape)
    {
        var text = All(shape, "coordinates").FirstOrDefault()?.Value ?? "";
        Coordinate[] places = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => Place(t.Split(',')))];
        return places.Length > 0 ? places : throw new FormatException("no coordinates");
    }

    private static Coordinate Place(string[] parts) =>
        parts.Length is 2 or 3 ? new Coordinate(Number(parts[0]), Number(parts[1])) : throw new FormatException("no place");

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 180
            ? number
            : throw new FormatException("no degrees");

    private static IEnumerable<XElement> All(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);
}
