using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Where a computation meets a bound nobody is told another amount: it is an error on the form, and it stops sending.</summary>
public class Bounds_are_told
{
    /// <summary>A small call with fields that are indented by 2.</summary>
    private static string Yaml(string fields, string? funding = null) =>
        Small.Yaml(string.Join('\n', fields.Split('\n').Select(line => "        " + line)), funding: funding);

    private const string Fields = """
          - { id: n, type: number, label: Getal, min: 0, max: 999999999999999 }
          - id: s1
            type: computed
            label: Een
            value: "[1].map(x, n * n * n * n * n * n * n * n).map(x, x * x * x * x * x * x * x * x)[0]"
          - { id: s2, type: computed, label: Twee, value: "s1 * s1 * s1 * s1 * s1 * s1 * s1 * s1 * s1 * s1 * s1 * s1" }
          - { id: s3, type: computed, label: Drie, value: "s2 + 1" }
        """;

    private static string Funding(string value) =>
        $$"""
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: "{{value}}" }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, percentage: 50 }
              grant: grant
            """;

    private static List<string> Errors(CallDefinition call, string answers) =>
        [.. Small.Evaluate(call, answers).Errors.Select(e => $"{e.Field} {e.Code}")];

    [Fact]
    public void A_computed_field_past_a_bound_is_an_error_and_what_uses_it_is_not_known()
    {
        var evaluation = Small.Evaluate(Small.Call(Yaml(Fields, funding: Funding("s3 > 0 ? 1000 : 2000"))), """{ "n": 999999999999999 }""");
        var error = Assert.Single(evaluation.Errors);
        Assert.Equal(("s2", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Twee", error.Message.Nl);
        Assert.NotNull(error.Message.En);
        Assert.Null(evaluation.Values["s2"]);
        Assert.Null(evaluation.Values["s3"]);
        Assert.Equal(["base", "grant"], evaluation.Unknown.Order());
    }

    [Theory]
    [InlineData("holds: s3 >= 0, message: X, code: c")]
    [InlineData("holds: s3 >= 0, message: X, code: c, warning: true")]
    [InlineData("holds: s3 < 0, message: X, code: c")]
    public void A_check_on_what_could_not_be_computed_neither_holds_nor_hides_the_error(string check) =>
        Assert.Equal(
            ["s2 beyond-bounds"],
            Errors(
                Small.Call(Yaml(Fields + $"\n  - {{ id: z, type: text, label: Z, checks: [{{ {check} }}] }}")),
                """{ "n": 999999999999999 }"""
            )
        );

    [Fact]
    public void Any_condition_past_a_bound_is_an_error_at_its_field()
    {
        const string Long = "l.exists(a, l.exists(b, l.exists(c, l.exists(d, a.n + b.n + c.n + d.n < 0))))";
        var call = Small.Call(
            Yaml(
                $$"""
                  - { id: l, type: group, label: L, fields: [{ id: n, type: number, label: N }] }
                  - { id: shown, type: text, label: S, visible_when: "{{Long}}" }
                  - { id: asked, type: text, label: A, required: "{{Long}}" }
                  - { id: checked, type: text, label: C, checks: [{ code: c, warning: true, holds: "!{{Long}}", message: X }] }
                """
            )
        );
        Assert.Equal(
            ["asked beyond-bounds", "checked beyond-bounds", "shown beyond-bounds"],
            Errors(call, $$"""{ "l": [{{string.Join(',', Enumerable.Repeat("{\"n\":1}", 200))}}] }""").Order()
        );
    }

    [Theory]
    [InlineData("n * 1000000", "99999", "")]
    [InlineData("n * 1000000", "10000", "")]
    [InlineData("n * 1000000", "10001", " beyond-bounds")]
    public void An_amount_above_ten_billion_is_an_error_and_not_ten_billion(string value, string n, string errors)
    {
        if (n == "99999")
            value = "n * 100000";
        var evaluation = Small.Evaluate(Small.Call(Yaml(Fields, funding: Funding(value))), $$"""{ "n": {{n}} }""");
        Assert.Equal(errors, string.Join(' ', evaluation.Errors.Select(e => $"{e.Field} {e.Code}")));
        Assert.Equal(errors.Length > 0, evaluation.Unknown.Contains("grant"));
    }

    [Fact]
    public void Items_and_sums_above_ten_billion_are_errors_too()
    {
        var call = Small.Call(
            Yaml(
                Fields,
                funding: """
                  amounts:
                    - { name: a, kind: value, title: A, value: "6000000000" }
                    - { name: b, kind: value, title: B, value: "6000000000" }
                    - { name: grant, kind: sum, title: { nl: Subsidie, en: Grant }, of: [a, b] }
                  grant: grant
                """
            )
        );
        var error = Assert.Single(Small.Evaluate(call, "{}").Errors);
        Assert.Equal(("", "beyond-bounds"), (error.Field, error.Code));
        Assert.Contains("Subsidie", error.Message.Nl);
        Assert.Contains("Grant", error.Message.En);
    }

    [Fact]
    public void A_value_below_zero_counts_as_zero_and_says_so()
    {
        var amount = Small.Evaluate(Small.Call(Yaml(Fields, funding: Funding("n - 100"))), """{ "n": 30 }""").Amounts["base"];
        Assert.Equal(Money.Zero, amount.Amount);
        Assert.Equal("computed from your answers: -€70.00; below zero, so it counts as 0.00", amount.Why[0].En);
        Assert.Equal("berekend uit uw antwoorden: €\u00a0-70,00; onder nul, dus telt het als 0,00", amount.Why[0].Nl);
    }

    [Fact]
    public void The_error_stays_when_something_else_is_left_in_the_sources()
    {
        var call = Small.Call(
            Yaml(
                Fields,
                funding: Funding("s3 + left.pot").Replace("  amounts", "  pots: [{ id: pot, title: Pot, amount: 100 }]\n  amounts")
            )
        );
        var evaluation = Small.Evaluate(
            call,
            """{ "n": 999999999999999 }""",
            Small.Context(new Dictionary<string, Money> { ["pot"] = Money.FromEuro(100) })
        );
        var again = evaluation.WithLeft(new Dictionary<string, Money> { ["pot"] = Money.FromEuro(5) });
        Assert.Equal("s2", Assert.Single(again.Errors).Field);
        Assert.Equal(["base", "grant"], again.Unknown.Order());
    }

    [Fact]
    public void Sums_of_quotients_over_all_items_of_a_form_meet_no_bound()
    {
        var call = Small.Call(
            Yaml(
                """
                  - id: l
                    type: group
                    label: L
                    max_items: 200
                    fields: [{ id: n, type: number, label: N, min: 1, max: 999999999999999 }]
                  - { id: sum, type: computed, decimals: 6, label: Som, value: "l.map(x, 1000000000 / math.greatest(x.n, 1)).sum()" }
                """
            )
        );
        var items = string.Join(',', Enumerable.Range(1, 200).Select(i => $"{{\"n\":{999999999999999 - i * 7}}}"));
        var evaluation = Small.Evaluate(call, $$"""{ "l": [{{items}}] }""");
        Assert.Empty(evaluation.Errors);
        Assert.Equal("0.000200", evaluation.Values["sum"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_hundred_items_are_compared_by_three_fields_and_the_verdict_is_honest(bool isDouble)
    {
        var call = Small.Call(
            Yaml(
                """
                  - id: l
                    type: group
                    label: L
                    max_items: 200
                    checks:
                      - code: twice
                        message: Twee keer
                        holds: >-
                          l.all(a, l.exists_one(b, b.x.trim().lowerAscii() == a.x.trim().lowerAscii()
                          && b.y.trim().lowerAscii() == a.y.trim().lowerAscii() && b.n == a.n))
                    fields:
                      - { id: x, type: text, label: X }
                      - { id: y, type: text, label: Y }
                      - { id: n, type: number, label: N }
                """
            )
        );
        var items = Enumerable.Range(1, 200).Select(i => $$"""{ "x": "Dorp", "y": "Straat", "n": {{(isDouble && i == 200 ? 1 : i)}} }""");
        Assert.Equal(isDouble ? ["l twice"] : [], Errors(call, $$"""{ "l": [{{string.Join(',', items)}}] }"""));
    }

    [Theory]
    [InlineData("""{ "n": "12x" }""", "n not-a-number")]
    [InlineData("""{ "n": { "typed": "12x" } }""", "n not-a-number")]
    public void What_is_computed_from_what_cannot_be_read_is_not_known(string answers, string error)
    {
        var call = Small.Call(
            Yaml(
                """
                  - { id: n, type: number, label: N }
                  - { id: half, type: computed, format: amount, label: Helft, value: n / 2 }
                  - { id: twice, type: computed, format: amount, label: Weer, value: half * 2 }
                  - { id: other, type: computed, format: amount, label: Ander, value: "3" }
                """
            )
        );
        var evaluation = Small.Evaluate(call, answers);
        Assert.Equal(error, string.Join(' ', evaluation.Errors.Select(e => $"{e.Field} {e.Code}")));
        Assert.Null(evaluation.Values["half"]);
        Assert.Null(evaluation.Values["twice"]);
        Assert.Equal("3.00", evaluation.Values["other"]!.GetValue<string>());
        Assert.Equal("0.00", Small.Evaluate(call, "{}").Values["half"]!.GetValue<string>());
    }
}
