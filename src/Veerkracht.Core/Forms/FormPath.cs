using System.Globalization;
using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>One step of a path: a name, or the place of an item (from 0).</summary>
public readonly record struct PathPart(string? Name, int Index)
{
    public bool IsIndex => Name is null;
}

/// <summary>Paths of answers: "costs.works.cost", "routes[0].length". The same as the names of the boxes in HTML.</summary>
public static class FormPath
{
    public const int MaxLength = 300,
        MaxParts = 24,
        MaxIndex = 9_999;

    /// <summary>The parts of a path; null where it is not one.</summary>
    public static IReadOnlyList<PathPart>? Parse(string? path)
    {
        if (path is not { Length: > 0 and <= MaxLength })
            return null;
        var parts = new List<PathPart>();
        var at = 0;
        while (at < path.Length)
        {
            if (parts.Count >= MaxParts)
                return null;
            if (path[at] == '[')
            {
                var end = path.IndexOf(']', at);
                if (
                    parts.Count == 0
                    || end < at + 2
                    || end > at + 5
                    || !int.TryParse(path.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                )
                    return null;
                parts.Add(new PathPart(null, index));
                at = end + 1;
                continue;
            }
            if (parts.Count > 0 && path[at++] != '.')
                return null;
            var start = at;
            while (at < path.Length && (char.IsAsciiLetterOrDigit(path[at]) || path[at] == '_'))
                at++;
            if (at == start || char.IsAsciiDigit(path[start]))
                return null;
            parts.Add(new PathPart(path[start..at], 0));
        }
        return parts;
    }

    public static string Format(IEnumerable<PathPart> parts)
    {
        var path = "";
        foreach (var part in parts)
            path +=
                part.Name is null ? FormattableString.Invariant($"[{part.Index}]")
                : path.Length == 0 ? part.Name
                : "." + part.Name;
        return path;
    }

    /// <summary>The answer at a path; null where there is none.</summary>
    public static JsonNode? Get(JsonObject answers, string path)
    {
        if (Parse(path) is not { } parts)
            return null;
        JsonNode? at = answers;
        foreach (var part in parts)
        {
            if (part.Name is { } name)
                at = Json.Object(at) is { } json && json.TryGetPropertyValue(name, out var inner) ? inner : null;
            else
                at = at is JsonArray array && part.Index < array.Count ? array[part.Index] : null;
        }
        return at;
    }

    /// <summary>
    /// Puts an answer at a path, making the records on the way; null takes it away. An item can be put in a list or just behind its
    /// end. False where the path does not fit the answers.
    /// </summary>
    public static bool Set(JsonObject answers, string path, JsonNode? value)
    {
        if (Parse(path) is not { } parts)
            return false;
        JsonNode at = answers;
        for (var i = 0; i < parts.Count - 1; i++)
        {
            JsonNode made = parts[i + 1].IsIndex ? new JsonArray() : new JsonObject();
            var next = Child(at, parts[i]);
            if (next is null && !Put(at, parts[i], next = made))
                return false;
            if (next.GetType() != made.GetType())
                return false;
            at = next;
        }
        return Put(at, parts[^1], value);
    }

    private static JsonNode? Child(JsonNode at, PathPart part) =>
        part.Name is { } name
            ? Json.Object(at) is { } json && json.TryGetPropertyValue(name, out var inner)
                ? inner
                : null
            : at is JsonArray array && part.Index < array.Count
                ? array[part.Index]
                : null;

    private static bool Put(JsonNode at, PathPart part, JsonNode? value)
    {
        if (part.Name is { } name)
        {
            if (Json.Object(at) is not { } json)
                return false;
            if (value is null)
                json.Remove(name);
            else
                json[name] = value;
            return true;
        }
        if (at is not JsonArray array || part.Index > array.Count)
            return false;
        if (part.Index == array.Count)
        {
            if (value is not null)
                array.Add(value);
        }
        else if (value is null)
            array.RemoveAt(part.Index);
        else
            array[part.Index] = value;
        return true;
    }

    /// <summary>
    /// The definition of the field (or column) at a path; an item or a row gives its group or table. Null where there is none.
    /// </summary>
    public static Field? FieldAt(FormDefinition form, string path) => FieldAt(form.Fields, path);

    internal static Field? FieldAt(IEnumerable<Field> fields, string path)
    {
        if (Parse(path) is not { } parts)
            return null;
        Field? found = null;
        TableRow? row = null;
        foreach (var part in parts)
        {
            if (part.Name is not { } name)
            {
                if (found?.Kind.Nesting != Nesting.Items)
                    return null;
                continue;
            }
            if (found?.Kind.Nesting == Nesting.Rows && row is null)
            {
                row = found.Rows.FirstOrDefault(r => r.Id == name);
                if (row is null)
                    return null;
                continue;
            }
            var inside = found is null
                ? fields
                : found.Kind.Nesting switch
                {
                    Nesting.None => [],
                    Nesting.Rows => found.Columns,
                    _ => found.Fields,
                };
            if (row?.Without.Contains(name) == true)
                return null;
            found = inside.FirstOrDefault(f => f.Id == name);
            row = null;
            if (found is null)
                return null;
        }
        return found;
    }

    /// <summary>"parts[0].timing[2]." with one level less: "parts[0].".</summary>
    internal static string Outer(string prefix, int levels)
    {
        for (; levels > 0 && prefix.Length > 0; levels--)
        {
            var dot = prefix.LastIndexOf('.', prefix.Length - 2);
            prefix = dot < 0 ? "" : prefix[..(dot + 1)];
        }
        return prefix;
    }
}
