using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Veerkracht.Core.Geo;

/// <summary>Reads and writes the geometries of GeoJSON (RFC 7946): longitude first. A height is left out.</summary>
public static class GeoJson
{
    /// <summary>Null where it is no geometry, or has more points than one answer may have.</summary>
    /// <param name="most">Points at most.</param>
    public static Geometry? Read(JsonNode? node, int most = Shapes.MaxPoints)
    {
        if (node is not JsonObject shape)
            return null;
        var left = most;
        try
        {
            return Text(shape["type"]) switch
            {
                "Point" => One(shape["coordinates"], ref left) is { } c ? Shapes.Factory.CreatePoint(c) : null,
                "LineString" => Line(shape["coordinates"], ref left),
                "MultiLineString" => Parts(shape["coordinates"], Line, ref left) is { } lines
                    ? Shapes.Factory.CreateMultiLineString([.. lines])
                    : null,
                "Polygon" => Area(shape["coordinates"], ref left),
                "MultiPolygon" => Parts(shape["coordinates"], Area, ref left) is { } areas
                    ? Shapes.Factory.CreateMultiPolygon([.. areas])
                    : null,
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            // What the library of geometries does not build, as a ring that is not closed; a name that stands twice.
            return null;
        }
    }

    /// <summary>Of a text; null where that is no JSON either.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonObject Write(Geometry shape) =>
        new()
        {
            ["type"] = shape.GeometryType,
            ["coordinates"] = shape switch
            {
                Point point => Position(point.Coordinate),
                Polygon area => Rings(area),
                LineString line => Positions(line),
                MultiLineString lines => new JsonArray([.. lines.Geometries.Select(l => (JsonNode)Positions((LineString)l))]),
                MultiPolygon areas => new JsonArray([.. areas.Geometries.Select(a => (JsonNode)Rings((Polygon)a))]),
                _ => throw new ArgumentException($"{shape.GeometryType} is no answer on a map.", nameof(shape)),
            },
        };

    private delegate T? Part<T>(JsonNode? node, ref int left)
        where T : class;

    private static List<T>? Parts<T>(JsonNode? node, Part<T> part, ref int left)
        where T : class
    {
        if (node is not JsonArray array || array.Count > left)
            return null;
        var parts = new List<T>(array.Count);
        foreach (var item in array)
        {
            if (part(item, ref left) is not { } one)
                return null;
            parts.Add(one);
        }
        return parts.Count > 0 ? parts : null;
    }

    private static LineString? Line(JsonNode? node, ref int left) =>
        Parts<Coordinate>(node, One, ref left) is { Count: >= 2 } places ? Shapes.Factory.CreateLineString([.. places]) : null;

    private static LinearRing? Ring(JsonNode? node, ref int left) =>
        Parts<Coordinate>(node, One, ref left) is { Count: >= 4 } places && places[0].Equals2D(places[^1])
            ? Shapes.Factory.CreateLinearRing([.. places])
            : null;

    private static Polygon? Area(JsonNode? node, ref int left) =>
        Parts<LinearRing>(node, Ring, ref left) is { } rings ? Shapes.Factory.CreatePolygon(rings[0], [.. rings[1..]]) : null;

    private static Coordinate? One(JsonNode? node, ref int left) =>
        --left >= 0
        && node is JsonArray { Count: 2 or 3 } pair
        && Number(pair[0]) is { } longitude
        && Number(pair[1]) is { } latitude
        && Math.Abs(longitude) <= 1e7
        && Math.Abs(latitude) <= 1e7
            ? new Coordinate(longitude, latitude)
            : null;

    private static double? Number(JsonNode? node) =>
        node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static string? Text(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        }
        catch (InvalidOperationException)
        {
            // A text is read only now, and half a character stands in it.
            return null;
        }
    }

    private static JsonArray Rings(Polygon area) =>
        new([Positions(area.ExteriorRing), .. area.InteriorRings.Select(r => (JsonNode)Positions(r))]);

    private static JsonArray Positions(LineString line) => new([.. line.Coordinates.Select(c => (JsonNode)Position(c))]);

    private static JsonArray Position(Coordinate c) => new(Degrees(c.X), Degrees(c.Y));

    private static JsonValue Degrees(double value) => JsonValue.Create(Math.Round((decimal)value, 6) / 1.000000m);
}
