namespace Veerkracht.Core.Tests.Calls;

/// <summary>A rule takes its part of an amount, or of what was answered to a question.</summary>
public class Amounts_of_questions
{
    private const string Fields = """
                  - { id: price, type: amount, label: { nl: Prijs, en: Price } }
                  - { id: twice, type: computed, format: amount, label: Dubbel, value: price * 2 }
                  - { id: when, type: date, label: Wanneer }
        """;

    private static string Yaml(string amounts) => Small.Yaml(Fields, funding: $"  amounts:\n{amounts}\n  grant: grant");

    private const string Grant = "    - { name: grant, kind: share, title: Subsidie, of: price, percentage: 50 }";

    [Theory]
    [InlineData(Grant, "price 10.01, grant 5.01")]
    [InlineData("    - { name: grant, kind: share, title: Subsidie, of: twice, percentage: 50 }", "twice 20.02, grant 10.01")]
    [InlineData(
        Grant + "\n    - { name: least, kind: minimum, title: M, of: grant, compare: price, at_least: 20 }",
        "price 10.01, grant 5.01, least 0.00"
    )]
    public void It_comes_before_the_rule_and_is_called_as_the_question(string amounts, string expected)
    {
        var call = Small.Call(Yaml(amounts));
        var found = Small.Evaluate(call, """{ "price": "10.01" }""").Amounts;
        Assert.Equal(expected, string.Join(", ", found.Select(a => $"{a.Key} {a.Value.Amount}")));
        Assert.Equal(call.Steps[0].Form.Fields.First(f => f.Id == found.Keys.First()).Label, call.Funding.Rules[0].Title);
    }

    [Theory]
    [InlineData("    - { name: grant, kind: share, title: S, of: when, percentage: 50 }", "there is no amount 'when' before this one")]
    [InlineData("    - { name: grant, kind: share, title: S, of: prise, percentage: 50 }", "there is no amount 'prise' before this one")]
    [InlineData("    - { name: price, kind: share, title: S, of: price, percentage: 50 }", "there is no amount 'price' before this one")]
    [InlineData(Grant + "\n    - { name: price, kind: value, title: P, value: price }", "there is already an amount 'price'")]
    public void What_is_no_number_or_is_called_twice_is_a_fault(string amounts, string message) =>
        Assert.Contains(Small.Faults(Yaml(amounts)), f => f.Contains(message));
}
