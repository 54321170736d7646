using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// The answers of a form as JSON Schema 2020-12, for those who fill in by the API. It says the shapes; conditions, checks and sums are
/// the evaluation's. Required is only what always shows and is always required.
/// </summary>
public static class AnswersSchema
{
    public static JsonObject Of(FormDefinition form, Language language = default)
    {
        var schema = Record(form.Sections.SelectMany(s => s.Fields.Select(f => (f, s.VisibleWhen is null))), language);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    private static JsonObject Record(IEnumerable<(Field Field, bool Shows)> fields, Language language)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (field, shows) in fields)
        {
            if (field.Type == FieldType.Computed)
                continue;
            var property = Titled(field, Shape(field, language), language);
            properties[field.Id] = property;
            // What is read-only is filled in by the platform, whatever was sent.
            if (shows && field.Required.Always && field.VisibleWhen is null && !field.ReadOnly)
                required.Add(field.Id);
        }
        var record = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            record["required"] = required;
        record["additionalProperties"] = false;
        return record;
    }

    private static JsonObject Titled(Field field, JsonObject shape, Language language)
    {
        shape.Insert(0, "title", field.Label.In(language));
        if (!field.Hint.IsEmpty)
            shape.Insert(1, "description", field.Hint.In(language));
        if (field.ReadOnly)
            shape["readOnly"] = true;
        return shape;
    }

    private static JsonObject Shape(Field field, Language language) =>
        field.Type switch
        {
            FieldType.Number or FieldType.Amount or FieldType.Percentage => Number(field),
            FieldType.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
            FieldType.YesNo => new JsonObject { ["type"] = "boolean" },
            FieldType.Choice => Options(field, language),
            FieldType.Choices => List(field, Options(field, language), true),
            FieldType.Organisations => List(field, new JsonObject { ["type"] = "string", ["maxLength"] = 40 }, true),
            FieldType.Files => List(field, File(), false),
            FieldType.Group => List(field, Record(field.Fields.Select(f => (f, true)), language), false),
            FieldType.Block => Record(field.Fields.Select(f => (f, true)), language),
            FieldType.Table => Table(field, language),
            FieldType.Point or FieldType.Area => Map(field),
            _ when TextKinds.Of(field.Type) is { } kind => Checked(kind),
            _ => Text(field),
        };

    private static JsonObject Checked(TextKind kind)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (kind.Format is { } format)
            text["format"] = format;
        if (kind.Pattern is { } pattern)
            text["pattern"] = pattern;
        else
            text["maxLength"] = kind.MaxLength;
        return text;
    }

    private static JsonObject Text(Field field)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (field.MinLength is { } least && field.Required.Always)
            text["minLength"] = least;
        text["maxLength"] = field.MaxLength ?? (field.Type == FieldType.LongText ? TextAnswer.DefaultLong : TextAnswer.DefaultLine);
        return text;
    }

    /// <summary>A number, or its text, or (for an amount) with its currency.</summary>
    private static JsonObject Number(Field field)
    {
        var decimals = field.Type == FieldType.Amount ? 2 : field.Decimals;
        var number = new JsonObject { ["type"] = "number" };
        Bound(number, "minimum", field.Min);
        Bound(number, "exclusiveMinimum", field.Above);
        Bound(number, "maximum", field.Max);
        if (decimals == 0)
            number["type"] = "integer";
        var pattern = decimals == 0 ? "^-?[0-9]+(\\.0+)?$" : $"^-?[0-9]+(\\.[0-9]{{1,{decimals}}}0*)?$";
        var text = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
        var any = new JsonArray(text.DeepClone(), number);
        if (field.Type == FieldType.Amount)
        {
            var money = new JsonObject
            {
                ["amount"] = text,
                ["currency"] = new JsonObject { ["const"] = "EUR" },
            };
            any.Add(
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = money,
                    ["required"] = new JsonArray("amount", "currency"),
                    ["additionalProperties"] = false,
                }
            );
        }
        return new JsonObject { ["anyOf"] = any };
    }

    private static void Bound(JsonObject schema, string keyword, Rational? bound)
    {
        if (bound is { } value)
            schema[keyword] = JsonNode.Parse(value.ToString());
    }

    private static JsonObject Options(Field field, Language language) =>
        new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. field.Options.Select(o => JsonValue.Create(o.Id))]),
            ["description"] = string.Join("; ", field.Options.Select(o => $"{o.Id}: {o.Label.In(language)}")),
        };

    private static JsonObject List(Field field, JsonObject item, bool isSet)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item };
        if (field.MinItems is { } least && (field.Type == FieldType.Group || field.Required.Always))
            list["minItems"] = least;
        if (field.MaxItems is { } most)
            list["maxItems"] = most;
        if (isSet)
            list["uniqueItems"] = true;
        return list;
    }

    private static JsonObject Table(Field table, Language language)
    {
        var rows = new JsonObject();
        foreach (var row in table.Rows)
        {
            var shape = Record(table.CellsOf(row).Select(f => (f, true)), language);
            shape.Insert(0, "title", row.Label.In(language));
            rows[row.Id] = shape;
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = rows,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject File() =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
                ["name"] = new JsonObject { ["type"] = "string", ["maxLength"] = 255 },
                ["size"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
                ["sha256"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{64}$" },
            },
            ["required"] = new JsonArray("id", "name", "size", "sha256"),
            ["additionalProperties"] = false,
        };

    private static JsonObject Map(Field field) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject
                {
                    ["enum"] = field.Type == FieldType.Point ? new JsonArray("Point") : new JsonArray("Polygon", "MultiPolygon"),
                },
                ["coordinates"] = new JsonObject { ["type"] = "array" },
            },
            ["required"] = new JsonArray("type", "coordinates"),
            ["additionalProperties"] = false,
        };
}
