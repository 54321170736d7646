using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo;

/// <summary>Reads the areas of one layer of a TopoJSON file: borders that two areas share stand in it once, as arcs.</summary>
public static class TopoJson
{
    /// <returns>Areas by the property "nis", in WGS 84.</returns>
    /// <exception cref="InvalidDataException">The file is no such topology.</exception>
    public static Dictionary<string, Border> Read(Stream file, string layer)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            var root = document.RootElement;
            var transform = root.GetProperty("transform");
            var (scale, translate) = (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate")));
            Coordinate[][] arcs = [.. root.GetProperty("arcs").EnumerateArray().Select(a => Arc(a, scale, translate))];
            return root.GetProperty("objects")
                .GetProperty(layer)
                .GetProperty("geometries")
                .EnumerateArray()
                .ToDictionary(g => Said(g, "nis"), g => new Border(Said(g, "name"), Shape(g, arcs)), StringComparer.Ordinal);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException($"No topology with a layer {layer}: {e.Message}", e);
        }
    }

    private static string Said(JsonElement shape, string name) =>
        shape.GetProperty("properties").GetProperty(name).GetString() ?? throw new KeyNotFoundException(name);

    private static Coordinate[] Arc(JsonElement arc, (double X, double Y) scale, (double X, double Y) translate)
    {
        var (x, y) = (0.0, 0.0);
        var places = new List<Coordinate>();
        foreach (var step in arc.EnumerateArray())
        {
            var (dx, dy) = Pair(step);
            (x, y) = (x + dx, y + dy);
            places.Add(new Coordinate(x * scale.X + translate.X, y * scale.Y + translate.Y));
        }
        return [.. places];
    }

    private static Geometry Shape(JsonElement shape, Coordinate[][] arcs)
    {
        var parts = shape.GetProperty("arcs").EnumerateArray();
        return shape.GetProperty("type").GetString() switch
        {
            "Polygon" => Area(parts, arcs),
            _ => Shapes.Factory.CreateMultiPolygon([.. parts.Select(p => Area(p.EnumerateArray(), arcs))]),
        };
    }

    private static Polygon Area(IEnumerable<JsonElement> rings, Coordinate[][] arcs)
    {
        var all = rings.Select(r => Ring(r, arcs)).ToList();
        return Shapes.Factory.CreatePolygon(all[0], [.. all[1..]]);
    }

    /// <summary>A negative number is an arc backwards: ~3 is the fourth.</summary>
    private static LinearRing Ring(JsonElement ring, Coordinate[][] arcs)
    {
        var places = new List<Coordinate>();
        foreach (var number in ring.EnumerateArray().Select(n => n.GetInt32()))
        {
            var arc = number >= 0 ? arcs[number] : [.. arcs[~number].Reverse()];
            places.AddRange(places.Count > 0 ? arc.Skip(1) : arc);
        }
        return Shapes.Factory.CreateLinearRing([.. places.Select(c => c.Copy())]);
    }

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());
}
