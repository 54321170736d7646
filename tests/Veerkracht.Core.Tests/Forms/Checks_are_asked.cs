using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>Checks between answers: which wait, where they are told, what they may name.</summary>
public class Checks_are_asked
{
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
}
