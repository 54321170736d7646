using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Forms_are_evaluated
{
    private static Field CostTable() =>
        Table(
            "costs",
            [Row("works"), Row("expropriation", "vat")],
            Amount("cost") with
            {
                Min = 0,
            },
            Field("share", FieldType.Percentage) with
            {
                Min = 0,
                Max = 100,
                Decimals = 2,
            },
            Amount("vat"),
            Computed("own", When("cost * share / 100", ("cost", Number), ("share", Number)))
        );

    private static readonly ExpressionType CostType = Record(
        ("works", Record(("cost", Number), ("share", Number), ("own", Number))),
        ("expropriation", Record(("cost", Number), ("share", Number), ("own", Number)))
    );

    [Fact]
    public void Tables_have_fixed_rows_and_computed_columns()
    {
        var form = Form(CostTable(), Computed("base", When("costs.map(r, costs[r].own).sum()", ("costs", CostType))));
        var state = form.Read("""{"costs":{"works":{"cost":300000,"share":"50"},"expropriation":{"cost":1,"share":100}}}""");
        Assert.Empty(state.Errors());
        Assert.Equal("150000.00", (string?)state.Computed["costs.works.own"]);
        Assert.Equal("150001.00", (string?)state.Computed["base"]);
        Assert.Equal((Rational)150_001, state.Values["base"]);
        Assert.Contains("costs.works.vat", state.Visible);
        Assert.DoesNotContain("costs.expropriation.vat", state.Visible);
        Assert.Equal(
            """{"costs":{"works":{"cost":"300000.00","share":"50"},"expropriation":{"cost":"1.00","share":"100"}}}""",
            state.Clean.ToJsonString()
        );
    }

    [Fact]
    public void Cells_and_rows_that_do_not_exist_cannot_be_sent() =>
        Assert.Equal(
            ["costs.expropriation.vat unknown-field", "costs.land unknown-field"],
            Form(CostTable()).Errors("""{"costs":{"expropriation":{"vat":1},"land":{"cost":1}}}""")
        );

    [Fact]
    public void A_computed_value_cannot_be_sent() =>
        Assert.Equal(["costs.works.own unknown-field"], Form(CostTable()).Errors("""{"costs":{"works":{"own":99}}}"""));

    [Fact]
    public void Unknown_answers_are_told_and_dropped()
    {
        var state = Form(Amount("a")).Read("""{"a":1,"grant":999,"__proto__":{}}""");
        Assert.Equal(["grant unknown-field", "__proto__ unknown-field"], state.Errors());
        Assert.Equal("""{"a":"1.00"}""", state.Clean.ToJsonString());
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_form() =>
        Assert.Equal(
            ["b required", "t.x.a required", "g[0].a required", "z required"],
            Form(
                    Amount("b").Required(),
                    Table("t", [Row("x")], Amount("a").Required()),
                    Group("g", Amount("a").Required()),
                    Amount("z").Required()
                )
                .Errors("""{"g":[{}]}""")
        );

    [Fact]
    public void A_required_table_or_block_wants_at_least_one_answer()
    {
        var form = Form(Table("t", [Row("x")], Amount("a")).Required(), Block("k", Field("n", FieldType.Text)).Required());
        Assert.Equal(["t required", "k required"], form.Errors("""{"t":{"x":{}},"k":{}}"""));
        Assert.Empty(form.Errors("""{"t":{"x":{"a":0}},"k":{"n":"x"}}"""));
    }

    [Fact]
    public void The_given_answers_are_not_changed()
    {
        var answers = JsonNode.Parse("""{"a":1,"b":[{"c":" x "}]}""")!.AsObject();
        FormEvaluator.Read(Form(Amount("a"), Group("b", Field("c", FieldType.Text))), answers, new Dictionary<string, object?>());
        Assert.Equal("""{"a":1,"b":[{"c":" x "}]}""", answers.ToJsonString());
    }

    [Fact]
    public void Clean_answers_are_clean_already()
    {
        var form = Form(
            CostTable(),
            Field("k", FieldType.Number) with
            {
                Decimals = 1,
            },
            Field("p", FieldType.Phone),
            Group("g", Field("t", FieldType.LongText))
        );
        var clean = form.Clean("""{"costs":{"works":{"cost":3e2,"share":"050"}},"k":"1.50","p":"02 553 00 00","g":[{"t":"a\r\nb"},{}]}""");
        Assert.Equal(clean, form.Clean(clean));
    }
}
