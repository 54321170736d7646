using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Calls;

namespace Veerkracht.Core.Tests.Forms;

public class Answers_that_differ
{
    private const string Form = """
          - { id: name, type: text, label: Naam }
          - { id: cost, type: amount, label: Kosten }
          - id: parts
            type: group
            label: Deel
            fields:
              - { id: title, type: text, label: Titel }
              - id: steps
                type: group
                label: Stap
                fields: [{ id: what, type: text, label: Wat }, { id: day, type: date, label: Dag }]
        """;

    private static readonly CallDefinition Call = Small.Call(
        Small.Yaml(string.Join('\n', Form.Split('\n').Select(l => "        " + l)) + "\n")
    );

    [Fact]
    public void An_amount_written_otherwise_is_the_same_and_an_answer_that_went_is_told() =>
        Assert.Equal(["Naam: Kade > "], Told("""{ "name": "Kade", "cost": "1000" }""", """{ "cost": "1000.00" }"""));

    [Fact]
    public void Deep_inside_groups_each_answer_is_named_from_the_outside_in() =>
        Assert.Equal(
            ["Deel 1: Stap 2: Wat: Werken > Feest"],
            Told(
                """{ "parts": [{ "title": "Park", "steps": [{ "what": "Ontwerp" }, { "what": "Werken" }] }] }""",
                """{ "parts": [{ "title": "Park", "steps": [{ "what": "Ontwerp" }, { "what": "Feest" }] }] }"""
            )
        );

    [Fact]
    public void An_item_in_front_makes_no_other_item_differ() =>
        Assert.Equal(
            ["Deel 1: Titel:  > Brug"],
            Told(
                """{ "parts": [{ "title": "Park" }, { "title": "Plein" }] }""",
                """{ "parts": [{ "title": "Brug" }, { "title": "Park" }, { "title": "Plein" }] }"""
            )
        );

    [Fact]
    public void Items_that_changed_a_little_are_recognised_by_what_they_share() =>
        Assert.Equal(
            ["Deel 1: Titel:  > Brug", "Deel 2: Stap 1: Dag:  > 01/02/2023"],
            Told(
                """{ "parts": [{ "title": "Park", "steps": [{ "what": "Werken" }] }] }""",
                """{ "parts": [{ "title": "Brug" }, { "title": "Park", "steps": [{ "what": "Werken", "day": "2023-02-01" }] }] }"""
            )
        );

    [Fact]
    public void An_item_that_was_taken_away_stands_where_it_was() =>
        Assert.Equal(
            ["Deel 2: Titel: Plein > "],
            Told("""{ "parts": [{ "title": "Park" }, { "title": "Plein" }] }""", """{ "parts": [{ "title": "Park" }] }""")
        );

    [Fact]
    public void An_item_that_moved_differs_in_its_place_alone() =>
        Assert.Equal(
            ["Deel 1: plaats in de lijst: 2 > 1", "Deel 2: Titel:  > Nieuwe laan"],
            Told(
                """{ "parts": [{ "title": "Kerkstraat" }, { "title": "Station" }] }""",
                """{ "parts": [{ "title": "Station" }, { "title": "Nieuwe laan" }, { "title": "Kerkstraat" }] }"""
            )
        );

    [Fact]
    public void An_item_that_moved_and_changed_a_little_is_the_same_item() =>
        Assert.Equal(
            ["Deel 2: plaats in de lijst: 1 > 2", "Deel 2: Stap 1: Dag:  > 01/02/2023"],
            Told(
                """{ "parts": [{ "title": "Kerk", "steps": [{ "what": "Bouw" }] }, { "title": "Park" }, { "title": "Plein" }] }""",
                """
                { "parts": [{ "title": "Park" }, { "title": "Kerk", "steps": [{ "what": "Bouw", "day": "2023-02-01" }] },
                  { "title": "Plein" }] }
                """
            )
        );

    [Fact]
    public void Any_answers_can_be_compared() =>
        Assert.NotEmpty(
            Told(
                """{ "parts": { "title": 1 }, "name": [1], "cost": { "typed": "12x" } }""",
                """{ "parts": [[1], null, "x"], "name": "Kade" }"""
            )
        );

    private static IEnumerable<string> Told(string was, string now) =>
        AnswerDifferences
            .Of(Call.Steps[0].Form.Fields, (JsonObject)JsonNode.Parse(was)!, (JsonObject)JsonNode.Parse(now)!)
            .Select(d =>
                $"{string.Join(": ", d.Labels.Select(l => l.Nl))}: {FieldWriter.ToTyped(d.Field, d.Was)} > "
                + $"{FieldWriter.ToTyped(d.Field, d.Now)}"
            );
}
