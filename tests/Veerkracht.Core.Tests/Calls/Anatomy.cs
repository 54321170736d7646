using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>
/// Everything that a definition says, a line for each value: "Steps[0].Windows[1].Opens" and what it is. Where things stand is left out.
/// </summary>
internal static class Anatomy
{
    public static IReadOnlyDictionary<string, string> Of(CallDefinition call)
    {
        var lines = new Dictionary<string, string>();
        Add(lines, "", call);
        foreach (var text in new[] { ".Source", ".File" })
            lines.Remove(text);
        return lines;
    }

    private static void Add(Dictionary<string, string> lines, string path, object? value)
    {
        switch (value)
        {
            case null or Place:
                break;
            case string or JsonNode or Expression:
                lines[path] = value is JsonNode json ? json.ToJsonString() : value.ToString()!;
                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                    Add(lines, $"{path}[{entry.Key}]", entry.Value);
                break;
            case IEnumerable items:
                foreach (var (item, index) in items.Cast<object?>().Select((item, i) => (item, i)))
                    Add(lines, $"{path}[{index}]", item);
                break;
            default:
                lines[path] = Parts(value.GetType()).Count == 0 ? value.ToString()! : value.GetType().Name;
                foreach (var part in Parts(value.GetType()))
                    Add(lines, $"{path}.{part.Name}", part.GetValue(value));
                break;
        }
    }

    /// <summary>What a thing of Core is made of; nothing for a number, an amount, a day.</summary>
    private static IReadOnlyList<PropertyInfo> Parts(Type type) =>
        type.Assembly == typeof(CallDefinition).Assembly && type is { IsEnum: false, IsValueType: false }
            ? [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0)]
            : [];
}
