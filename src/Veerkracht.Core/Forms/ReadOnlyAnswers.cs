using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Answers that a person sees but does not give: a dossier number, the name of the project in a later step. Whatever is sent for
/// them, what the platform knows stays.
/// </summary>
public static class ReadOnlyAnswers
{
    /// <summary>Puts the read-only answers of <paramref name="known"/> over what was sent; both in blocks and in the cells of tables too.</summary>
    /// <param name="sent">Answers as sent; changed.</param>
    /// <param name="known">Answers as the platform keeps them.</param>
    public static void Keep(FormDefinition form, JsonObject sent, JsonObject known) => Keep(form.Fields, "", sent, known);

    private static void Keep(IEnumerable<Field> fields, string prefix, JsonObject sent, JsonObject known)
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Id;
            if (field.ReadOnly)
            {
                var value = FormPath.Get(known, path)?.DeepClone();
                if (value is not null || FormPath.Get(sent, path) is not null) FormPath.Set(sent, path, value);
            }
            else if (field.Type == FieldType.Block) Keep(field.Fields, path + ".", sent, known);
            else if (field.Type == FieldType.Table)
            {
                foreach (var row in field.Rows) Keep(field.Columns.Where(c => !row.Without.Contains(c.Id)), $"{path}.{row.Id}.", sent, known);
            }
        }
    }
}
