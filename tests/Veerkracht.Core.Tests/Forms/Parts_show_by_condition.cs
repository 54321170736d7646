using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>What shows, what must be answered and what can be chosen, by what was answered before.</summary>
public class Parts_show_by_condition
{
    [Fact]
    public void A_hidden_answer_is_cleared_and_does_not_count()
    {
        var form = Form(
            Field("partners", FieldType.YesNo),
            Amount("extra").Required() with
            {
                VisibleWhen = When("partners", ("partners", Bool)),
            },
            Computed("total", When("extra + 1", ("extra", Number)))
        );
        var shown = form.Read("""{"partners":true,"extra":10}""");
        Assert.Equal("11.00", (string?)shown.Computed["total"]);
        var hidden = form.Read("""{"partners":false,"extra":10}""");
        Assert.Equal("1.00", (string?)hidden.Computed["total"]);
        Assert.Empty(hidden.Errors());
        Assert.DoesNotContain("extra", hidden.Visible);
        Assert.Equal("""{"partners":false}""", hidden.Clean.ToJsonString());
    }

    [Fact]
    public void What_depends_on_something_hidden_is_hidden_whatever_the_order_of_the_form()
    {
        var form = Form(
            Field("c", FieldType.YesNo) with
            {
                VisibleWhen = When("b", ("b", Bool)),
            },
            Field("b", FieldType.YesNo) with
            {
                VisibleWhen = When("a", ("a", Bool)),
            },
            Field("a", FieldType.YesNo)
        );
        Assert.Equal(["main", "a"], form.Read("""{"a":false,"b":true,"c":true}""").Visible);
        Assert.Equal(["main", "c", "b", "a"], form.Read("""{"a":true,"b":true,"c":true}""").Visible);
    }

    [Fact]
    public void A_circle_ends_and_gives_the_same_each_time()
    {
        var form = Form(
            Field("a", FieldType.YesNo) with
            {
                VisibleWhen = When("!b", ("b", Bool)),
            },
            Field("b", FieldType.YesNo) with
            {
                VisibleWhen = When("!a", ("a", Bool)),
            },
            Computed("x", When("y + 1", ("y", Number))),
            Computed("y", When("x + 1", ("x", Number)))
        );
        var first = form.Read("""{"a":true,"b":true}""");
        Assert.Equal(first.Clean.ToJsonString(), form.Read("""{"a":true,"b":true}""").Clean.ToJsonString());
        Assert.Equal(2, first.Computed.Count);
    }

    [Fact]
    public void A_chain_of_a_thousand_conditions_from_last_to_first_ends()
    {
        var fields = Enumerable
            .Range(0, 1000)
            .Select(i => Field($"f{i}", FieldType.YesNo) with { VisibleWhen = i == 999 ? null : When($"f{i + 1}", ($"f{i + 1}", Bool)) });
        var state = Form([.. fields]).Read("{" + string.Join(",", Enumerable.Range(0, 1000).Select(i => $"\"f{i}\":true")) + "}");
        Assert.Equal(1001, state.Visible.Count);
    }

    [Fact]
    public void Sections_hide_with_all_that_is_in_them()
    {
        var form = new FormDefinition([
            new Section(
                "first",
                new("First"),
                LocalText.Empty,
                null,
                [Field("kind", FieldType.Choice) with { Options = Options("a", "b") }]
            ),
            new Section("second", new("Second"), LocalText.Empty, When("kind == 'b'", ("kind", Text)), [Amount("sum").Required()]),
        ]);
        var state = form.Read("""{"kind":"a","sum":1}""");
        Assert.Equal(["first"], state.VisibleSections);
        Assert.Equal("""{"kind":"a"}""", state.Clean.ToJsonString());
        Assert.Empty(state.Errors());
        Assert.Equal(["sum required"], form.Errors("""{"kind":"b"}"""));
    }

    [Fact]
    public void Columns_and_fields_can_be_required_by_condition()
    {
        var rule = new Requirement(false, When("cost > 0", ("cost", Number)));
        var form = Form(
            Table(
                "costs",
                [Row("works"), Row("study")],
                Amount("cost"),
                Field("why", FieldType.Text) with
                {
                    Required = rule,
                    VisibleWhen = When("cost < 100", ("cost", Number)),
                }
            )
        );
        var state = form.Read("""{"costs":{"works":{"cost":5},"study":{"cost":200}}}""");
        Assert.Equal(["costs.works.why required"], state.Errors());
        Assert.Equal(["costs.works.why"], state.Required);
        Assert.DoesNotContain("costs.study.why", state.Visible);
    }

    [Fact]
    public void Options_can_depend_on_another_answer()
    {
        var form = Form(
            Field("kind", FieldType.Choice) with
            {
                Options = Options("rural", "urban"),
            },
            Field("mode", FieldType.Choice) with
            {
                Options =
                [
                    new Option("bus", new("Bus"), false, When("kind == 'rural'", ("kind", Text))),
                    new Option("bike", new("Fiets", "Bike")),
                ],
            }
        );
        Assert.Empty(form.Errors("""{"kind":"rural","mode":"bus"}"""));
        var state = form.Read("""{"kind":"urban","mode":"bus"}""");
        Assert.Equal(["mode not-an-option"], state.Errors());
        Assert.Null(state.Values["mode"]);
        Assert.StartsWith("‘Bus’ kan niet (meer) gekozen worden", state.Findings().Errors[0].Message.Nl);
    }
}
