using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

public class UnknownAmountsTests
{
    private const string Fields = """
                  - { id: cost, type: amount, label: Kosten }
                  - { id: km, type: number, label: Km }
        """;

    private const string Funding = """
          amounts:
            - { name: base, kind: value, title: Kosten, value: cost }
            - { name: fixed, kind: value, title: Vast, value: "100" }
            - { name: grant, kind: sum, title: Subsidie, of: [base, fixed] }
          grant: grant
        """;

    private static readonly CallDefinition Call = Small.Call(Small.Yaml(Fields, funding: Funding));

    [Theory]
    [InlineData("""{ "cost": { "typed": "12x" } }""", "base grant")]
    [InlineData("""{ "cost": "1.2.3" }""", "base grant")]
    [InlineData("""{ "cost": [1] }""", "base grant")]
    [InlineData("""{ "cost": "99999999999999999999" }""", "base grant")]
    [InlineData("""{ "cost": { "amount": "1.00", "currency": "USD" } }""", "base grant")]
    [InlineData("""{ "cost": "12.345" }""", "")]
    [InlineData("""{ "cost": "1000", "km": { "typed": "veel" } }""", "")]
    [InlineData("""{ "cost": "1000.00" }""", "")]
    [InlineData("{}", "")]
    public void An_amount_is_unknown_exactly_where_a_number_that_it_depends_on_cannot_be_read(string answers, string unknown) =>
        Assert.Equal(unknown, string.Join(' ', Small.Evaluate(Call, answers).Unknown.Order()));

    [Theory]
    [InlineData("""{ "cost": "12x" }""", "base grant")]
    [InlineData("""{ "cost": "99999999999" }""", "base grant")]
    [InlineData("""{ "cost": "5000000000", "km": 3 }""", "base fixed grant")]
    [InlineData("""{ "cost": "1000" }""", "")]
    public void What_is_not_known_is_not_given_as_json(string answers, string unknown)
    {
        var fields = Fields + "\n          - { id: all, type: computed, format: amount, label: Alles, value: cost * km }";
        var json = EvaluationJson.Of(Small.Evaluate(Small.Call(Small.Yaml(fields, funding: Funding)), answers));
        Assert.Equal(unknown, string.Join(' ', json["amounts"]!.AsObject().Where(a => a.Value is null).Select(a => a.Key)));
        Assert.Equal(unknown.Length > 0, json["values"]!["all"] is null);
        Assert.DoesNotContain("10.000.000.000,00", json["amounts"]!.ToJsonString());
    }

    [Fact]
    public void An_amount_above_the_largest_is_not_given_nor_what_is_built_on_it()
    {
        var call = Small.Call(Small.Yaml(Fields, funding: Funding.Replace("value: cost", "value: cost * km")));
        var json = EvaluationJson.Of(Small.Evaluate(call, """{ "cost": "5000000000", "km": 3 }"""));
        Assert.All(json["amounts"]!.AsObject(), a => Assert.Null(a.Value));
        Assert.Equal(3, json["amounts"]!.AsObject().Count);
    }

    [Theory]
    [InlineData("amounts: { grant: 100 }", "amount 'grant' is not known, expected 100.00")]
    [InlineData("amounts: { fixed: 100 }", null)]
    public void An_example_cannot_state_an_amount_that_is_not_known(string expected, string? message)
    {
        var example =
            $"examples: [{{ name: a, as: \"24028\", on: 2022-09-01, answers: {{ cost: 12x }}, "
            + $"errors: [cost not-a-number], {expected} }}]";
        var found = ExampleRunner.Run(Small.Call(Small.Yaml(Fields, example, Funding)), Shipped.Data);
        Assert.Equal(message is null ? [] : [$"example 'a': {message}"], found.Select(f => f.Message));
    }

    [Theory]
    [InlineData("""{ "km": "12x" }""", false)]
    [InlineData("""{ "km": "99999999999999999999" }""", false)]
    [InlineData("""{ "km": "3", "cost": "12x" }""", true)]
    [InlineData("""{ "km": "3" }""", true)]
    [InlineData("{}", true)]
    public void Points_from_what_cannot_be_read_are_not_known(string answers, bool isKnown)
    {
        const string Top = "assessment: { criteria: [{ id: far, title: Ver, scale: 10, points: km + 1 }] }";
        var evaluation = Small.Evaluate(Small.Call(Small.Yaml(Fields, Top, Funding)), answers);
        var points = Assert.Single(evaluation.Points);
        Assert.Equal(isKnown, points.IsKnown);
        Assert.Equal(isKnown, points.Why[^1].Nl != "nog niet bekend: verbeter eerst wat niet te lezen is");
        Assert.Equal(isKnown, points.Why.Any(w => w.Nl.StartsWith("km + 1 = ")));
        Assert.Equal(isKnown, EvaluationJson.Of(evaluation)["points"]!["far"] is not null);
    }

    [Fact]
    public void Points_beyond_a_bound_are_not_known()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: t, type: text, label: T }",
                "assessment: { criteria: [{ id: far, title: Ver, scale: 10, points: double(t) }] }",
                "  amounts: [{ name: grant, kind: value, title: S, value: \"0\" }]\n  grant: grant"
            )
        );
        Assert.False(Small.Evaluate(call, """{ "t": "abc" }""").Points[0].IsKnown);
    }

    [Theory]
    [InlineData("\"1/9/2022\"", "base grant")]
    [InlineData("{ \"typed\": \"31/9/2022\" }", "base grant")]
    [InlineData("\"2022-09-01\"", "")]
    public void An_amount_is_unknown_where_a_day_that_it_depends_on_cannot_be_read(string day, string unknown)
    {
        var fields = Fields + "\n          - { id: day, type: date, label: Dag }";
        var funding = Funding.Replace("value: cost", "value: \"has(day) && day < date('2022-07-01') ? 5 : 0\"");
        Assert.Equal(
            unknown,
            string.Join(' ', Small.Evaluate(Small.Call(Small.Yaml(fields, funding: funding)), $$"""{ "day": {{day}} }""").Unknown.Order())
        );
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void However_many_boxes_cannot_be_read_no_amount_is_made_of_them(int unread, bool isUnknown)
    {
        const string Items =
            "          - { id: l, type: group, label: L, fields: [{ id: n, type: number, label: N }, { id: m, type: number, label: M }] }";
        var funding = Funding.Replace("value: cost", "value: \"l.map(i, i.m).sum()\"");
        var items = Enumerable
            .Range(0, 30)
            .Select(i => $$"""{ "n": {{(i < unread - 1 ? "\"x\"" : "1")}}, "m": {{(i == 29 && unread > 0 ? "\"x\"" : "1")}} }""");
        var evaluation = Small.Evaluate(Small.Call(Small.Yaml(Items, funding: funding)), $$"""{ "l": [{{string.Join(',', items)}}] }""");
        Assert.Equal(isUnknown, evaluation.Unknown.Contains("grant"));
    }

    [Fact]
    public void Only_an_application_is_selected() =>
        Assert.Contains(
            Small.Faults(
                Small.Yaml(
                    "          - { id: km, type: number, label: Km }\n",
                    steps: """
                      - { id: report, kind: report, title: Verslag,
                          sections: [{ id: a, title: A, fields: [{ id: x, type: text, label: X }] }] }
                      - { id: later, kind: report, title: Later, opens: ["selected:report"],
                          sections: [{ id: a, title: A, fields: [{ id: x, type: text, label: X }] }] }
                    """
                )
            ),
            f => f.Contains("step 'report' is no application")
        );
}
