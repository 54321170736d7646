using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What a newcomer writes by mistake, and the word that the message then gives.</summary>
public class Messages_say_what_to_do
{
    private const string Fields = """
                  - { id: cost, type: amount, label: Kosten }
                  - { id: kind, type: choice, label: Soort, options: [{ id: a, label: A }, { id: b, label: B }] }
                  - id: parts
                    type: group
                    label: Delen
                    fields: [{ id: c, type: amount, label: C }]
        """;

    private const string Top = """
        settings: [{ id: rate, label: { nl: Deel, en: Part }, value: 30 }]
        """;

    private static string Amounts(string value, string more = "") =>
        $"  amounts:\n    - {{ name: total, kind: value, title: Totaal, value: cost }}\n"
        + $"    - {{ name: grant, kind: value, title: Subsidie, value: '{value}'{more} }}\n  grant: grant";

    private static void Says(string yaml, string message, string boodschap)
    {
        var faults = CallReader.Read(yaml, "s.yaml").Faults;
        Assert.True(faults.Any(f => f.Message.Contains(message)), string.Join("\n", faults.Select(f => f.Message)));
        Assert.True(faults.Any(f => f.Nl.Contains(boodschap)), string.Join("\n", faults.Select(f => f.Nl)));
    }

    [Theory]
    [InlineData("total * 2", "there is no name 'total' here; did you mean 'amounts.total'?", "bedoelt u 'amounts.total'?")]
    [InlineData("rate * 2", "did you mean 'settings.rate'?", "bedoelt u 'settings.rate'?")]
    [InlineData("population_2020", "did you mean 'applicant.population_2020'?", "bedoelt u 'applicant.population_2020'?")]
    [InlineData(
        "kind == a ? 1 : 0",
        "'a' is an answer: write \"a\" between quotes",
        "'a' is een antwoord: schrijf \"a\" tussen aanhalingstekens"
    )]
    [InlineData(
        "kind.value",
        "a text has no 'value'; give each option of this choice a 'value'",
        "geef elke optie van deze keuze een 'value'"
    )]
    [InlineData("sum(parts.c)", "'sum' stands behind a list: parts.map(x, x.cost).sum()", "'sum' staat achter een lijst")]
    [InlineData("min(cost, 2)", "write math.least(a, b)", "schrijf math.least(a, b)")]
    [InlineData("max(cost, 2)", "write math.greatest(a, b)", "schrijf math.greatest(a, b)")]
    [InlineData("math.min(cost, 2)", "write math.least(a, b)", "schrijf math.least(a, b)")]
    [InlineData("round(cost, 2)", "write math.round(x)", "schrijf math.round(x)")]
    [InlineData("if(cost > 1, 2, 3)", "write condition ? a : b", "schrijf voorwaarde ? a : b")]
    [InlineData("parts.c.sum()", "use .map(x, x.c)", "gebruik .map(x, x.c)")]
    [InlineData("cost > 1 and cost < 5 ? 1 : 0", "write && for 'and'", "schrijf && voor 'and'")]
    [InlineData("cost > 1 or cost < 5 ? 1 : 0", "write || for 'or'", "schrijf || voor 'or'")]
    [InlineData("not has(cost) ? 1 : 0", "write ! for 'not'", "schrijf ! voor 'not'")]
    [InlineData("cost * 15%", "for 15 per cent write 15 / 100", "schrijf 15 / 100 voor 15 procent")]
    [InlineData("cost ** 2", "there is no '**'; write x * x", "'**' bestaat niet; schrijf x * x")]
    [InlineData("cost * 0,5", "decimals stand behind a point: 0.5", "decimalen staan achter een punt: 0.5")]
    [InlineData("applicant.population", "did you mean 'population_2020'?", "bedoelt u 'population_2020'?")]
    [InlineData("settings.deel", "there is no setting 'deel' here; there is rate", "er is hier geen instelling 'deel'; er is rate")]
    [InlineData(
        "figures.poor",
        "there is no figure 'poor' here; the call has none",
        "er is hier geen kengetal 'poor'; de oproep heeft er geen"
    )]
    [InlineData("kind == \"c\" ? 1 : 0", "'c' is not one of the options; they are a, b", "'c' is geen van de opties; dat zijn a, b")]
    public void In_an_expression(string value, string message, string boodschap) =>
        Says(Small.Yaml(Fields, Top, Amounts(value)), message, boodschap);

    [Theory]
    [InlineData(
        "          - { id: x, type: computed, label: X, value: amounts.grant }",
        "only checks and rules see amounts",
        "alleen controles en regels zien bedragen"
    )]
    public void In_a_field(string field, string message, string boodschap) =>
        Says(Small.Yaml(Fields + "\n" + field, Top), message, boodschap);

    [Theory]
    [InlineData(", whole: true", "unknown key 'whole' in the amount; there are 'kind', 'name', 'title'", "'whole' is geen sleutel")]
    public void At_a_key(string more, string message, string boodschap) =>
        Says(Small.Yaml(Fields, Top, Amounts("cost", more)), message, boodschap);

    [Fact]
    public void A_claim_without_the_question_of_a_rule_says_what_to_do_there()
    {
        const string claim = """
              - id: claim
                kind: claim
                title: Afrekening
                opens: [awarded]
                sections: [{ id: all, title: Alles, fields: [{ id: other, type: amount, label: Kosten }] }]
            """;
        Says(
            Small.Yaml(Fields, Top, Amounts("cost"), claim),
            "(in step 'claim': ask it there too, or give that step 'computes_amounts: false')",
            "(in stap 'claim': vraag het daar ook, of geef die stap 'computes_amounts: false')"
        );
    }

    [Theory]
    [InlineData("cost * 1.000", "'1.000' is 1 and keeps this call from being published; for a thousand write 1000, else 1")]
    [InlineData("cost + 20.500", "'20.500' is 20.5 and keeps this call from being published; for a thousand write 20500")]
    public void A_point_between_thousands_keeps_a_call_from_being_published(string value, string message) =>
        Assert.Contains(Small.Call(Small.Yaml(Fields, Top, Amounts(value))).Unpublishable, f => f.Message.Contains(message));

    [Theory]
    [InlineData("max_dossiers: 1", 0)]
    [InlineData("excludes: []", 0)]
    public void What_is_written_as_a_number_is_not_doubted(string top, int doubts) =>
        Assert.Equal(doubts, Small.Call(Small.Yaml(Fields, Top + "\n" + top, Amounts("cost * 1.125 + 1.5 + 0.100"))).Unpublishable.Count);

    [Fact]
    public void An_amount_with_a_point_between_thousands_is_doubted()
    {
        var call = Small.Call(Small.Yaml(Fields, Top, "  pots: [{ id: p, title: P, amount: 20.000 }]\n" + Amounts("cost")));
        Assert.Contains(call.Unpublishable, f =>
            f.Message.Contains("'20.000' is 20 and keeps this call from being published; for a thousand write 20000")
        );
    }

    [Fact]
    public void A_case_names_the_amount_of_a_question()
    {
        var call = Small.Call(
            Small.Yaml(
                Fields,
                "examples: [{ name: e, as: \"24028\", on: 2022-09-01, answers: { cost: 10 }, amounts: { cost: 10, grant: 5 } }]",
                "  amounts: [{ name: grant, kind: share, title: S, of: cost, percentage: 50 }]\n  grant: grant"
            )
        );
        Assert.Equal(2, call.Examples[0].Amounts.Count);
    }
}
