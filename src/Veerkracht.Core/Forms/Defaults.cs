using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>What stands in a form, or in a new item of a group, before anybody typed.</summary>
public static class Defaults
{
    /// <summary>The answer of one field; null where its definition gives none.</summary>
    public static JsonNode? Of(Field field) =>
        field.Type switch
        {
            FieldType.Computed => null,
            FieldType.Block => Filled(field.Fields),
            FieldType.Table => Cells(field),
            _ when field.Default is null => null,
            FieldType.YesNo => field.Default is "true" or "yes",
            FieldType.Choices => new JsonArray(field.Default),
            _ => field.Default,
        };

    /// <summary>A new item of a group.</summary>
    public static JsonObject Item(Field group) => Filled(group.Fields) ?? [];

    private static JsonObject? Filled(IEnumerable<Field> fields)
    {
        var filled = new JsonObject();
        foreach (var field in fields)
            if (Of(field) is { } value)
                filled[field.Id] = value;
        return filled.Count > 0 ? filled : null;
    }

    private static JsonObject? Cells(Field table)
    {
        var rows = new JsonObject();
        foreach (var row in table.Rows)
            if (Filled(table.CellsOf(row)) is { } cells)
                rows[row.Id] = cells;
        return rows.Count > 0 ? rows : null;
    }
}
