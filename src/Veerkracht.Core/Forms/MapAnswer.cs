using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Answers on a map, as GeoJSON in WGS 84: longitude first, then latitude, in degrees to six decimals (a decimetre). For expressions an
/// answer is a record with its number of points, of a line its kilometres and of an area its square metres.
/// </summary>
internal static class MapAnswer
{
    public const int MaxPoints = Shapes.MaxPoints;

    public static Answer Read(Field field, ShapeKind kind, JsonNode node, FormRecord record)
    {
        var (shape, fault) = ShapeOf(kind, node);
        var typed = Json.Typed(node) is { Length: > 0 } text ? Json.AsTyped(text) : null;
        if (shape is null)
            return fault is null
                ? new Answer(null, typed, Messages.WrongType(field, record))
                : new Answer(null, typed, Told(fault, field, record));
        shape = Shapes.Canonical(shape);
        var own = (record.Reading.Outer.GetValueOrDefault(FormReading.Territory) as Municipality)?.Border;
        var problem = ShapeFaults.Of(shape, own) is { } found ? Told(found, field, record) : null;
        return new Answer(Value(kind, shape), GeoJson.Write(shape), problem);
    }

    /// <summary>What was typed and could not be read before may be readable now.</summary>
    private static (Geometry? Shape, ShapeFault? Fault) ShapeOf(ShapeKind kind, JsonNode node)
    {
        if (Json.Typed(node) is { Length: > 0 } typed)
            return ShapeText.Read(kind, typed);
        if (Json.Object(node) is not { Count: 2 } sent)
            return (null, null);
        return GeoJson.Read(sent) is { } shape && shape.IsOf(kind) ? (shape, null) : (null, ShapeText.Unreadable(kind));
    }

    /// <summary>The shape that an answer is; null where it is none.</summary>
    public static Geometry? Shape(JsonNode? answer) => answer is JsonObject && Json.Typed(answer) is null ? GeoJson.Read(answer) : null;

    private static Dictionary<string, object?> Value(ShapeKind kind, Geometry shape)
    {
        var value = new Dictionary<string, object?> { ["points"] = (Rational)Shapes.Count(shape) };
        if (kind == ShapeKind.Line)
            value["km"] = Measure.Kilometres(shape);
        if (kind == ShapeKind.Area)
            value["m2"] = Measure.WholeSquareMetres(shape);
        return value;
    }

    private static Problem Told(ShapeFault fault, Field field, FormRecord record)
    {
        var name = record.NameOf(field);
        return new Problem(
            fault.Code,
            new LocalText($"‘{name.Nl}’: {fault.Why.Nl}", $"‘{name.In(Language.En)}’: {fault.Why.In(Language.En)}")
        );
    }
}
