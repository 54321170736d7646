using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A place, a path or an area on the map, as GeoJSON. In its box stands a place a line.</summary>
internal sealed class MapKind : FieldKind
{
    public static readonly MapKind Point = new(
        FieldType.Point,
        ShapeKind.Point,
        new LocalText("Een plaats op de kaart", "A place on the map"),
        new KindWord("point", "Plaats op de kaart", "Place on the map", "Een punt.", "A point.")
    )
    {
        Ask = new LocalText("Duid een plaats aan op de kaart bij", "Mark a place on the map for"),
        GeoJsonTypes = ["Point"],
    };

    public static readonly MapKind Line = new(
        FieldType.Line,
        ShapeKind.Line,
        new LocalText("Een lijn op de kaart", "A line on the map"),
        new KindWord(
            "line",
            "Lijn op de kaart",
            "Line on the map",
            "Een pad of een route, met zijn lengte.",
            "A path or a route, with its length."
        )
    )
    {
        Ask = new LocalText("Teken een lijn op de kaart bij", "Draw a line on the map for"),
        GeoJsonTypes = ["LineString", "MultiLineString"],
        Measured = "km",
    };

    public static readonly MapKind Area = new(
        FieldType.Area,
        ShapeKind.Area,
        new LocalText("Een gebied op de kaart", "An area on the map"),
        new KindWord("area", "Gebied op de kaart", "Area on the map", "Een wijk of zone.", "A district or zone.")
    )
    {
        Ask = new LocalText("Teken een gebied op de kaart bij", "Draw an area on the map for"),
        GeoJsonTypes = ["Polygon", "MultiPolygon"],
        Measured = "m2",
    };

    private readonly ShapeKind _kind;

    private MapKind(FieldType type, ShapeKind kind, LocalText name, KindWord word)
        : base(type, name, word) => (_kind, HoldsLines, Drawn) = (kind, true, kind);

    /// <summary>Types of GeoJSON that are an answer.</summary>
    private string[] GeoJsonTypes { get; init; } = [];

    /// <summary>What expressions may ask beside the number of points.</summary>
    private string? Measured { get; init; }

    public override BoxKind Box(Field field) => BoxKind.Map;

    public override ExpressionType Value(Field field, bool computed)
    {
        var seen = new Dictionary<string, ExpressionType> { ["points"] = AnswerTypes.Number };
        if (Measured is not null)
            seen[Measured] = AnswerTypes.Number;
        return new ExpressionType.Record(seen);
    }

    internal override JsonObject Schema(Field field, Language language) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["enum"] = new JsonArray([.. GeoJsonTypes.Select(s => JsonValue.Create(s))]) },
                ["coordinates"] = new JsonObject { ["type"] = "array" },
            },
            ["required"] = new JsonArray("type", "coordinates"),
            ["additionalProperties"] = false,
        };

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => MapAnswer.Read(field, _kind, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        ShapeText.Read(_kind, text).Shape is { } shape ? GeoJson.Write(shape) : Json.AsTyped(text);

    private protected override string One(JsonNode answer, Language language) =>
        MapAnswer.Shape(answer) is { } shape ? ShapeText.Write(shape)
        : Json.Object(answer) is { } other ? Json.Written(other)
        : "";

    /// <summary>How long or how large it is, and where.</summary>
    public override string Told(Field field, JsonNode? answer, Language language)
    {
        var places = base.Told(field, answer, language);
        if (MapAnswer.Shape(answer) is not { } shape || Measured is null)
            return places;
        var size =
            _kind == ShapeKind.Line ? $"{Numerals.WriteExact(Measure.Kilometres(shape), language)} km" : SquareMetres(shape, language);
        return $"{size}\n{places}";
    }

    private static string SquareMetres(Geometry shape, Language language) =>
        $"{Numerals.WriteExact(Measure.WholeSquareMetres(shape), language)} m²";

    public override Geometry? ShapeOf(JsonNode? answer) => MapAnswer.Shape(answer);
}
