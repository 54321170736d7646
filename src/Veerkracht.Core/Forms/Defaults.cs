using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>What stands in a form, or in a new item of a group, before anybody typed.</summary>
public static class Defaults
{
    /// <summary>The answer of one field; null where its definition gives none.</summary>
    public static JsonNode? Of(Field field) => field.Kind.Start(field);

    /// <summary>A new item of a group.</summary>
    public static JsonObject Item(Field group) => Filled(group.Fields) ?? [];

    internal static JsonObject? Filled(IEnumerable<Field> fields)
    {
        var filled = new JsonObject();
        foreach (var field in fields)
            if (Of(field) is { } value)
                filled[field.Id] = value;
        return filled.Count > 0 ? filled : null;
    }
}
