using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

public class FieldKindTests
{
    private static string Lines(params string[] fields) => string.Join('\n', fields.Select(f => $"          - {f}"));

    private static List<string> Errors(string fields, string answers, string top = "") =>
        [
            .. Small
                .Evaluate(Small.Call(Small.Yaml(fields, top)), answers)
                .Errors.Select(e => $"{e.Field} {e.Code}: {e.Message.In(Language.En)}"),
        ];

    [Theory]
    [InlineData("2021-12-31", "on too-early: Enter a date from 1 January 2022 on for ‘Day’.")]
    [InlineData("2022-01-01", null)]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "on too-late: Enter a date until 31 December 2025 for ‘Day’.")]
    public void A_date_has_bounds(string date, string? error) =>
        Assert.Equal(
            error,
            Errors(
                    Lines("{ id: on, type: date, label: { nl: Dag, en: Day }, min: 2022-01-01, max: 2025-12-31 }"),
                    $$"""{ "on": "{{date}}" }"""
                )
                .SingleOrDefault()
        );

    [Fact]
    public void A_limit_of_plausibility_is_what_staff_set()
    {
        var call = Small.Call(
            Small.Yaml(
                Lines("{ id: km, type: number, label: Km, warn_above: most }"),
                "settings: [{ id: most, label: Meeste km, unit: km, value: 50 }]"
            )
        );
        List<string> Warnings(EvaluationContext context) =>
            [.. Small.Evaluate(call, """{ "km": 60 }""", context).Warnings.Select(w => w.Code)];
        Assert.Equal(["above-limit"], Warnings(Small.Context()));
        Assert.Empty(Warnings(Small.Context() with { Settings = new Dictionary<string, Rational> { ["most"] = 60 } }));
        Assert.Contains(
            Small.Faults(
                Small.Yaml(
                    Lines("{ id: km, type: number, label: Km, warn_above: mots }"),
                    "settings: [{ id: most, label: Meeste km, value: 50 }]"
                )
            ),
            f => f.Contains("there is no setting 'mots'")
        );
    }

    [Fact]
    public void Partners_must_confirm_and_the_applicant_is_not_among_them()
    {
        var fields = Lines(
            "{ id: together, type: yes_no, label: Samen }",
            "{ id: partners, type: partners, label: { nl: Partners, en: Partners }, visible_when: together, required: true, min_items: 2 }"
        );
        Assert.Equal(
            ["partners lead-is-partner: Your own organisation applies and cannot be a partner in ‘Partners’. Leave it out."],
            Errors(fields, """{ "together": true, "partners": ["0207.518.137", "0207451227"] }""")
        );
        Assert.StartsWith("partners too-few", Assert.Single(Errors(fields, """{ "together": true, "partners": ["0207451227"] }""")));
        var call = Small.Call(Small.Yaml(fields));
        var evaluation = Small.Evaluate(call, """{ "together": true, "partners": ["0207451227", "0207500123"] }""");
        Assert.Equal(["0207451227", "0207500123"], CallEngine.Partners(call, "application", evaluation.Clean));
        Assert.Empty(
            CallEngine.Partners(call, "application", Small.Evaluate(call, """{ "together": false, "partners": ["0207451227"] }""").Clean)
        );
    }

    [Fact]
    public void A_row_can_differ_from_the_other_rows()
    {
        var table = """
                      - id: t
                        type: table
                        label: T
                        rows:
                          - { id: a, label: A }
                          - { id: b, label: B, columns: { share: { max: 50, required: true, default: 20 } } }
                        columns:
                          - { id: cost, type: amount, label: { nl: Kosten, en: Cost } }
                          - { id: share, type: percentage, label: { nl: Aandeel, en: Share }, default: 100 }
                          - { id: counts, type: computed, label: Telt, format: amount, value: cost * share / 100 }
            """;
        var call = Small.Call(Small.Yaml(table));
        var start = CallEngine.Start(call, "application", Small.Context());
        Assert.Equal("""{"t":{"a":{"share":"100"},"b":{"share":"20"}}}""", start.ToJsonString());
        var evaluation = Small.Evaluate(call, """{ "t": { "a": { "cost": 10, "share": 60 }, "b": { "cost": 10, "share": 60 } } }""");
        Assert.Equal(["t.b.share too-large"], evaluation.Errors.Select(e => $"{e.Field} {e.Code}"));
        Assert.Equal("6.00", evaluation.Values["t.b.counts"]!.GetValue<string>());
        Assert.Contains(Small.Faults(Small.Yaml(table.Replace("share: { max", "shares: { max"))), f =>
            f.Contains("there is no column 'shares'; did you mean 'share'?")
        );
        Assert.Contains(Small.Faults(Small.Yaml(table.Replace("{ max: 50,", "{ type: number, max: 50,"))), f =>
            f.Contains("a row cannot change 'type' of a column")
        );
    }

    [Theory]
    [InlineData(
        "'a' would show or not by way of itself: b, a",
        "{ id: a, type: yes_no, label: A, visible_when: b }",
        "{ id: b, type: yes_no, label: B, visible_when: a }"
    )]
    [InlineData("'a' would show or not by way of itself: a", "{ id: a, type: yes_no, label: A, visible_when: a }")]
    [InlineData(
        "'a' would show or not by way of itself: sum, a",
        "{ id: a, type: number, label: A, visible_when: sum > 0 }",
        "{ id: sum, type: computed, label: S, value: a + 1 }"
    )]
    [InlineData("'all' would show or not by way of itself: a", "{ id: a, type: yes_no, label: A }")]
    [InlineData(
        "'g.x' would show or not by way of itself: g, g.x, n",
        "{ id: g, type: group, label: G, max_items: 3, fields: [{ id: x, type: number, label: X, visible_when: n > 0 }] }",
        "{ id: n, type: computed, label: N, value: 'g.map(i, i.x).sum()' }"
    )]
    public void What_shows_by_way_of_itself_is_a_fault(string message, params string[] fields)
    {
        var yaml = Small.Yaml(Lines(fields));
        if (message.StartsWith("'all'"))
            yaml = yaml.Replace(
                "        title: { nl: Alles, en: All }\n",
                "        title: { nl: Alles, en: All }\n        visible_when: a\n"
            );
        Assert.Contains(Small.Faults(yaml), f => f.EndsWith(message));
    }

    [Fact]
    public void A_chain_of_conditions_is_no_circle() =>
        Small.Call(
            Small.Yaml(
                Lines(
                    "{ id: a, type: yes_no, label: A }",
                    "{ id: b, type: yes_no, label: B, visible_when: a }",
                    "{ id: c, type: computed, label: C, value: 'b ? 1 : 0' }",
                    "{ id: g, type: group, label: G, max_items: 3, visible_when: c > 0, fields: [{ id: x, type: number, label: X }, { "
                        + "id: y, type: number, label: Y, visible_when: x > 0 && size(g) > 1 }] }"
                )
            )
        );

    [Fact]
    public void Places_and_areas_are_read()
    {
        var fields = Lines("{ id: at, type: point, label: Plaats, required: true }", "{ id: district, type: area, label: Wijk }");
        var ring = "[[4.35,50.85],[4.36,50.85],[4.36,50.86],[4.35,50.85]]";
        Assert.Empty(
            Errors(
                fields,
                """{ "at": { "type": "Point", "coordinates": [4.35, 50.85] }, "district": """
                    + $$"""{ "type": "Polygon", "coordinates": [{{ring}}] } }"""
            )
        );
        Assert.Equal(
            2,
            Errors(
                fields,
                """{ "at": { "type": "Point", "coordinates": [50.85, 4.35] }, "district": """
                    + """{ "type": "Point", "coordinates": [4.35, 50.85] } }"""
            ).Count
        );
    }

    [Fact]
    public void An_option_with_a_condition_shows_where_it_holds()
    {
        var call = Small.Call(
            Small.Yaml(
                Lines(
                    "{ id: kind, type: choice, label: K, options: [{ id: a, label: A }, { id: b, label: B }] }",
                    "{ id: way, type: choice, label: W, options: [{ id: x, label: X }, { id: y, label: Y, visible_when: kind == 'b' }] }"
                )
            )
        );
        Assert.DoesNotContain("way.y", Small.Evaluate(call, """{ "kind": "a" }""").Visible);
        Assert.Contains("way.y", Small.Evaluate(call, """{ "kind": "b" }""").Visible);
        Assert.Equal("not-an-option", Small.Evaluate(call, """{ "kind": "a", "way": "y" }""").Errors.Single().Code);
    }

    private const string Money = "{ id: cost, type: amount, label: C }";

    [Theory]
    [InlineData(
        "{ kind: minimum_investment, amount: 3_000_000 }",
        """{ "x": 2999999.99 }""",
        "x investment-too-small: The investment is at least €3,000,000.00. You give €2,999,999.99: that is €0.01 too little."
    )]
    [InlineData(
        "{ kind: minimum_own_share, of: cost, percentage: 20 }",
        """{ "cost": 900000, "x": 179999 }""",
        "x own-share-too-small: You pay at least 20% of €900,000.00 yourself, so €180,000.00. You give "
            + "€179,999.00: that is €1.00 too little."
    )]
    [InlineData(
        "{ kind: maximum_share, of: cost, percentage: 20 }",
        """{ "cost": 100, "x": 20.01 }""",
        "x share-too-large: This is at most 20% of €100.00, so €20.00. You give €20.01: that is €0.01 too much."
    )]
    [InlineData(
        "{ kind: multiplier, of: cost, times: 2 }",
        """{ "cost": 100, "x": 199 }""",
        "x spending-too-small: You spend at least 2 times the grant of €100.00, so €200.00. "
            + "You give €199.00: that is €1.00 too little."
    )]
    [InlineData(
        "{ kind: sum_equals, equals: cost }",
        """{ "cost": 100, "x": 99.99 }""",
        "x sums-differ: This is €99.99 and must equal €100.00: a difference of €0.01."
    )]
    [InlineData(
        "{ kind: total_support, grant: 50, of: cost }",
        """{ "cost": 100, "x": 50.01 }""",
        "x support-above-cost: Other support €50.01 and this grant €50.00 together exceed the cost of €100.00: €0.01 too much."
    )]
    [InlineData(
        "{ kind: ceiling, limit: cost, code: too-much, message: { nl: Nee, en: 'No {x:amount}' } }",
        """{ "cost": 1, "x": 2 }""",
        "x too-much: No €2.00"
    )]
    public void Ready_checks_say_the_limit_and_the_difference(string check, string answers, string error)
    {
        var fields = Lines(Money, $"{{ id: x, type: amount, label: X, checks: [{check}] }}");
        Assert.Equal([error], Errors(fields, answers));
    }

    [Fact]
    public void Periods_and_double_funding_are_checked()
    {
        var fields = Lines(
            "{ id: on, type: date, label: D, checks: [{ kind: eligible_period, from: 2022-01-01, until: today.addYears(1) }] }",
            "{ id: other, type: yes_no, label: O, checks: [{ kind: no_double_funding }] }"
        );
        Assert.Empty(Errors(fields, """{ "on": "2022-01-01", "other": false }"""));
        Assert.Equal(
            [
                "on outside-period: 31/12/2021 does not count. The period runs from 01/01/2022 until 01/09/2023.",
                "other double-funding: You cannot receive support twice for the same cost. Leave out this cost or give up the other "
                    + "support.",
            ],
            Errors(fields, """{ "on": "2021-12-31", "other": true }""")
        );
    }

    [Fact]
    public void A_fault_in_a_part_of_a_ready_check_stands_there() =>
        Assert.Contains(
            Small.Faults(Small.Yaml(Lines(Money, "{ id: x, type: amount, label: X, checks: [{ kind: ceiling, limit: cots }] }"))),
            f => f.StartsWith("cots }") && f.EndsWith("there is no name 'cots' here")
        );
}
