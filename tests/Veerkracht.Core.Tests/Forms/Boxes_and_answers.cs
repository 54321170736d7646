using System.Text.Json.Nodes;
using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Boxes_and_answers
{
    [Theory]
    [InlineData(FieldType.Amount, "1.234,56", "\"1234.56\"")]
    [InlineData(FieldType.Amount, " € 300.000 ", "\"300000.00\"")]
    [InlineData(FieldType.Amount, "1,005", "\"1.005\"")]
    [InlineData(FieldType.Amount, "1.5", "{\"typed\":\"1.5\"}")]
    [InlineData(FieldType.Amount, "12,3x", "{\"typed\":\"12,3x\"}")]
    [InlineData(FieldType.Amount, "   ", null)]
    [InlineData(FieldType.Number, "982,57", "\"982.57\"")]
    [InlineData(FieldType.Number, "982,57 km", "\"982.57\"")]
    [InlineData(FieldType.Percentage, "12,50 %", "\"12.5\"")]
    [InlineData(FieldType.Date, "1/9/2022", "\"2022-09-01\"")]
    [InlineData(FieldType.Date, "2022-09-01", "\"2022-09-01\"")]
    [InlineData(FieldType.Date, "31/09/2022", "{\"typed\":\"31/09/2022\"}")]
    [InlineData(FieldType.YesNo, "true", "true")]
    [InlineData(FieldType.YesNo, "Nee", "false")]
    [InlineData(FieldType.YesNo, "misschien", "{\"typed\":\"misschien\"}")]
    [InlineData(FieldType.Iban, "be68 5390 0754 7034", "\"BE68539007547034\"")]
    [InlineData(FieldType.Iban, "BE00", "{\"typed\":\"BE00\"}")]
    [InlineData(FieldType.Phone, "02/553 00 00", "\"\\u002B3225530000\"")]
    [InlineData(FieldType.LongText, "a\r\nb", "\"a\\nb\"")]
    [InlineData(FieldType.Text, "a\r\nb", "\"a b\"")]
    [InlineData(FieldType.Choices, "a", "[\"a\"]")]
    [InlineData(FieldType.Point, "51.0543, 3.7174", "{\"type\":\"Point\",\"coordinates\":[3.7174,51.0543]}")]
    [InlineData(FieldType.Area, "{\"type\":", "{\"typed\":\"{\\u0022type\\u0022:\"}")]
    public void What_is_typed_becomes_an_answer_or_stays_as_it_was_typed(FieldType type, string typed, string? json)
    {
        var field = Field("x", type) with { Unit = type == FieldType.Number ? new("km") : LocalText.Empty };
        Assert.Equal(json, FieldReader.FromTyped(field, typed)?.ToJsonString());
    }

    [Theory]
    [InlineData("1.000", "en")]
    [InlineData("1,000", "nl")]
    [InlineData("250.000", "en")]
    public void A_mark_of_thousands_of_the_other_language_is_never_a_decimal_point(string typed, string language) =>
        Assert.Equal(
            $$"""{"typed":"{{typed}}"}""",
            FieldReader.FromTyped(Amount("x"), typed, Language.Of(language)!.Value)!.ToJsonString()
        );

    [Fact]
    public void English_numbers_are_read_in_English() =>
        Assert.Equal("\"1234.56\"", FieldReader.FromTyped(Amount("x"), "1,234.56", Language.En)!.ToJsonString());

    [Theory]
    [InlineData(FieldType.Amount, "\"300000.00\"", "300.000,00")]
    [InlineData(FieldType.Amount, "300000", "300.000,00")]
    [InlineData(FieldType.Amount, "{\"amount\":\"1.00\",\"currency\":\"EUR\"}", "1,00")]
    [InlineData(FieldType.Amount, "{\"typed\":\"12,3x\"}", "12,3x")]
    [InlineData(FieldType.Amount, "\"1.005\"", "1,005")]
    [InlineData(FieldType.Number, "\"12.5\"", "12,5")]
    [InlineData(FieldType.Date, "\"2022-09-01\"", "01/09/2022")]
    [InlineData(FieldType.YesNo, "false", "false")]
    [InlineData(FieldType.Iban, "\"BE68539007547034\"", "BE68 5390 0754 7034")]
    [InlineData(FieldType.Phone, "\"+3225530000\"", "+32 2 553 00 00")]
    [InlineData(FieldType.Choice, "\"a\"", "a")]
    [InlineData(FieldType.Choices, "[\"a\",\"b\"]", "a, b")]
    [InlineData(FieldType.Text, "[1,{}]", "")]
    [InlineData(FieldType.Text, "null", "")]
    public void An_answer_is_shown_as_people_write_it(FieldType type, string json, string typed) =>
        Assert.Equal(typed, FieldWriter.ToTyped(Field("x", type), JsonNode.Parse(json)));

    [Fact]
    public void What_is_shown_reads_back_the_same() =>
        Gen.Select(Gen.Long[-9_999_999_999_999, 9_999_999_999_999], Gen.Int[0, 4])
            .Sample(
                (digits, decimals) =>
                {
                    var field = Field("x", FieldType.Number) with { Decimals = 4 };
                    var value = new Rational(digits, System.Numerics.BigInteger.Pow(10, decimals));
                    var clean = NumberJson(value);
                    return FieldReader.FromTyped(field, FieldWriter.ToTyped(field, clean))!.ToJsonString() == clean.ToJsonString()
                        && FieldReader.FromTyped(field, FieldWriter.ToTyped(field, clean, Language.En), Language.En)!.ToJsonString()
                            == clean.ToJsonString();
                }
            );

    private static JsonNode NumberJson(Rational value) => JsonValue.Create(value.ToString());
}
