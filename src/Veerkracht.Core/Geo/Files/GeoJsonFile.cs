using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo.Files;

/// <summary>GeoJSON: a geometry, a feature, or a collection of either.</summary>
internal static class GeoJsonFile
{
    private const int MaxFeatures = 10_000;

    public static List<Geometry> Read(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF');
        if (GeoJson.Parse(text) is not JsonObject root)
            throw new MapFileException(MapFileFaults.Damaged);
        var found = new List<Geometry>();
        Collect(root, found);
        return found;
    }

    private static void Collect(JsonNode? node, List<Geometry> found)
    {
        if (node is not JsonObject item || found.Count > MaxFeatures)
            return;
        switch ((item["type"] as JsonValue)?.ToString())
        {
            case "FeatureCollection":
                Each(item["features"], found);
                break;
            case "GeometryCollection":
                Each(item["geometries"], found);
                break;
            case "Feature":
                Collect(item["geometry"], found);
                break;
            case "Point" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon":
                found.Add((GeoJson.Read(item, MapFile.MostRead) ?? throw new MapFileException(MapFileFaults.Damaged)).InWgs84());
                break;
            case "MultiPoint":
                foreach (var place in item["coordinates"] as JsonArray ?? [])
                    Collect(new JsonObject { ["type"] = "Point", ["coordinates"] = place?.DeepClone() }, found);
                break;
            default:
                throw new MapFileException(MapFileFaults.NoMap);
        }
    }

    private static void Each(JsonNode? items, List<Geometry> found)
    {
        foreach (var item in items as JsonArray ?? [])
            Collect(item, found);
    }
}
