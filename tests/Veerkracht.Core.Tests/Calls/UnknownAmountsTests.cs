using Veerkracht.Core.Calls;

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
