using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Programmes.Commands;

namespace Veerkracht.Core.Tests.Calls;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("calls").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private (int Exit, string Output, string Error) Try(
        string call,
        string answers,
        string organisation,
        string? on = "2022-09-01",
        string? step = null,
        params string[] with
    )
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var file = File.Exists(answers) || answers.EndsWith(".json", StringComparison.Ordinal) ? answers : Write("answers.json", answers);
        var exit = TryCommand.Run(
            new TryRequest(call, file, organisation, step, on, with, new LocalDateTime(2022, 9, 1, 12, 0)) { Data = ShippedCalls.Data },
            output,
            error
        );
        return (exit, output.ToString(), error.ToString());
    }

    [Fact]
    public void Check_tells_what_keeps_a_call_from_being_published()
    {
        var yaml = Small.Yaml("          - { id: name, type: text, label: Naam }", "assessment:\n  allocation: pro_rata");
        var output = new StringWriter();
        Assert.Equal(1, CheckCommand.Run(Write("judged.yaml", yaml), output, new StringWriter(), ShippedCalls.Data));
        Assert.Matches(@"^\S+judged\.yaml:\d+:15: 'allocation' keeps this call from being published: ", output.ToString());
    }

    [Fact]
    public void Try_takes_the_answers_of_steps_before()
    {
        var call = Path.Combine(ShippedCalls.Data.Root, "tests", "Veerkracht.Core.Tests", "OtherCalls", "brede-school.yaml");
        var before = Write("before.json", """{ "children": 130 }""");
        var request = new TryRequest(
            call,
            Write("now.json", """{ "before": 9, "children": 140 }"""),
            "24028",
            "report_2024",
            "2025-01-15",
            [],
            new LocalDateTime(2025, 1, 15, 12, 0)
        )
        {
            Data = ShippedCalls.Data,
        };
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, TryCommand.Run(request with { Earlier = [$"report_2023={before}"] }, output, error));
        Assert.Equal("10", JsonNode.Parse(output.ToString())!["values"]!["growth"]!.GetValue<string>());
        Assert.Equal(2, TryCommand.Run(request with { Earlier = [$"report_2022={before}"] }, output, error));
        Assert.StartsWith("--earlier 'report_2022=", error.ToString());
        Assert.Equal(2, TryCommand.Run(request with { Earlier = ["report_2023=nowhere.json"] }, output, error));
    }

    [Fact]
    public void Try_knows_who_joined_late()
    {
        var call = Path.Combine(ShippedCalls.Data.Root, "tests", "Veerkracht.Core.Tests", "OtherCalls", "zuinig-licht.yaml");
        var now = new LocalDateTime(2025, 1, 15, 12, 0);
        var request = new TryRequest(call, Write("use.json", "{}"), "24028", "report_2023", "2024-04-01", [], now)
        {
            Data = ShippedCalls.Data,
        };
        Assert.Empty(Warnings(request with { Sent = "2023-02-01", Awarded = "2023-09-01" }));
        Assert.Contains("Niet van toepassing", Assert.Single(Warnings(request with { Sent = "2023-02-01", Awarded = "2024-06-01" })));
        Assert.Contains("Niet van toepassing", Assert.Single(Warnings(request with { Sent = "2024-06-01" })));
        var error = new StringWriter();
        Assert.Equal(2, TryCommand.Run(request with { Awarded = "gisteren" }, new StringWriter(), error));
        Assert.StartsWith("--awarded: ", error.ToString());

        static IEnumerable<string> Warnings(TryRequest asked)
        {
            var output = new StringWriter();
            Assert.Equal(0, TryCommand.Run(asked, output, new StringWriter()));
            return
            [
                .. JsonNode.Parse(output.ToString())!["warnings"]!
                    .AsArray()
                    .Where(w => $"{w!["code"]}" == "not-open")
                    .Select(w => $"{w!["message"]!["nl"]}"),
            ];
        }
    }

    private JsonNode Tried(string answers, params string[] with)
    {
        var (exit, output, error) = Try("fietspaden", answers, "24028", with: with);
        Assert.Equal((0, ""), (exit, error));
        return JsonNode.Parse(output)!;
    }

    private static string Cost(decimal cost, int share = 100) =>
        new JsonObject
        {
            ["costs"] = new JsonObject
            {
                ["works"] = new JsonObject { ["cost"] = cost, ["share"] = share },
            },
        }.ToJsonString();

    private static string Amount(JsonNode tried, string name) => tried["amounts"]![name]!["amount"]!.GetValue<string>();

    [Theory]
    [InlineData(300_000, 100, "100000.00", "0.00", "100000.00")]
    [InlineData(678_820, 100, "226273.33", "0.00", "226273.33")]
    [InlineData(678_821, 100, "226273.59", "0.12", "226273.71")]
    [InlineData(1_000_000, 100, "226273.59", "160589.62", "386863.21")]
    [InlineData(2_000_000, 100, "226273.59", "660589.62", "886863.21")]
    [InlineData(1_000_000, 60, "200000.00", "0.00", "200000.00")]
    public void Try_gives_the_golden_amounts(int cost, int share, string tier1, string tier2, string grant)
    {
        var tried = Tried(Cost(cost, share), "population=10000");
        Assert.Equal((tier1, tier2, grant), (Amount(tried, "tier1"), Amount(tried, "tier2"), Amount(tried, "grant")));
        Assert.Equal("678820.77", Amount(tried, "max_eligible_cost"));
    }

    [Fact]
    public void Try_puts_a_pot_a_right_and_a_population_in_place()
    {
        Assert.Equal("326273.59", Amount(Tried(Cost(1_000_000), "population=10000", "tier2=100000"), "grant"));
        Assert.Equal("1000.00", Amount(Tried(Cost(1_000_000), "drawing_right=1000"), "tier1"));
        Assert.Equal("226273.59", Amount(Tried(Cost(1_000_000), "population_2020=10000"), "tier1"));
        Assert.Equal("138841.48", Amount(Tried(Cost(1_000_000)), "tier1"), (a, b) =>
            Math.Abs(decimal.Parse(a) - decimal.Parse(b)) <= 0.01m
        );
    }

    [Fact]
    public void Try_prints_the_whole_shape_and_the_why_in_both_languages()
    {
        var tried = Tried(Cost(300_000), "population=10000");
        Assert.Equal(["errors", "warnings", "visible", "values", "amounts", "points"], tried.AsObject().Select(p => p.Key));
        var grant = tried["amounts"]!["tier1"]!;
        Assert.Equal("EUR", grant["currency"]!.GetValue<string>());
        Assert.Equal(
            "een derde van €\u00a0300.000,00 = €\u00a0100.000,00; dat blijft onder trekkingsrecht €\u00a0226.273,59",
            grant["why"]!["nl"]![0]!.GetValue<string>()
        );
        Assert.Equal(
            "a third of €300,000.00 = €100,000.00; that stays below drawing right €226,273.59",
            grant["why"]!["en"]![0]!.GetValue<string>()
        );
        Assert.Contains(tried["errors"]!.AsArray(), e =>
            e!["field"]!.GetValue<string>() == "contact.email"
            && e["code"]!.GetValue<string>() == "required"
            && e["message"]!["en"]!.GetValue<string>().Length > 0
        );
        Assert.Contains(tried["visible"]!.AsArray(), path => path!.GetValue<string>() == "costs.works.cost");
    }

    [Fact]
    public void Hidden_answers_count_for_nothing_and_conditions_follow_the_costs()
    {
        var (_, without, _) = Try("fietspaden", Cost(10), "24028", step: "payment_request");
        var (_, with, _) = Try("fietspaden", """{"costs":{"expropriation":{"cost":10}}}""", "24028", step: "payment_request");
        Assert.DoesNotContain("expropriation_proofs", without);
        Assert.Contains("expropriation_proofs", with);
    }

    [Theory]
    [InlineData("nothing", "{}", "24028", null, "there is no call 'nothing'")]
    [InlineData("fietspaden", "{}", "99999", null, "no organisation '99999'")]
    [InlineData("fietspaden", "{", "24028", null, "is not JSON")]
    [InlineData("fietspaden", "[]", "24028", null, "must hold a JSON object")]
    [InlineData("fietspaden", """{"name":1,"name":2}""", "24028", null, "'name' stands twice")]
    [InlineData("fietspaden", "no-such-file.json", "24028", null, "cannot read")]
    [InlineData("fietspaden", "{}", "24028", "proposals", "has no step 'proposals'")]
    public void A_command_that_cannot_be_done_gives_one_line_and_2(
        string call,
        string answers,
        string organisation,
        string? step,
        string why
    )
    {
        var (exit, output, error) = Try(call, answers, organisation, step: step);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(why, Assert.Single(error.TrimEnd('\n').Split('\n')));
    }

    [Theory]
    [InlineData("populatoin=1", "did you mean 'population'?")]
    [InlineData("population=many", "is not a number")]
    [InlineData("tier2=-5", "is not an amount")]
    [InlineData("tier2", "write name=value")]
    public void A_value_that_cannot_be_put_in_place_is_refused(string with, string why)
    {
        var (exit, _, error) = Try("fietspaden", "{}", "24028", with: with);
        Assert.Equal(2, exit);
        Assert.Contains(why, error);
    }

    [Fact]
    public void A_day_that_does_not_exist_is_refused()
    {
        var (exit, _, error) = Try("fietspaden", "{}", "24028", "2022-09-31");
        Assert.Equal(2, exit);
        Assert.Contains("2022-09 has 30 days", error);
    }

    [Theory]
    [InlineData("""{"costs":5,"km":"x","contact":[],"routes":{}}""")]
    [InlineData("""{"costs":{"works":{"cost":1e400,"share":-1}},"name":{"a":[[[]]]}}""")]
    [InlineData("""{"costs":{"works":{"cost":"1.234,56"}},"km":{"improve":{"cycle_zone":99999999999999999999999999}}}""")]
    public void Wild_answers_give_errors_and_0(string answers)
    {
        var (exit, output, _) = Try("fietspaden", answers, "24028");
        Assert.Equal(0, exit);
        Assert.NotEmpty(JsonNode.Parse(output)!["errors"]!.AsArray());
    }

    [Fact]
    public void Who_may_not_apply_sees_why_and_a_closed_step_is_a_warning()
    {
        var (_, output, _) = Try("schoolroutes", "{}", "0212212937");
        Assert.Equal("not-eligible", JsonNode.Parse(output)!["errors"]![0]!["code"]!.GetValue<string>());
        var (_, late, _) = Try("fietspaden", "{}", "24028", "2022-10-16");
        Assert.Equal("not-open", JsonNode.Parse(late)!["warnings"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public void Schema_prints_json_schema_of_a_step()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, SchemaCommand.Run("fietspaden", null, output, error, ShippedCalls.Data));
        var schema = JsonNode.Parse(output.ToString())!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.NotNull(schema["properties"]!["costs"]);
        Assert.Equal(2, SchemaCommand.Run("fietspaden", "x", output, error, ShippedCalls.Data));
    }

    [Fact]
    public void Check_finds_nothing_in_the_shipped_calls()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.True(CheckCommand.Run(ShippedCalls.Data.Programmes, output, error, ShippedCalls.Data) == 0, output.ToString());
    }

    [Fact]
    public void Check_prints_a_line_for_every_fault_of_every_file()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var first = Write("a.yaml", ShippedCalls.Text("schoolroutes").Replace("kind: each", "kind: eech"));
        var second = Write("b.yaml", "call: [");
        Assert.Equal(1, CheckCommand.Run(_folder, output, error, ShippedCalls.Data));
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Contains(lines, l => l.StartsWith(first + ":", StringComparison.Ordinal) && l.Contains("did you mean 'each'?"));
        Assert.Contains(lines, l => l.StartsWith(second + ":", StringComparison.Ordinal) && l.Contains("broken YAML"));
        Assert.All(lines, l => Assert.Matches(@":\d+:\d+: ", l));
    }

    [Fact]
    public void Check_of_nothing_is_2()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(2, CheckCommand.Run(Path.Combine(_folder, "nothing"), output, error, ShippedCalls.Data));
        Assert.Equal(2, CheckCommand.Run(_folder, output, error, ShippedCalls.Data));
    }
}
