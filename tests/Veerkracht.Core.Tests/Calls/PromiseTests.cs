using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Promises of the call format, each tried where it could break.</summary>
public class PromiseTests
{
    private static string Later(
        string fields,
        string first =
            "          - { id: name, type: text, label: Naam }\n          - { id: n, type: number, label: N, decimals: 2 }\n          "
            + "- { id: twice, type: computed, label: Dubbel, value: n * 2 }\n"
    ) =>
        Small.Yaml(
            first,
            steps: $"  - {{ id: report, kind: report, title: Verslag, sections: [{{ id: s, title: S, fields: [{fields}] }}] }}\n"
        );

    [Theory]
    [InlineData("{ id: y, type: amount, label: Y, prefill: application.name }", "'application.name' is not of the type of this field")]
    [InlineData(
        "{ id: y, type: text, label: Y, prefill: organisation.population_2020 }",
        "'organisation.population_2020' is not of the type of this field"
    )]
    [InlineData("{ id: y, type: date, label: Y, prefill: application.twice }", "'application.twice' is not of the type of this field")]
    [InlineData(
        "{ id: g, type: group, label: G, fields: [{ id: y, type: text, label: Y, prefill: application.name }] }",
        "only a field of the form itself can be prefilled; prefill the whole group, block or table"
    )]
    [InlineData("{ id: y, type: long_text, label: Y, prefill: application.name }", null)]
    [InlineData("{ id: y, type: amount, label: Y, prefill: application.n }", null)]
    [InlineData("{ id: y, type: number, label: Y, prefill: organisation.population_2020 }", null)]
    public void A_prefill_that_can_never_be_an_answer_is_a_fault(string field, string? fault)
    {
        var faults = Small.Faults(Later(field));
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.EndsWith(fault, Assert.Single(faults));
    }

    [Fact]
    public void What_an_earlier_step_computed_can_be_prefilled()
    {
        var call = Small.Call(Later("{ id: y, type: number, label: Y, decimals: 2, prefill: application.twice, read_only: true }"));
        var context = Small.Context() with { Earlier = new Dictionary<string, JsonObject> { ["application"] = new() { ["n"] = "1.25" } } };
        Assert.Equal("""{"y":"2.50"}""", CallEngine.Start(call, "report", context).ToJsonString());
        Assert.Equal("2.5", Small.Evaluate(call, """{ "y": 99 }""", context, "report").Clean["y"]!.GetValue<string>());
    }

    [Fact]
    public void What_nobody_may_change_cannot_be_smuggled_in_by_way_of_a_step_that_was_never_sent()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: name, type: text, label: Naam }",
                steps: """
                  - { id: visit, kind: report, optional: true, title: Bezoek,
                      sections: [{ id: s, title: S, fields: [{ id: on, type: number, label: N }] }] }
                  - { id: report, kind: report, title: Verslag,
                      sections: [{ id: s, title: S, fields: [{ id: y, type: number, label: Y, prefill: visit.on, read_only: true }] }] }
                """
            )
        );
        var context = Small.Context() with { Earlier = new Dictionary<string, JsonObject> { ["application"] = [] } };
        Assert.Empty(Small.Evaluate(call, """{ "y": 5 }""", context, "report").Clean);
    }

    [Fact]
    public void Answers_that_do_not_show_are_cleared_wherever_they_stand()
    {
        var call = Small.Call(
            Small.Yaml(
                """
                          - { id: open, type: yes_no, label: Open }
                          - { id: text, type: text, label: T, visible_when: open }
                          - { id: group, type: group, label: G,
                              fields: [{ id: on, type: yes_no, label: On },
                              { id: inner, type: group, label: I, visible_when: on, fields: [{ id: n, type: number, label: N }] }] }
                          - { id: table, type: table, label: T, rows: [{ id: a, label: A }, { id: b, label: B, without: [n] }],
                              columns: [{ id: n, type: number, label: N }, { id: m, type: number, label: M, visible_when: n > 5 }] }
                          - { id: block, type: block, label: B, visible_when: open, fields: [{ id: n, type: number, label: N }] }
                          - { id: sum, type: computed, label: S,
                              value: "block.n + table.a.m + group.map(g, g.inner.map(i, i.n).sum()).sum()" }
                """
            )
        );
        var evaluation = Small.Evaluate(
            call,
            """
            { "open": false, "text": "x", "group": [{ "on": false, "inner": [{ "n": 7 }] }, { "on": true, "inner": [{ "n": 3 }] }],
              "table": { "a": { "n": 1, "m": 50 }, "b": { "m": 9 } }, "block": { "n": 100 } }
            """
        );
        Assert.Empty(evaluation.Errors);
        Assert.Equal(
            """{"open":false,"group":[{"on":false},{"on":true,"inner":[{"n":"3"}]}],"table":{"a":{"n":"1"}}}""",
            evaluation.Clean.ToJsonString()
        );
        Assert.Equal("3.00", evaluation.Values["sum"]!.GetValue<string>());
    }

    [Fact]
    public void Fifteen_by_twenty_nested_items_are_added_up_to_the_cent()
    {
        var call = Small.Call(
            Small.Yaml(
                """
                          - id: parts
                            type: group
                            label: Deel
                            max_items: 15
                            fields:
                              - { id: steps, type: group, label: Stap, max_items: 20,
                                  fields: [{ id: cost, type: amount, label: Kosten, required: true }] }
                              - { id: sum, type: computed, format: amount, label: Samen, value: "steps.map(s, s.cost).sum()" }
                          - { id: total, type: computed, format: amount, label: Samen, value: "parts.map(p, p.sum).sum()",
                              checks: [{ kind: sum_equals, equals: asked }] }
                          - { id: asked, type: amount, label: Gevraagd }
                """
            )
        );
        JsonObject Answers(int parts, int steps, string asked) =>
            new()
            {
                ["parts"] = new JsonArray([
                    .. Enumerable
                        .Range(0, parts)
                        .Select(_ => new JsonObject
                        {
                            ["steps"] = new JsonArray([.. Enumerable.Range(0, steps).Select(_ => new JsonObject { ["cost"] = "0.07" })]),
                        }),
                ]),
                ["asked"] = asked,
            };
        var full = CallEngine.Evaluate(call, "application", Answers(15, 20, "21.00"), Small.Context());
        Assert.Empty(full.Errors);
        Assert.Equal(("1.40", "21.00"), (full.Values["parts[14].sum"]!.GetValue<string>(), full.Values["total"]!.GetValue<string>()));
        Assert.Equal(
            ["total sums-differ"],
            CallEngine.Evaluate(call, "application", Answers(15, 20, "21.01"), Small.Context()).Errors.Select(e => $"{e.Field} {e.Code}")
        );
        Assert.Contains(CallEngine.Evaluate(call, "application", Answers(16, 20, "22.40"), Small.Context()).Errors, e =>
            e is { Field: "parts", Code: "too-many" }
        );
        Assert.Contains(CallEngine.Evaluate(call, "application", Answers(15, 21, "22.05"), Small.Context()).Errors, e =>
            e is { Field: "parts[14].steps", Code: "too-many" }
        );
    }

    [Theory]
    [InlineData("abcde", true)]
    [InlineData("abcdef", false)]
    [InlineData(" \n abc \n", true)]
    [InlineData("  abcde \n", false)]
    [InlineData("ab\r\nde", true)]
    [InlineData("a\r\nd\re", true)]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", true)]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301", true)]
    [InlineData("👍👍👍👍👍👍", false)]
    public void A_length_counts_what_a_reader_sees(string text, bool fits)
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: t, type: long_text, label: T, max_length: 5, checks: [{ code: size, holds: size(t) <= 5, message: "
                    + "Te lang }] }"
            )
        );
        var errors = CallEngine
            .Evaluate(call, "application", new JsonObject { ["t"] = text }, Small.Context())
            .Errors.Select(e => e.Code)
            .ToList();
        Assert.Equal(fits ? [] : ["too-long", "size"], errors);
    }

    [Fact]
    public void A_new_item_of_a_group_begins_with_its_defaults()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: parts, type: group, label: Deel, fields: [{ id: share, type: percentage, label: Aandeel, default: "
                    + "100 }, { id: inner, type: group, label: I, fields: [{ id: n, type: number, label: N, default: 2 }] }] }"
            )
        );
        var answers = FormBinder.Apply(call.Steps[0].Form, [], "all", [KeyValuePair.Create("_add", new[] { "parts" })]);
        Assert.Equal("""{"parts":[{"share":"100"}]}""", answers.ToJsonString());
    }

    [Theory]
    [InlineData("applicant.class == 'municipalitty'", "'municipalitty' is not one of the options")]
    [InlineData("applicant.class in ['municipality', 'ocmw']", null)]
    public void A_class_that_does_not_exist_is_a_fault(string condition, string? fault)
    {
        var faults = Small.Faults(Small.Yaml($"          - {{ id: t, type: text, label: T, visible_when: \"{condition}\" }}"));
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, Assert.Single(faults));
    }

    [Theory]
    [InlineData("\"2402\"")]
    [InlineData("\"0207518138\"")]
    [InlineData("Geetbets")]
    public void A_closed_list_with_a_code_that_cannot_exist_is_a_fault(string code) =>
        Assert.Contains(
            "is no NIS code (24028) and no enterprise number",
            Assert.Single(
                Small.Faults(
                    Small
                        .Yaml("          - { id: t, type: text, label: T }")
                        .Replace("class: municipality", $"{{ class: municipality, only: [{code}] }}")
                )
            )
        );

    [Fact]
    public void A_row_can_have_a_price_of_its_own()
    {
        const string Table =
            "          - { id: t, type: table, label: T, rows: [{ id: a, label: A, columns: { price: { value: \"2.5\" } } }, { id: b, "
            + "label: B }], columns: [{ id: price, type: computed, format: amount, label: P, value: \"1\" }, { id: n, type: "
            + "number, label: N }, { id: sum, type: computed, label: S, value: price * n }] }";
        var evaluation = Small.Evaluate(Small.Call(Small.Yaml(Table)), """{ "t": { "a": { "n": 2 }, "b": { "n": 2 } } }""");
        Assert.Equal(
            ("2.50", "5.00", "2.00"),
            (
                evaluation.Values["t.a.price"]!.GetValue<string>(),
                evaluation.Values["t.a.sum"]!.GetValue<string>(),
                evaluation.Values["t.b.sum"]!.GetValue<string>()
            )
        );
    }

    [Fact]
    public void A_circle_by_way_of_one_row_is_found_too() =>
        Assert.Contains(
            "would show or not by way of itself",
            Assert.Single(
                Small.Faults(
                    Small.Yaml(
                        "          - { id: t, type: table, label: T, rows: [{ id: a, label: A, columns: { n: { visible_when: u > 1 } } "
                            + "}], columns: [{ id: n, type: number, label: N }] }\n          - { id: u, type: number, label: U, "
                            + "visible_when: t.a.n > 0 }"
                    )
                )
            )
        );

    [Fact]
    public void A_text_with_a_comma_says_that_it_needs_quotes() =>
        Assert.EndsWith(
            "'dan zin' has no value; put a text with a comma between quotes",
            Assert.Single(Small.Faults(Small.Yaml("          - { id: t, type: text, label: { nl: Eerst, dan zin, en: Text } }")))
        );

    [Fact]
    public void A_window_of_the_first_year_may_open_in_the_year_before()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: t, type: text, label: T }",
                steps: "  - { id: report, kind: report, repeats: { from: 2023, until: 2024 }, title: V, opens: [awarded], windows: [{ "
                    + "opens: \"{previous_year}-12-01T00:00\", closes: \"{year}-02-01T00:00\" }], sections: [{ id: s, title: S, "
                    + "fields: [{ id: n, type: number, label: N }] }] }\n"
            )
        );
        Assert.Equal(new NodaTime.LocalDateTime(2022, 12, 1, 0, 0), call.Steps[1].Windows[0].Opens);
    }

    [Fact]
    public void What_looks_at_the_year_before_is_left_out_of_the_first_year()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: t, type: text, label: T }",
                steps: """
                  - id: report
                    kind: report
                    repeats: { from: 2023, until: 2024 }
                    title: Verslag
                    sections:
                      - id: s
                        title: S
                        fields:
                          - { id: n, type: number, label: N, required: "earlier.report_{previous_year}.n > 0",
                              checks: [{ code: less, holds: "n >= earlier.report_{previous_year}.n", message: Minder }] }
                          - { id: growth, type: computed, label: G, value: "n - earlier.report_{previous_year}.n" }
                """
            )
        );
        Assert.Equal(["n"], call.Steps[1].Form.Fields.Select(f => f.Id));
        Assert.Empty(call.Steps[1].Form.Fields.First().Checks);
        Assert.Equal(["n", "growth"], call.Steps[2].Form.Fields.Select(f => f.Id));
        Assert.Single(call.Steps[2].Form.Fields.First().Checks);
    }

    [Fact]
    public void An_example_can_set_what_staff_set()
    {
        var call = Small.Call(
            Small.Yaml(
                "          - { id: n, type: number, label: N, warn_above: most }",
                """
                settings: [{ id: most, label: Meeste, value: 50 }]
                examples:
                  - { name: below, as: "24028", answers: { n: 60 }, with: { most: 70 } }
                  - { name: above, as: "24028", answers: { n: 60 }, with: { most: 40 }, warnings: [n above-limit] }
                  - { name: not above, as: "24028", answers: { n: 60 }, with: { most: 70 }, warnings: [n above-limit] }
                """
            )
        );
        Assert.StartsWith("example 'not above'", Assert.Single(ExampleRunner.Run(call, Shipped.Data)).Message);
    }
}
