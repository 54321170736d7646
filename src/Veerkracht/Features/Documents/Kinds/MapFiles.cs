using System.Text;
using System.Text.Json;
using System.Xml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A map in XML, known by the name of its outermost element.</summary>
internal abstract class XmlMap(string contentType, string extension, string root) : FileKind(KindGroup.Map, contentType, extension)
{
    public override bool Recognises(SentFile file)
    {
        if (!Extensions.Contains(file.Extension))
            return false;
        try
        {
            using var reader = Open(file);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == root;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    public override LocalText? Fault(SentFile file)
    {
        try
        {
            using var reader = Open(file);
            while (reader.Read()) { }
            return null;
        }
        catch (XmlException)
        {
            return FileFaults.Incomplete;
        }
    }

    private static XmlReader Open(SentFile file)
    {
        var settings = ZipInside.Safe;
        settings.CloseInput = false;
        settings.MaxCharactersInDocument = file.Length;
        return XmlReader.Create(file.Rewound(), settings);
    }
}

/// <summary>A track or points of a navigation device.</summary>
internal sealed class GpxFile() : XmlMap("application/gpx+xml", ".gpx", "gpx");

/// <summary>A map of Google Earth.</summary>
internal sealed class KmlFile() : XmlMap("application/vnd.google-earth.kml+xml", ".kml", "kml");

/// <summary>GeoJSON (RFC 7946).</summary>
internal sealed class GeoJsonFile() : FileKind(KindGroup.Map, "application/geo+json", ".geojson", ".json")
{
    private static readonly string[] Types =
    [
        "FeatureCollection",
        "Feature",
        "Point",
        "LineString",
        "Polygon",
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
        "GeometryCollection",
    ];

    public override bool Recognises(SentFile file)
    {
        if (!Extensions.Contains(file.Extension))
            return false;
        var start = Encoding.UTF8.GetString(file.Read(0, 64 * 1024)).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return start.StartsWith('{') && Types.Any(t => start.Contains($"\"{t}\"", StringComparison.Ordinal));
    }

    public override LocalText? Fault(SentFile file)
    {
        try
        {
            using var read = JsonDocument.Parse(file.Rewound());
            return read.RootElement.TryGetProperty("type", out _) ? null : FileFaults.Damaged;
        }
        catch (JsonException)
        {
            return FileFaults.Incomplete;
        }
    }
}

/// <summary>The files of a shapefile together in a zip: shapes, their index and what is said of them.</summary>
internal sealed class ShapefileZip() : FileKind(KindGroup.Map, "application/zip", ".zip")
{
    private static readonly string[] Parts = [".shp", ".shx", ".dbf"];

    public override bool Recognises(SentFile file) => file.Zip is { } zip && Has(zip, Parts[0]);

    public override LocalText? Fault(SentFile file) =>
        file.Zip!.IsLocked ? FileFaults.Password
        : Parts.All(p => Has(file.Zip, p)) ? null
        : FileFaults.Incomplete;

    private static bool Has(ZipInside zip, string extension) =>
        zip.Names.Any(n => n.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
