using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Answers_are_read
{
    [Theory]
    [InlineData("300000", "300000.00")]
    [InlineData("0.1", "0.10")]
    [InlineData("1e3", "1000.00")]
    [InlineData("-0", "0.00")]
    [InlineData("\"12.5\"", "12.50")]
    [InlineData("{\"amount\":\"1.00\",\"currency\":\"EUR\"}", "1.00")]
    [InlineData("9007199254740993e-2", "90071992547409.93", "too-large")]
    [InlineData("3176.01", "3176.01")]
    [InlineData("10000000000", "10000000000.00")]
    public void Amounts_are_exact_and_have_two_decimals(string json, string clean, string? code = null)
    {
        var form = Form(Amount("x"));
        var state = form.Read($$"""{"x":{{json}}}""");
        if (code is null)
            Assert.Equal($$"""{"x":"{{clean}}"}""", state.Clean.ToJsonString());
        Assert.Equal(code is null ? [] : [$"x {code}"], state.Errors());
    }

    [Theory]
    [InlineData("\"1.234,56\"", "x not-a-number")]
    [InlineData("{\"typed\":\"12,3x\"}", "x not-a-number")]
    [InlineData("\"1e5\"", "x not-a-number")]
    [InlineData("\"٣\"", "x not-a-number")]
    [InlineData("1.005", "x too-many-decimals")]
    [InlineData("{\"amount\":\"1.00\",\"currency\":\"USD\"}", "x wrong-currency")]
    [InlineData("{\"amount\":\"1.00\"}", "x wrong-type")]
    [InlineData("true", "x wrong-type")]
    [InlineData("[1]", "x wrong-type")]
    [InlineData("1e999", "x too-large")]
    [InlineData("1e20", "x too-large")]
    [InlineData("10000000000.01", "x too-large")]
    public void Amounts_that_cannot_be_are_told(string json, string error) =>
        Assert.Equal([error], Form(Amount("x")).Errors($$"""{"x":{{json}}}"""));

    [Fact]
    public void What_was_typed_is_kept() =>
        Assert.Equal("""{"x":{"typed":"12,3x"}}""", Form(Amount("x")).Clean("""{"x":{"typed":"12,3x"}}"""));

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("\"007\"", "7")]
    [InlineData("1.5e1", "15")]
    public void Numbers_are_written_short(string json, string clean) =>
        Assert.Equal($$"""{"x":"{{clean}}"}""", Form(Field("x", FieldType.Number) with { Decimals = 2 }).Clean($$"""{"x":{{json}}}"""));

    [Theory]
    [InlineData("0", "x too-small")]
    [InlineData("0.01", null)]
    [InlineData("5000000", null)]
    [InlineData("5000000.01", "x too-large")]
    public void Bounds_hold_to_the_cent(string json, string? error) =>
        Assert.Equal(error is null ? [] : [error], Form(Amount("x") with { Above = 0, Max = 5_000_000 }).Errors($$"""{"x":{{json}}}"""));

    [Theory]
    [InlineData("\"2022-09-01\"", null)]
    [InlineData("\"2022-02-30\"", "x not-a-date")]
    [InlineData("\"01/09/2022\"", "x not-a-date")]
    [InlineData("{\"typed\":\"31/09/2022\"}", "x not-a-date")]
    [InlineData("\"0022-09-01\"", "x not-a-date")]
    [InlineData("20220901", "x wrong-type")]
    public void Dates_are_days_that_exist(string json, string? error) =>
        Assert.Equal(error is null ? [] : [error], Form(Field("x", FieldType.Date)).Errors($$"""{"x":{{json}}}"""));

    [Theory]
    [InlineData("abcde", null)]
    [InlineData("abcdef", "x too-long")]
    [InlineData("a\\r\\nb\\r\\n", null)]
    [InlineData("👩‍👩‍👧👩‍👩‍👧é👍🏽ß", null)]
    [InlineData("a", "x too-short")]
    [InlineData("   ", null)]
    public void Lengths_count_what_a_reader_sees(string text, string? error) =>
        Assert.Equal(
            error is null ? [] : [error],
            Form(Field("x", FieldType.LongText) with { MinLength = 2, MaxLength = 5 }).Errors($$"""{"x":"{{text}}"}""")
        );

    [Fact]
    public void Texts_are_tidied() =>
        Assert.Equal(" a\nb", (string?)Form(Field("x", FieldType.LongText)).Read("""{"x":" a\r\nb\u0000\u0007\n "}""").Clean["x"]);

    [Theory]
    [InlineData(FieldType.Email, "jan.peeters@geetbets.be", null, null)]
    [InlineData(FieldType.Email, "jan@geetbets", null, "x invalid-email")]
    [InlineData(FieldType.Email, "jan peeters@geetbets.be", null, "x invalid-email")]
    [InlineData(FieldType.Phone, "02 553 00 00", "+3225530000", null)]
    [InlineData(FieldType.Phone, "+32 470 12 34 56", "+32470123456", null)]
    [InlineData(FieldType.Phone, "+31 20 624 1111", "+31206241111", null)]
    [InlineData(FieldType.Phone, "12", null, "x invalid-phone")]
    [InlineData(FieldType.Iban, "be68 5390 0754 7034", "BE68539007547034", null)]
    [InlineData(FieldType.Iban, "BE68 5390 0754 7035", null, "x invalid-iban")]
    public void Contacts_are_checked(FieldType type, string text, string? clean, string? error)
    {
        var state = Form(Field("x", type)).Read($$"""{"x":"{{text}}"}""");
        Assert.Equal(error is null ? [] : [error], state.Errors());
        if (error is null)
            Assert.Equal(clean ?? text, (string?)state.Clean["x"]);
    }

    [Theory]
    [InlineData("[\"b\",\"a\",\"b\"]", "[\"a\",\"b\"]", null)]
    [InlineData("[\"none\"]", "[\"none\"]", null)]
    [InlineData("[\"none\",\"a\"]", null, "x exclusive-option")]
    [InlineData("[\"zzz\"]", null, "x not-an-option")]
    [InlineData("\"a\"", null, "x wrong-type")]
    [InlineData("[1]", null, "x wrong-type")]
    [InlineData("[\"a\",\"b\",\"c\"]", null, "x too-many")]
    public void Choices_are_options_in_their_order(string json, string? clean, string? error)
    {
        var field = Field("x", FieldType.Choices) with
        {
            Options = [.. Options("a", "b", "c"), new Option("none", new("None"), true)],
            MaxItems = 2,
        };
        var state = Form(field).Read($$"""{"x":{{json}}}""");
        Assert.Equal(error is null ? [] : [error], state.Errors());
        if (clean is not null)
            Assert.Equal(clean, state.Clean["x"]!.ToJsonString());
    }

    [Fact]
    public void Yes_and_no_are_both_answers()
    {
        var form = Form(Field("x", FieldType.YesNo).Required());
        Assert.Empty(form.Errors("""{"x":false}"""));
        Assert.Equal(["x required"], form.Errors("{}"));
        Assert.Equal(["x wrong-type"], form.Errors("""{"x":"ja"}"""));
    }

    [Fact]
    public void Files_are_what_was_uploaded()
    {
        var form = Form(Field("x", FieldType.Files) with { MaxItems = 1 });
        var file = $$"""{"id":"0190a0b0-0000-7000-8000-000000000001","name":"besluit.pdf","size":12,"sha256":"{{new string('A', 64)}}"}""";
        Assert.Empty(form.Errors($$"""{"x":[{{file}}]}"""));
        Assert.Equal(new string('a', 64), (string?)form.Read($$"""{"x":[{{file}}]}""").Clean["x"]![0]!["sha256"]);
        Assert.Equal(["x too-many"], form.Errors($$"""{"x":[{{file}},{{file}}]}"""));
        Assert.Equal(["x wrong-type"], form.Errors($$"""{"x":[{{file.Replace("12", "-1")}}]}"""));
        Assert.Equal(["x wrong-type"], form.Errors("""{"x":["besluit.pdf"]}"""));
    }

    [Fact]
    public void Places_and_areas_are_GeoJSON_in_Belgium()
    {
        var point = Form(Field("x", FieldType.Point));
        Assert.Empty(point.Errors("""{"x":{"type":"Point","coordinates":[3.7174,51.0543]}}"""));
        Assert.Equal(["x outside-belgium"], point.Errors("""{"x":{"type":"Point","coordinates":[51.0543,3.7174]}}"""));
        var area = Form(Field("x", FieldType.Area));
        Assert.Empty(area.Errors("""{"x":{"type":"Polygon","coordinates":[[[3.7,51.0],[3.8,51.0],[3.8,51.1],[3.7,51.0]]]}}"""));
        Assert.Equal(
            ["x not-a-place"],
            area.Errors("""{"x":{"type":"Polygon","coordinates":[[[3.7,51.0],[3.8,51.0],[3.8,51.1],[3.7,51.2]]]}}""")
        );
        Assert.Equal(["x not-a-place"], area.Errors("""{"x":{"type":"Point","coordinates":[3.7,51.0]}}"""));
    }

    [Fact]
    public void Values_are_typed()
    {
        var form = Form(
            Amount("a"),
            Field("d", FieldType.Date),
            Field("c", FieldType.Choices) with
            {
                Options = Options("p", "q"),
            },
            Field("t", FieldType.Text)
        );
        var values = form.Read("""{"a":"12.50","d":"2022-09-01","c":["q"]}""", ("today", new LocalDate(2022, 1, 1))).Values;
        Assert.Equal(new Rational(25, 2), values["a"]);
        Assert.Equal(new LocalDate(2022, 9, 1), values["d"]);
        Assert.Equal(["q"], (IReadOnlyList<object?>)values["c"]!);
        Assert.Null(values["t"]);
        Assert.Equal(new LocalDate(2022, 1, 1), values["today"]);
        Assert.Equal(["a", "d", "c", "t", "today"], values.Select(v => v.Key));
    }

    [Fact]
    public void Messages_say_what_to_do_with_label_and_limit()
    {
        var table = Table(
            "costs",
            [new TableRow("works", new("Werken", "Works"), new HashSet<string>())],
            (Amount("cost", "Kostprijs") with { Max = 5_000_000 }).Required()
        );
        var errors = Form(table).Read("{}").Findings().Errors;
        Assert.Equal("Vul een bedrag in bij ‘Werken – Kostprijs’.", Assert.Single(errors).Message.Nl);
        Assert.Equal("Enter an amount for ‘Works – Kostprijs (en)’.", errors[0].Message.En);
        var tooLarge = Form(table).Read("""{"costs":{"works":{"cost":6000000}}}""").Findings().Errors[0].Message;
        Assert.Equal("Vul bij ‘Werken – Kostprijs’ ten hoogste €\u00A05.000.000,00 in.", tooLarge.Nl);
        Assert.Equal("Enter at most €5,000,000.00 for ‘Works – Kostprijs (en)’.", tooLarge.En);
        var group = Form(Group("routes", Field("length", FieldType.Number, "Lengte").Required()) with { Label = new("Traject", "Route") });
        Assert.Equal(
            "Vul een getal in bij ‘Traject 2, Lengte’.",
            group.Read("""{"routes":[{"length":1},{}]}""").Findings().Errors[0].Message.Nl
        );
    }
}
