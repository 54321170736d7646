using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Geo;

namespace Veerkracht.Features.Assessment.Places;

/// <summary>Finds the shapes in answers, wherever they stand: an answer that is a geometry of GeoJSON is one.</summary>
public static class PlacesInAnswers
{
    /// <summary>Most of one step; a form with more of them is about something else than places.</summary>
    public const int Most = 200;

    public static IEnumerable<(string Field, Geometry Shape)> Of(JsonObject answers) => In(answers, "").Take(Most);

    private static IEnumerable<(string, Geometry)> In(JsonNode? node, string path) =>
        node switch
        {
            JsonObject shape when shape.ContainsKey("coordinates") => GeoJson.Read(shape) is { } read ? [(path, read)] : [],
            JsonObject inner => inner.SelectMany(p => In(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
            JsonArray items => items.SelectMany((item, i) => In(item, path + string.Create(CultureInfo.InvariantCulture, $"[{i}]"))),
            _ => [],
        };
}
