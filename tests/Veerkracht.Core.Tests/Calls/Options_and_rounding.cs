using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Options that carry a rate or a price, and rules that say how they round.</summary>
public class Options_and_rounding
{
    private const string Fields = """
                  - id: kind
                    type: choice
                    label: Soort
                    options: [{ id: slow, label: Gewoon, value: 1000 }, { id: fast, label: Snel, value: 2500.50 }]
                  - id: kinds
                    type: choices
                    label: Soorten
                    options: [{ id: slow, label: Gewoon, value: 1 }, { id: fast, label: Snel, value: -2 }]
                  - { id: number, type: number, label: Aantal }
                  - { id: worth, type: computed, format: amount, label: Forfait, value: kind.value * number }
                  - { id: points, type: computed, label: Punten, decimals: 0, value: "kinds.map(k, k.value).sum()" }
                  - { id: cost, type: amount, label: Kost }
                  - id: items
                    type: group
                    label: Groep
                    fields:
                      - { id: size, type: choice, label: Maat, options: [{ id: s, label: S, value: 3 }, { id: l, label: L, value: 5 }] }
                  - { id: sizes, type: computed, label: Maten, decimals: 0, value: "items.map(i, i.size.value).sum()" }
        """;

    private static string Value(string answers, string path) =>
        Small.Evaluate(Small.Call(Small.Yaml(Fields)), answers).Values[path]!.ToString();

    [Theory]
    [InlineData("""{ "kind": "fast", "number": 2 }""", "worth", "5001.00")]
    [InlineData("""{ "number": 2 }""", "worth", "0.00")]
    [InlineData("""{ "kinds": ["slow", "fast"] }""", "points", "-1")]
    [InlineData("""{ "items": [{ "size": "s" }, { "size": "l" }, {}] }""", "sizes", "8")]
    public void A_computation_reads_the_value_of_what_was_chosen(string answers, string path, string value) =>
        Assert.Equal(value, Value(answers, path));

    [Fact]
    public void All_options_carry_a_value_or_none_does() =>
        Assert.Contains(Small.Faults(Small.Yaml(Fields.Replace("label: Gewoon, value: 1000", "label: Gewoon"))), f =>
            f.EndsWith("'slow' has no 'value', and other options have: give each one, 0 where it counts for nothing")
        );

    [Fact]
    public void A_choice_without_values_has_none() =>
        Assert.Contains(Small.Faults(Small.Yaml(Fields.Replace(", value: 1000", "").Replace(", value: 2500.50", ""))), f =>
            f.Contains("no 'value'")
        );

    private static Explained Grant(string rule, string cost, string pots = "") =>
        Small
            .Evaluate(
                Small.Call(
                    Small.Yaml(
                        Fields,
                        funding: $"  {pots}\n  amounts:\n    - {{ name: base, kind: value, title: Kost, value: cost }}\n"
                            + $"    - {{ name: grant, title: Subsidie, {rule} }}\n  grant: grant"
                    )
                ),
                $$"""{ "cost": {{cost}} }""",
                Small.Context(pots.Length == 0 ? null : new Dictionary<string, Money> { ["pot"] = new Money(10_060) })
            )
            .Amounts["grant"];

    [Theory]
    [InlineData("half_up", "100.01", 5001, "")]
    [InlineData("half_even", "100.01", 5000, "afgerond op de dichtste even cent: €\u00a050,00")]
    [InlineData("half_even", "100.03", 5002, "afgerond op de dichtste even cent: €\u00a050,02")]
    [InlineData("down", "100.01", 5000, "afgerond naar beneden op de cent: €\u00a050,00")]
    [InlineData("euro", "101.00", 5100, "afgerond naar boven op hele euro: €\u00a051,00")]
    [InlineData("euro", "100.99", 5000, "afgerond naar beneden op hele euro: €\u00a050,00")]
    [InlineData("euro_down", "101.99", 5000, "afgerond naar beneden op hele euro: €\u00a050,00")]
    [InlineData("euro_down", "100.00", 5000, "")]
    public void A_rule_says_how_it_rounds_and_the_why_too(string round, string cost, int cents, string said)
    {
        var grant = Grant($"kind: share, of: base, percentage: 50, round: {round}", cost);
        Assert.Equal(cents, grant.Amount.Cents);
        Assert.EndsWith(said, grant.Why[^1].Nl);
        Assert.Equal(said.Length > 0, grant.Why[^1].In(Language.En).Contains(" rounded "));
    }

    [Theory]
    [InlineData("cap: 100.60", "")]
    [InlineData("from: pot", "pots: [{ id: pot, title: Pot, amount: 1000 }]")]
    public void Whole_euro_never_go_above_a_cap_or_what_is_left(string limit, string pots) =>
        Assert.Equal(10_000, Grant($"kind: share, of: base, percentage: 100, {limit}, round: euro", "150.00", pots).Amount.Cents);

    [Fact]
    public void No_rounding_in_the_middle() =>
        // 99.995 would be 100.00 to the cent first, and 100 in whole euro after that.
        Assert.Equal(9_900, Grant("kind: share, of: base, percentage: 50, round: euro_down", "199.99").Amount.Cents);
}
