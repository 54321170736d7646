using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
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

    [Fact]
    public void Groups_repeat_within_groups_and_see_what_is_around_them()
    {
        var step = List(Record(("start", Date), ("end", Date)));
        var timing = Group(
            "timing",
            Field("start", FieldType.Date),
            Field("end", FieldType.Date) with
            {
                Checks = [Check("end-before-start", When("end >= start", ("start", Date), ("end", Date)))],
                VisibleWhen = When("own < limit", ("own", Number), ("limit", Number)),
            }
        ) with
        {
            MinItems = 1,
            MaxItems = 20,
        };
        var form = Form(
            Group("parts", Amount("own"), timing, Computed("count", When("timing.size() * 1", ("timing", step)), "number")) with
            {
                MaxItems = 15,
            },
            Amount("limit"),
            Computed("all", When("parts.map(p, p.count).sum()", ("parts", List(Record(("count", Number))))), "number")
        );
        var state = form.Read(
            """{"limit":100,"parts":[{"own":1,"timing":[{"start":"2022-02-01","end":"2022-01-01"},{}]},{"own":100,"timing":[{"start":"2022-02-01","end":"2022-01-01"}]},{}]}"""
        );
        Assert.Equal(["parts[0].timing[0].end end-before-start", "parts[2].timing too-few"], state.Errors());
        Assert.Contains("parts[0].timing[1].end", state.Visible);
        Assert.DoesNotContain("parts[1].timing[0].end", state.Visible);
        Assert.Equal("3.00", (string?)state.Computed["all"]);
        Assert.Equal(
            """{"parts":[{"own":"1.00","timing":[{"start":"2022-02-01","end":"2022-01-01"},{}]},{"own":"100.00","timing":[{"start":"2022-02-01"}]},{}],"limit":"100.00"}""",
            state.Clean.ToJsonString()
        );
    }

    [Theory]
    [InlineData(0, "items too-few")]
    [InlineData(1, "items too-few")]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, "items too-many")]
    [InlineData(500, "items too-many")]
    public void Groups_have_a_least_and_a_most(int count, string? error)
    {
        var form = Form((Group("items", Field("t", FieldType.Text)) with { MinItems = 2, MaxItems = 3 }).Required());
        Assert.Equal(error is null ? [] : [error], form.Errors($$"""{"items":[{{string.Join(",", Enumerable.Repeat("{}", count))}}]}"""));
    }

    [Fact]
    public void A_group_without_a_least_number_can_be_required() =>
        Assert.Equal(["items required"], Form(Group("items", Field("t", FieldType.Text)).Required()).Errors("{}"));

    [Fact]
    public void Cross_sums_hold_to_the_cent()
    {
        var amounts = List(Record(("amount", Number)));
        var check = Check(
            "sum-differs",
            When("spending.map(s, s.amount).sum() == asked", ("spending", amounts), ("asked", Number)),
            "asked"
        );
        var form = Form(Amount("asked").Required(), Group("spending", Amount("amount")) with { Checks = [check] });
        Assert.Empty(form.Errors("""{"asked":"0.30","spending":[{"amount":0.1},{"amount":0.2}]}"""));
        Assert.Equal(["asked sum-differs"], form.Errors("""{"asked":"0.31","spending":[{"amount":0.1},{"amount":0.2}]}"""));
    }

    [Fact]
    public void A_check_waits_for_answers_that_are_missing_or_cannot_be_read()
    {
        var check = Check("too-much", When("asked <= 100 && asked > 0", ("asked", Number)));
        var form = Form(Amount("asked").Required() with { Checks = [check] });
        Assert.Equal(["asked required"], form.Errors("{}"));
        Assert.Equal(["asked not-a-number"], form.Errors("""{"asked":{"typed":"veel"}}"""));
        Assert.Equal(["asked too-much"], form.Errors("""{"asked":101}"""));
    }

    [Fact]
    public void A_check_between_dates_waits_for_both_unless_it_asks_for_them()
    {
        var names = (("start", Date), ("end", Date));
        var plain = Form(
            Field("start", FieldType.Date),
            Field("end", FieldType.Date) with
            {
                Checks = [Check("order", When("end >= start", names.Item1, names.Item2))],
            }
        );
        Assert.Empty(plain.Errors("""{"start":"2022-01-01"}"""));
        Assert.Equal(["end order"], plain.Errors("""{"start":"2022-01-02","end":"2022-01-01"}"""));
        var strict = Form(
            Field("start", FieldType.Date),
            Field("end", FieldType.Date) with
            {
                Checks = [Check("both", When("has(end) == has(start)", names.Item1, names.Item2))],
            }
        );
        Assert.Equal(["end both"], strict.Errors("""{"start":"2022-01-01"}"""));
    }

    [Fact]
    public void Checks_may_use_amounts_that_are_computed_in_between()
    {
        var holds = When("amounts.grant <= asked", ("amounts", Record(("grant", Number))), ("asked", Number));
        var check = Check("grant-too-high", holds) with
        {
            Message = new LocalText(
                "De subsidie is {amounts.grant:amount}, dat is {amounts.grant - asked:amount} te veel.",
                "The grant is {amounts.grant:amount}."
            ),
        };
        var faults = new List<Fault>();
        check = check with
        {
            Values = CheckMessage.Compile(
                check.Message,
                Here,
                new Dictionary<string, ExpressionType> { ["amounts"] = Record(("grant", Number)), ["asked"] = Number },
                faults
            ),
        };
        Assert.Empty(faults);
        var state = Form(Amount("asked") with { Checks = [check] }).Read("""{"asked":1000}""");
        Assert.Empty(state.Errors(("amounts", new Dictionary<string, object?> { ["grant"] = N(1000) })));
        var errors = state
            .Findings(new Dictionary<string, object?> { ["amounts"] = new Dictionary<string, object?> { ["grant"] = (Rational)1500 } })
            .Errors;
        Assert.Equal("De subsidie is €\u00A01.500,00, dat is €\u00A0500,00 te veel.", Assert.Single(errors).Message.Nl);
        Assert.Equal("The grant is €1,500.00.", errors[0].Message.En);
    }

    [Fact]
    public void A_message_that_names_something_unknown_is_a_fault_with_its_place()
    {
        var faults = new List<Fault>();
        CheckMessage.Compile(
            new LocalText("Te veel: {askd:amount}.", "Too much: {askd:amount}."),
            Here,
            new Dictionary<string, ExpressionType> { ["asked"] = Number },
            faults
        );
        Assert.Equal("form.yaml:1:11: there is no name 'askd' here; did you mean 'asked'?", Assert.Single(faults).ToString());
    }

    [Fact]
    public void An_error_on_a_field_that_does_not_show_is_told_where_the_check_stands()
    {
        var form = Form(
            Field("hidden", FieldType.Text) with
            {
                VisibleWhen = When("false"),
            },
            Amount("a") with
            {
                Checks = [Check("no", When("false"), "hidden")],
            }
        );
        Assert.Equal(["a no"], form.Errors("{}"));
    }

    [Fact]
    public void Warnings_do_not_stop_anybody()
    {
        var form = Form(
            Field("km", FieldType.Number) with
            {
                Decimals = 2,
                WarnAbove = 50,
                Unit = new("km"),
                Checks = [Check("odd", When("km < 900", ("km", Number)), null, true)],
            }
        );
        var findings = form.Read("""{"km":982.57}""").Findings();
        Assert.Empty(findings.Errors);
        Assert.Equal(["above-limit", "odd"], findings.Warnings.Select(w => w.Code));
        Assert.Equal("‘km’ is hoger dan 50\u00A0km. Kijk na of dat klopt.", findings.Warnings[0].Message.Nl);
    }

    [Fact]
    public void A_check_in_a_row_can_point_beside_or_around_it()
    {
        var row = (("a", Number), ("b", Number));
        var form = Form(
            Amount("total"),
            Table(
                "t",
                [Row("x")],
                Amount("a") with
                {
                    Checks =
                    [
                        Check("beside", When("a <= b", row.Item1, row.Item2), "b"),
                        Check("around", When("a <= b", row.Item1, row.Item2), "total"),
                    ],
                },
                Amount("b")
            )
        );
        Assert.Equal(["t.x.b beside", "total around"], form.Errors("""{"t":{"x":{"a":2,"b":1}}}"""));
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
