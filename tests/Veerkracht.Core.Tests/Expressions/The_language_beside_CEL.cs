using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Tests.Npm;

namespace Veerkracht.Core.Tests.Expressions;

/// <summary>
/// Expressions of cel.txt give here what npm @bufbuild/cel makes of them; each that does not stands in docs/expressions.md, with both
/// values and the reason.
/// </summary>
public partial class The_language_beside_CEL
{
    private static readonly string Root = ShippedCalls.Data.Root;
    private static readonly ExpressionType Number = new ExpressionType.Number(),
        Text = new ExpressionType.Text();

    private static readonly (string Name, ExpressionType Type, JsonNode? Given)[] World =
    [
        ("n", Number, 7),
        ("m", Number, 2),
        ("half", Number, 0.5),
        ("name", Text, "Fietspad Noord"),
        ("text", Text, "42"),
        ("yes", new ExpressionType.Bool(), true),
        ("list", new ExpressionType.List(Number), new JsonArray(3, 1, 2)),
        ("words", new ExpressionType.List(Text), new JsonArray("a", "b")),
        ("empty", Text, ""),
        ("none", new ExpressionType.List(Text), new JsonArray()),
        ("row", Given.Record(("cost", Number), ("share", Number)), new JsonObject { ["cost"] = 300, ["share"] = 50 }),
        ("unanswered", Number, null),
    ];

    private static IReadOnlyList<string> Table =>
        [
            .. File.ReadAllLines(Path.Combine(Root, "tests", "Veerkracht.Core.Tests", "Expressions", "cel.txt"))
                .Where(line => line.Length > 0 && !line.StartsWith('#')),
        ];

    private static object? Value(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray list => list.Select(Value).ToArray(),
            JsonObject map => map.ToDictionary(p => p.Key, p => Value(p.Value)),
            JsonValue value when value.TryGetValue(out bool condition) => condition,
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => Rational.FromDecimal(decimal.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)),
        };

    private static string Here(string text)
    {
        var names = World.ToDictionary(w => w.Name, w => w.Type);
        if (Expression.Compile(text, default, names, null, []) is not { Doubts.Count: 0 } expression)
            return "error";
        var value = expression.Evaluate(World.ToDictionary(w => w.Name, w => Value(w.Given)), out var isBeyond);
        return isBeyond ? "error" : Shown(value);
    }

    private static string Shown(object? value) =>
        value switch
        {
            string text => $"\"{text}\"",
            IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Shown))}]",
            IReadOnlyDictionary<string, object?> map => $"{{{string.Join(", ", map.Select(p => $"\"{p.Key}\": {Shown(p.Value)}"))}}}",
            _ => Given.Shown(value),
        };

    private static async Task<string> Rows()
    {
        var table = Table;
        var asked = await Node.Ask(
            "cel.mjs",
            new JsonObject
            {
                ["names"] = new JsonObject(
                    World.Where(w => w.Given is not null).Select(w => KeyValuePair.Create(w.Name, w.Given?.DeepClone()))
                ),
                ["cases"] = new JsonArray([.. table.Select(t => JsonValue.Create(t))]),
            }
        );
        return string.Join('\n', table.Select((t, i) => (t, Here(t), asked[i]!.ToString())).Where(r => r.Item2 != r.Item3).Select(Row));
    }

    private static string Row((string Text, string Here, string There) row) =>
        $"| {Code(row.Text)} | {Code(row.Here)} | {Code(row.There)} |";

    private static string Code(string text)
    {
        var shown = text.Trim().Replace("\n", "\\n").Replace("|", @"\|");
        return shown == "error" ? shown : $"`{shown}`";
    }

    [Fact]
    public async Task What_differs_from_CEL_stands_in_the_documentation_with_its_reason()
    {
        Assert.True(Table.Count >= 150, $"{Table.Count}");
        Assert.Equal(Table.Count, Table.Distinct().Count());
        var documented = DocumentedRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "expressions.md")));
        Assert.All(documented, m => Assert.True(m.Groups["why"].Value.Trim().Length > 10, m.Value));
        Assert.Equal(await Rows(), string.Join('\n', documented.Select(m => m.Groups["row"].Value)));
    }

    [GeneratedRegex(@"^(?<row>\| `.+ \| (`.+`|error) \| (`.+`|error) \|)(?<why>[^|`]+)\|$", RegexOptions.Multiline)]
    private static partial Regex DocumentedRow();
}
