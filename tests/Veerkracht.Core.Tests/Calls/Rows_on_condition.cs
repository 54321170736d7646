namespace Veerkracht.Core.Tests.Calls;

/// <summary>A row of a table that shows on a condition: hidden, it is not asked, not shown and never counts.</summary>
public class Rows_on_condition
{
    private const string Fields = """
                  - { id: works, type: yes_no, label: Werken }
                  - id: costs
                    type: table
                    label: Kosten
                    rows:
                      - { id: study, label: Studie }
                      - { id: works_row, label: Werken, visible_when: works, columns: { part: { max: 50, visible_when: cost > 10 } } }
                    columns:
                      - { id: cost, type: amount, label: Kost, required: true }
                      - { id: part, type: percentage, label: Deel, visible_when: has(cost) }
                      - { id: counts, type: computed, format: amount, label: Telt, value: cost * part / 100 }
                  - { id: total, type: computed, format: amount, label: Samen, value: "costs.map(r, costs[r].cost).sum()" }
        """;

    private static Core.Forms.Evaluation Of(string works, string cost) =>
        Small.Evaluate(
            Small.Call(Small.Yaml(Fields)),
            $$"""
            { "works": {{works}}, "costs": { "study": { "cost": 100 }, "works_row": { "cost": {{cost}}, "part": 60 } } }
            """
        );

    [Fact]
    public void A_hidden_row_is_not_asked_and_never_counts()
    {
        var hidden = Of("false", "900");
        Assert.Empty(hidden.Errors);
        Assert.Equal("100.00", hidden.Values["total"]!.ToString());
        Assert.DoesNotContain(hidden.Visible, path => path.StartsWith("costs.works_row", StringComparison.Ordinal));
        Assert.Null(hidden.Clean["costs"]!["works_row"]);
    }

    [Fact]
    public void A_row_that_shows_is_a_row_as_any()
    {
        var shown = Of("true", "900");
        Assert.Equal(["costs.works_row.part too-large"], shown.Errors.Select(e => $"{e.Field} {e.Code}"));
        Assert.Equal("1000.00", shown.Values["total"]!.ToString());
        Assert.Contains("costs.works_row", shown.Visible);
        Assert.Equal(["costs.works_row.cost required"], Of("true", "null").Errors.Select(e => $"{e.Field} {e.Code}"));
    }

    [Fact]
    public void The_conditions_of_row_and_column_both_hold() => Assert.DoesNotContain("costs.works_row.part", Of("true", "5").Visible);

    [Fact]
    public void A_row_cannot_look_at_what_it_shows() =>
        Assert.NotEmpty(Small.Faults(Small.Yaml(Fields.Replace("visible_when: works,", "visible_when: total > 5,"))));

    [Fact]
    public void A_fault_in_its_condition_stands_at_its_place() =>
        Assert.Contains(Small.Faults(Small.Yaml(Fields.Replace("visible_when: works,", "visible_when: workz,"))), f =>
            f.StartsWith("workz") && f.Contains("there is no name 'workz' here; did you mean 'works'?")
        );
}
