using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Tests.Npm;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>The command allocate, the examples of its documentation and the schema of its file.</summary>
public sealed partial class RoundFileTests : IDisposable
{
    private static readonly string Docs = Path.Combine(ShippedCalls.Data.Root, "docs");
    private readonly string _folder = Directory.CreateTempSubdirectory("rounds").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    public static TheoryData<string> Examples =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Docs, "examples"), "allocation-*.json")
                .Select(f => Path.GetFileName(f))
                .Where(f => !f.EndsWith(".result.json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static (int Exit, string Output, string Error) Run(string path)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (AllocateCommand.Run(path, output, error), output.ToString(), error.ToString().TrimEnd());
    }

    private (int Exit, string Output, string Error) Text(string json)
    {
        var path = Path.Combine(_folder, "round.json");
        File.WriteAllText(path, json);
        var (exit, output, error) = Run(path);
        return (exit, output, error.Replace(path, "FILE", StringComparison.Ordinal));
    }

    /// <summary>Beside each example lies what comes out, byte for byte; in another culture too.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void An_example_gives_the_result_beside_it(string name)
    {
        var path = Path.Combine(Docs, "examples", name);
        var expected = File.ReadAllText(Path.ChangeExtension(path, ".result.json"));
        var before = CultureInfo.CurrentCulture;
        try
        {
            Assert.Equal((0, expected, ""), Run(path));
            var culture = (CultureInfo)before.Clone();
            culture.NumberFormat.NegativeSign = "~";
            culture.NumberFormat.NumberDecimalSeparator = "!";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal((0, expected, ""), Run(path));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void Its_amounts_add_up(string name)
    {
        var result = JsonNode.Parse(Run(Path.Combine(Docs, "examples", name)).Output)!;
        decimal Amount(JsonNode? node) => decimal.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);
        var totals = result["totals"]!;
        Assert.Equal(Amount(totals["envelope"]), Amount(totals["awarded"]) + Amount(totals["left"]));
        Assert.Equal(Amount(totals["awarded"]), result["candidates"]!.AsArray().Sum(c => Amount(c!["awarded"])));
        Assert.All(result["candidates"]!.AsArray(), c => Assert.Equal(c!["why"]!["nl"]!.AsArray().Count, c["why"]!["en"]!.AsArray().Count));
    }

    [Fact]
    public void Candidates_in_another_order_give_the_same_bytes()
    {
        var path = Path.Combine(Docs, "examples", "allocation-ranking.json");
        var round = JsonNode.Parse(File.ReadAllText(path))!;
        round["candidates"] = new JsonArray([.. round["candidates"]!.AsArray().Reverse().Select(c => c!.DeepClone())]);
        Assert.Equal(Run(path).Output, Text(round.ToJsonString()).Output);
    }

    [Fact]
    public async Task Ajv_compiles_the_schema_and_takes_the_examples()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Docs, "allocation.schema.json")))!;
        var good = Examples.Select(row => JsonNode.Parse(File.ReadAllText(Path.Combine(Docs, "examples", row.Data))));
        string[] wrong =
        [
            """{ "method": "ranking", "envelope": "10.00" }""",
            """{ "method": "beauty", "envelope": "10.00", "candidates": [] }""",
            """{ "method": "ranking", "envelope": "10,00", "candidates": [] }""",
            """{ "method": "ranking", "envelope": "10.00", "candidates": [], "limit": 1 }""",
            """{ "method": "ranking", "envelope": "10.00", "candidates": [{ "id": "a", "body": "b", "registered": 1 }] }""",
            """{ "method": "ranking", "envelope": "10.00", "candidates": [], "lot": { "key": "BEL20" } }""",
            """{ "method": "ranking", "envelope": "10.00", "candidates": [], "per_body": {} }""",
            """{ "method": "ranking", "envelope": "10.00", "candidates": [], "quotas": [{ "by": "class", "of": "x", "reserved": 1 }] }""",
        ];
        Assert.All(wrong, text => Assert.NotEqual(0, Text(text).Exit));
        var told = await Node.Ask(
            "schemas.mjs",
            new JsonArray(
                new JsonObject { ["schema"] = schema, ["answers"] = new JsonArray([.. good, .. wrong.Select(w => JsonNode.Parse(w))]) }
            )
        );
        Assert.Null(told[0]!["fault"]);
        var said = told[0]!["answers"]!.AsArray().Select(a => a!.ToString()).ToList();
        Assert.All(said.SkipLast(wrong.Length), answer => Assert.Equal("", answer));
        Assert.All(said.TakeLast(wrong.Length), answer => Assert.NotEqual("", answer));
    }

    /// <summary>The reader names its keys where one is unknown: the schema has the same.</summary>
    [Fact]
    public void The_schema_has_the_keys_that_are_read_and_all_are_described()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Docs, "allocation.schema.json")))!;
        const string with = """
            { "method": "ranking", "envelope": 1, "x": 1, "candidates": [{ "id": "a", "body": "b", "asked": 1, "registered": 1, "x": 1 }] }
            """;
        var lines = Text(with).Error.Split('\n');
        Assert.Equal(2, lines.Length);
        var (round, candidate) = (Keys(lines.Single(l => !l.Contains("candidates["))), Keys(lines.Single(l => l.Contains("candidates["))));
        Assert.Equal(Properties(schema).Order(), round.Order());
        Assert.Equal(Properties(schema["$defs"]!["candidate"]!).Order(), candidate.Order());
        var page = File.ReadAllText(Path.Combine(Docs, "allocation.md"));
        Assert.All(round.Concat(candidate), key => Assert.Contains($"`{key}`", page));
        Assert.All(Enum.GetValues<ReasonKind>(), kind => Assert.Contains($"`{RoundJson.CodeOf(kind)}`", page));

        static string[] Keys(string line) => line[(line.IndexOf("known are ", StringComparison.Ordinal) + 10)..].TrimEnd().Split(", ");
        static IEnumerable<string> Properties(JsonNode of) => of["properties"]!.AsObject().Select(p => p.Key);
    }

    [Theory]
    [InlineData("""{ "method": "ranking", "envelope": "12.345", "candidates": [] }""", "$.envelope: must be an amount as")]
    [InlineData("""{ "method": "ranking", "envelope": -1, "candidates": [] }""", "$.envelope: must be an amount as")]
    [InlineData("""{ "method": "ranking", "envelope": 1e3, "candidates": [] }""", "$.envelope: must be an amount as")]
    [InlineData("""{ "method": "ranking", "candidates": [] }""", "$.envelope: is missing")]
    [InlineData("""{ "method": "beauty", "envelope": 1, "candidates": [] }""", "$.method: “beauty” is none of ranking, registration, ")]
    [InlineData("""{ "method": "ranking", "envelope": 1, "candidates": {} }""", "$.candidates: must be a list")]
    [InlineData("""{ "method": "ranking", "envelope": 1, "candidates": [7] }""", "$.candidates[0]: must be an object")]
    [InlineData("""{ "method": "ranking", "envelope": 1, "candidates": [], "lot": { "key": "x" } }""", "$.lot.key: “x” in the key is ")]
    [InlineData("""{ "method": "ranking", "envelope": 1, "candidates": [], "lot": 7 }""", "$.lot: must be an object")]
    [InlineData(
        """{ "method": "ranking", "envelope": 1, "candidates": [], "ties": [{ "by": "criterion" }] }""",
        "$.ties[0].criterion: is m"
    )]
    [InlineData(
        """{ "method": "ranking", "envelope": 1, "candidates": [], "own_priorities": "yes" }""",
        "$.own_priorities: must be true or"
    )]
    [InlineData(
        """{ "method": "ranking", "envelope": 1, "candidates": [], "right_weights": {} }""",
        "$.right_weights: belongs to the method"
    )]
    [InlineData("""{ "method": "drawing-right", "envelope": 1, "candidates": [] }""", "$.rights: give rights or right_weights")]
    [InlineData(
        """{ "method": "ranking", "envelope": 1, "candidates": [], "quotas": [{ "by": "class", "of": "x" }] }""",
        "$.quotas[0]: rules "
    )]
    [InlineData("""{ "method": "ranking", "envelope": 1, "candidates": [], "per_body": {} }""", "$.per_body: limits nothing")]
    [InlineData("""{ "method": "pro-rata", "envelope": 1, "candidates": [], "key": "imperiali" }""", "$.key: “imperiali” is none of ")]
    public void What_is_wrong_is_told_with_its_place(string json, string told)
    {
        var (exit, output, error) = Text(json);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith($"FILE: {told}", error);
    }

    [Theory]
    [InlineData(
        """[{ "registered": 1 }, { "registered": "2026-03-01T09:00:00Z" }]""",
        "$.candidates[1].registered: must be the same for all"
    )]
    [InlineData("""[{ "registered": "yesterday" }]""", "$.candidates[0].registered: must be a moment as")]
    [InlineData("""[{ "registered": 1, "total": "many" }]""", "$.candidates[0].total: must be a number as 7.5")]
    [InlineData("""[{ "registered": 1, "excluded": 7 }]""", "$.candidates[0].excluded: must be a text")]
    [InlineData("""[{ "registered": 1, "excluded": {} }]""", "$.candidates[0].excluded.nl: is missing")]
    [InlineData("""[{ "registered": 1, "priority": 1.5 }]""", "$.candidates[0].priority: must be a whole number")]
    [InlineData("""[{ "registered": 1, "scores": { "x": 1 } }]""", "$.candidates[0].scores.x: is no key")]
    [InlineData("""[{ "registered": 1, "total": 1 }, { "registered": 1, "total": 1 }]""", "$.ties: c0 and c1 (2 in all) stay equal")]
    public void What_is_wrong_in_a_candidate_is_told_with_its_place(string candidates, string told)
    {
        var list = JsonNode.Parse(candidates)!.AsArray();
        foreach (var (c, i) in list.Select((c, i) => (c!, i)))
            (c["id"], c["body"], c["asked"]) = ($"c{i}", "b", 1);
        var (exit, output, error) = Text($$"""{ "method": "ranking", "envelope": 1, "candidates": {{list.ToJsonString()}} }""");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith($"FILE: {told}", error);
    }

    [Fact]
    public void All_faults_are_told_at_once_to_a_bound()
    {
        var many = string.Join(',', Enumerable.Repeat("""{ "id": "a" }""", 200));
        var (exit, _, error) = Text($$"""{ "method": "ranking", "envelope": 1, "candidates": [{{many}}] }""");
        Assert.Equal((1, 100), (exit, error.Split('\n').Length));
    }

    [Theory]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("{", "is not JSON")]
    [InlineData("""{ "a": 1, "a": 2 }""", "cannot be read: 'a' stands twice")]
    public void A_file_that_cannot_be_read_is_told_in_one_line(string json, string told)
    {
        var (exit, output, error) = Text(json);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"FILE {told}", error);
        Assert.Single(error.Split('\n'));
        Assert.Equal(2, Run(Path.Combine(_folder, "nowhere.json")).Exit);
    }

    /// <summary>What stands in the documentation between fences is what the command prints.</summary>
    [Fact]
    public void The_documentation_shows_what_comes_out()
    {
        var page = File.ReadAllText(Path.Combine(Docs, "allocation.md"));
        foreach (Match shown in Shown().Matches(page))
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            var exit = DrawCommand.Run(
                int.Parse(shown.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(shown.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
                shown.Groups[3].Value,
                output,
                error
            );
            Assert.Equal((0, shown.Groups[4].Value + "\n"), (exit, output.ToString()));
        }
        Assert.NotEmpty(Shown().Matches(page));
        Assert.All(Examples, row => Assert.Contains($"examples/{row.Data}", page));
        Assert.All(Apportionment.Named, named => Assert.Contains($"`{named.Name}`", page));
    }

    [GeneratedRegex(@"veerkracht draw --pool (\d+) --take (\d+) --key (\S+)\n\s*([\d ]+)\n")]
    private static partial Regex Shown();
}
