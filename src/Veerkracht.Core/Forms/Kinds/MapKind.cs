using System.Text.Json;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A place or an area on the map, as GeoJSON.</summary>
internal sealed class MapKind : FieldKind
{
    private static readonly ExpressionType Seen = new ExpressionType.Record(
        new Dictionary<string, ExpressionType> { ["points"] = AnswerTypes.Number }
    );

    public static readonly MapKind Point = new(
        FieldType.Point,
        new LocalText("Een plaats op de kaart", "A place on the map"),
        new KindWord("point", "Plaats op de kaart", "Place on the map", "Een punt.", "A point."),
        "Point"
    )
    {
        Ask = new LocalText("Duid een plaats aan op de kaart bij", "Mark a place on the map for"),
    };

    public static readonly MapKind Area = new(
        FieldType.Area,
        new LocalText("Een gebied op de kaart", "An area on the map"),
        new KindWord("area", "Gebied op de kaart", "Area on the map", "Een wijk of zone.", "A district or zone."),
        "Polygon",
        "MultiPolygon"
    )
    {
        Ask = new LocalText("Teken een gebied op de kaart bij", "Draw an area on the map for"),
    };

    /// <summary>Types of GeoJSON.</summary>
    private readonly string[] _shapes;

    private MapKind(FieldType type, LocalText name, KindWord word, params string[] shapes)
        : base(type, name, word) => _shapes = shapes;

    private bool IsArea => this == Area;

    public override BoxKind Box(Field field) => IsArea ? BoxKind.LongText : BoxKind.Text;

    public override ExpressionType Value(Field field, bool computed) => Seen;

    internal override JsonObject Schema(Field field, Language language) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["enum"] = new JsonArray([.. _shapes.Select(s => JsonValue.Create(s))]) },
                ["coordinates"] = new JsonObject { ["type"] = "array" },
            },
            ["required"] = new JsonArray("type", "coordinates"),
            ["additionalProperties"] = false,
        };

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => MapAnswer.Read(field, IsArea, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        (IsArea ? null : Position(text)) ?? Shape(text) ?? Json.AsTyped(text);

    /// <summary>"51.0543, 3.7174": latitude first, as maps show it.</summary>
    private static JsonObject? Position(string text)
    {
        var parts = text.Split([',', ';'], StringSplitOptions.TrimEntries);
        if (
            parts.Length != 2
            || !NumeralReader.TryRead(parts[0], Language.En, out var latitude, out _)
            || !NumeralReader.TryRead(parts[1], Language.En, out var longitude, out _)
        )
            return null;
        return new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Degrees(longitude.Value), Degrees(latitude.Value)) };
    }

    private static JsonNode Degrees(Rational value) => JsonNode.Parse(NumberAnswer.Fixed(value, 7))!;

    private static JsonObject? Shape(string text)
    {
        try
        {
            return text[0] == '{' ? Json.Object(JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 8 })) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private protected override string One(JsonNode answer, Language language) => Json.Object(answer) is { } shape ? Json.Written(shape) : "";
}
