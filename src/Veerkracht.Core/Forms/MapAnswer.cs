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
    public static Answer Read(Field field, ShapeKind kind, JsonNode node, FormRecord record)
    {
        if (Json.Typed(node) is { Length: > 0 } typed)
            return ShapeText.Read(kind, typed).Fault is { } fault
                ? new Answer(null, Json.AsTyped(typed), Told(fault, field, record))
                : new Answer(null, Json.AsTyped(typed), Told(ShapeText.Unreadable(kind), field, record));
        if (Json.Object(node) is not { Count: 2 } sent)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (Shape(sent) is not { } shape || !shape.IsOf(kind))
            return new Answer(null, null, Told(ShapeText.Unreadable(kind), field, record));
        shape = Shapes.Canonical(shape);
        var own = (record.Reading.Outer.GetValueOrDefault(FormReading.Territory) as Municipality)?.Border;
        var problem = ShapeFaults.Of(shape, own) is { } found ? Told(found, field, record) : null;
        return new Answer(Value(kind, shape), GeoJson.Write(shape), problem);
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
