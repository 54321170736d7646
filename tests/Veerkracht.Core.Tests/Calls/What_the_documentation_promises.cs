using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Sentences of docs/call-format.md about what is not asked, chosen or decided, each tried.</summary>
public class What_the_documentation_promises
{
    private const string Fields = """
                  - { id: name, type: text, label: Naam, default: Zonder, required: true }
                  - { id: some, type: choices, label: Enkele,
                      options: [{ id: a, label: A }, { id: b, label: B, visible_when: name == "x" }] }
                  - { id: t, type: table, label: Tabel, rows: [{ id: r, label: R }],
                      columns: [{ id: c, type: number, label: C }, { id: d, type: number, label: D }] }
        """;

    [Fact]
    public void A_default_that_is_not_among_the_answers_was_not_answered() =>
        Assert.Equal("required", Assert.Single(Small.Evaluate(Small.Call(Small.Yaml(Fields)), "{}").Errors).Code);

    [Fact]
    public void An_item_whose_computed_priority_misses_an_answer_comes_last()
    {
        var call = Small.Call(
            Small.Yaml(
                """
                          - id: items
                            type: group
                            label: Groep
                            fields:
                              - { id: size, type: number, label: Maat }
                              - { id: rank, type: computed, label: Rang, value: size * 10 }
                              - { id: order, type: computed, label: Volgorde, value: rank + 1 }
                """,
                funding: """
                  amounts:
                    - { name: grant, kind: by_priority, title: Subsidie, group: items, cost: "100", priority: order, budget: 150 }
                  grant: grant
                """
            )
        );
        var why = Small.Evaluate(call, """{ "items": [{}, { "size": 2 }, { "size": 1 }] }""").Amounts["grant"].Why;
        Assert.Equal(["3", "2", "1"], why.Take(3).Select(w => w.Nl[..1]));
    }

    [Fact]
    public void Null_is_as_good_as_left_out() =>
        Assert.Equal("required", Assert.Single(Small.Evaluate(Small.Call(Small.Yaml(Fields)), """{ "name": null }""").Errors).Code);

    [Fact]
    public void A_chosen_option_that_is_hidden_asks_for_another()
    {
        var call = Small.Call(Small.Yaml(Fields));
        Assert.Empty(Small.Evaluate(call, """{ "name": "x", "some": ["b"] }""").Errors);
        Assert.Equal("not-an-option", Assert.Single(Small.Evaluate(call, """{ "name": "y", "some": ["b"] }""").Errors).Code);
    }

    [Fact]
    public void Like_merges_tables_and_null_takes_an_answer_out()
    {
        var yaml = Small.Yaml(
            Fields,
            """
            examples:
              - { name: one, as: "24028", on: 2022-09-01, answers: { name: x, some: [a, b], t: { r: { c: 1, d: 2 } } } }
              - { name: two, like: one, answers: { name: null, some: [a], t: { r: { c: 5 } } }, errors: [name required] }
            """
        );
        var call = Small.Call(yaml);
        Assert.Empty(ExampleRunner.Run(call, Shipped.Data));
        Assert.Equal("""{"some":["a"],"t":{"r":{"c":5,"d":2}}}""", call.Examples[1].Answers.ToJsonString());
    }

    [Fact]
    public void A_page_whose_condition_meets_a_bound_is_told_and_not_hidden_without_a_word()
    {
        var yaml =
            Small.Yaml("          - { id: t, type: text, label: Tekst }").TrimEnd()
            + """

                      - id: more
                        title: Meer
                        visible_when: int(t) > 1
                        fields:
                          - { id: why, type: text, label: Waarom, required: true }
                """;
        var call = Small.Call(yaml);
        Assert.Empty(Small.Evaluate(call, """{ "t": "1" }""").Errors);
        Assert.Equal("required", Assert.Single(Small.Evaluate(call, """{ "t": "2" }""").Errors).Code);
        Assert.Contains(Small.Evaluate(call, """{ "t": "abc" }""").Errors, e => e.Code == "beyond-bounds");
    }

    [Theory]
    [InlineData("""{ "n": "12,5" }""", "12.50")]
    [InlineData("""{ "n": { "typed": "twelve" } }""", "1,234.56")]
    [InlineData("""{ "d": "1/9/2022" }""", "2022-09-01")]
    [InlineData("""{ "d": "2022-09-31" }""", "2022-09-01")]
    [InlineData("""{ "d": { "typed": "31/9/2022" } }""", "d")]
    public void A_message_about_a_json_answer_shows_how_json_writes_it(string answers, string example)
    {
        var call = Small.Call(
            Small.Yaml("          - { id: n, type: number, decimals: 2, label: n }\n          - { id: d, type: date, label: d }")
        );
        var error = Assert.Single(Small.Evaluate(call, answers).Errors);
        Assert.Contains(example, error.Message.En);
        Assert.Equal(answers.Contains("typed"), !error.Message.En!.Contains("JSON"));
        Assert.Equal(answers.Contains("typed"), !error.Message.Nl.Contains("JSON"));
    }

    [Theory]
    [InlineData("999999999999999", "")]
    [InlineData("1000000000000000", "n too-large")]
    [InlineData("-1000000000000000", "n too-large")]
    public void A_number_is_below_a_million_times_a_billion(string number, string errors) =>
        Assert.Equal(
            errors,
            string.Join(
                ' ',
                Small
                    .Evaluate(Small.Call(Small.Yaml("          - { id: n, type: number, label: n }")), $$"""{ "n": {{number}} }""")
                    .Errors.Select(e => $"{e.Field} {e.Code}")
            )
        );
}
