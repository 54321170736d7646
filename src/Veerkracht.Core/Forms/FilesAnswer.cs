using System.Globalization;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>Files that were uploaded before: [{ "id": guid, "name": "x.pdf", "size": bytes, "sha256": hex }].</summary>
internal static class FilesAnswer
{
    public const int MaxFiles = 200;

    public static Answer Read(Field field, JsonNode node, FormRecord record)
    {
        if (node is not JsonArray array || array.Count > MaxFiles)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (array.Count == 0)
            return Answer.None;
        var (values, clean) = (new List<object?>(), new JsonArray());
        foreach (var item in array)
        {
            if (
                Json.Object(item) is not { } file
                || !Guid.TryParse(Text(file, "id"), out var id)
                || Text(file, "name") is not { Length: > 0 and <= 255 } name
                || Size(file) is not { } size
                || Text(file, "sha256") is not { Length: 64 } hash
                || !hash.All(char.IsAsciiHexDigit)
                || file.Count > 4
            )
                return new Answer(null, null, Messages.WrongType(field, record));
            name = TidyText.Of(name, false);
            values.Add(new Dictionary<string, object?> { ["name"] = name, ["size"] = (Rational)size });
            clean.Add(
                new JsonObject
                {
                    ["id"] = id.ToString(),
                    ["name"] = name,
                    ["size"] = size,
                    ["sha256"] = hash.ToLowerInvariant(),
                }
            );
        }
        return new Answer(values, clean, ChoiceAnswer.Items(field, values.Count, record));
    }

    public static JsonObject Schema() =>
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

    private static string? Text(JsonObject file, string key) => file.TryGetPropertyValue(key, out var node) ? Json.Text(node) : null;

    private static long? Size(JsonObject file) =>
        file.TryGetPropertyValue("size", out var node)
        && long.TryParse(Json.Number(node), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;
}
