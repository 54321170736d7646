using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// The answers of a form as JSON Schema 2020-12, for those who fill in by the API. It says the shapes; conditions, checks and sums are
/// the evaluation's. Required is only what always shows and is always required.
/// </summary>
public static class AnswersSchema
{
    public static JsonObject Of(FormDefinition form, Language language = Language.Nl)
    {
        var schema = Record(form.Sections.SelectMany(s => s.Fields.Select(f => (f, s.VisibleWhen is null))), language);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    /// <summary>Of fields that always show where their record does.</summary>
    internal static JsonObject Record(IEnumerable<Field> fields, Language language) => Record(fields.Select(f => (f, true)), language);

    private static JsonObject Record(IEnumerable<(Field Field, bool Shows)> fields, Language language)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (field, shows) in fields)
        {
            if (field.Kind.Schema(field, language) is not { } shape)
                continue;
            properties[field.Id] = Titled(field, shape, language);
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

    internal static JsonObject List(Field field, JsonObject item, bool isSet)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item };
        if (field.MinItems is { } least && (field.Kind.Nesting == Nesting.Items || field.Required.Always))
            list["minItems"] = least;
        if (field.MaxItems is { } most)
            list["maxItems"] = most;
        if (isSet)
            list["uniqueItems"] = true;
        return list;
    }
}
