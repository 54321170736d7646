using System.Globalization;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Places and areas on the map, as GeoJSON in WGS 84: longitude first, then latitude, in degrees. Coordinates are kept to seven
/// decimals (a centimetre) and must lie around Belgium. For expressions an answer is a record with its number of points.
/// </summary>
internal static class MapAnswer
{
    public const int MaxPoints = 5_000;
    private const decimal West = 2.3m,
        East = 6.6m,
        South = 49.3m,
        North = 51.8m;

    /// <param name="isArea">A polygon or more; otherwise one point.</param>
    public static Answer Read(Field field, bool isArea, JsonNode node, FormRecord record)
    {
        if (Json.Typed(node) is { Length: > 0 } typed)
            return new Answer(null, Json.AsTyped(typed), Messages.NotAPlace(field, isArea, record));
        if (
            Json.Object(node) is not { Count: 2 } shape
            || !shape.TryGetPropertyValue("type", out var type)
            || !shape.TryGetPropertyValue("coordinates", out var coordinates)
        )
            return new Answer(null, null, Messages.WrongType(field, record));
        var kind = Json.Text(type);
        var points = 0;
        var clean = (isArea, kind) switch
        {
            (false, "Point") => Position(coordinates, ref points),
            (true, "Polygon") => Polygon(coordinates, ref points),
            (true, "MultiPolygon") => Each(coordinates, 1, Polygon, ref points),
            _ => null,
        };
        if (clean is null)
            return new Answer(null, null, Messages.NotAPlace(field, isArea, record));
        return new Answer(
            new Dictionary<string, object?> { ["points"] = (Rational)points },
            new JsonObject { ["type"] = kind, ["coordinates"] = clean }
        );
    }

    private delegate JsonArray? Part(JsonNode? node, ref int points);

    private static JsonArray? Each(JsonNode? node, int least, Part part, ref int points)
    {
        if (node is not JsonArray array || array.Count < least || array.Count > MaxPoints)
            return null;
        var clean = new JsonArray();
        foreach (var item in array)
        {
            if (part(item, ref points) is not { } done || points > MaxPoints)
                return null;
            clean.Add(done);
        }
        return clean;
    }

    private static JsonArray? Polygon(JsonNode? node, ref int points) => Each(node, 1, Ring, ref points);

    /// <summary>At least a triangle, and closed: the last position is the first.</summary>
    private static JsonArray? Ring(JsonNode? node, ref int points) =>
        Each(node, 4, Position, ref points) is { } ring && JsonNode.DeepEquals(ring[0], ring[^1]) ? ring : null;

    private static JsonArray? Position(JsonNode? node, ref int points)
    {
        points++;
        return
            node is JsonArray { Count: 2 } pair
            && Degrees(pair[0], West, East) is { } longitude
            && Degrees(pair[1], South, North) is { } latitude
            ? [JsonValue.Create(longitude), JsonValue.Create(latitude)]
            : null;
    }

    private static decimal? Degrees(JsonNode? node, decimal least, decimal most) =>
        decimal.TryParse(Json.Number(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && degrees >= least
        && degrees <= most
            ? decimal.Round(degrees, 7) / 1.0000000m
            : null;
}
