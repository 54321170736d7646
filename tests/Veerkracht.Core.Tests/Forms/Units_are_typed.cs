using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>The unit of a question may stand behind its number; another is told with an example. Too much is told, never cut.</summary>
public class Units_are_typed
{
    private static Field Number(string nl, string en) => Field("n", FieldType.Number) with { Unit = new LocalText(nl, en), Decimals = 2 };

    private static string Typed(Field field, string text) => FieldReader.FromTyped(field, text, Language.Nl)!.ToJsonString();

    private static Finding Only(Field field, JsonNode answer) =>
        Assert.Single(
            FormEvaluator
                .Read(
                    new FormDefinition([new Section("s", new("S"), LocalText.Empty, null, [field])]),
                    new JsonObject { ["n"] = answer },
                    new Dictionary<string, object?>()
                )
                .Findings()
                .Errors
        );

    [Theory]
    [InlineData("km", "km", "5 km", "\"5\"")]
    [InlineData("km", "km", "5KM", "\"5\"")]
    [InlineData("km", "km", "1.200,5 km", "\"1200.5\"")]
    [InlineData("m²", "m²", "1 200 m²", "\"1200\"")]
    [InlineData("m²", "m²", "1200 m2", "\"1200\"")]
    [InlineData("stuks", "pieces", "3 stuks", "\"3\"")]
    [InlineData("stuks", "pieces", "3 pieces", "\"3\"")]
    [InlineData("m", "m", "5 km", """{"typed":"5 km"}""")]
    [InlineData("km", "km", "5 mi", """{"typed":"5 mi"}""")]
    public void The_unit_of_the_question_is_read(string nl, string en, string text, string becomes) =>
        Assert.Equal(becomes, Typed(Number(nl, en), text));

    [Fact]
    public void A_percentage_and_an_amount_have_their_own() =>
        Assert.Equal(
            ("\"50\"", "\"5.00\""),
            (Typed(Field("n", FieldType.Percentage), "50 %"), Typed(Field("n", FieldType.Amount), "5 euro"))
        );

    [Fact]
    public void Another_unit_is_told_with_an_example_in_each_language()
    {
        var told = Only(Number("km", "km"), Json("5 mi"));
        Assert.Equal("not-a-number", told.Code);
        Assert.Contains("bijvoorbeeld 12,5 km", told.Message.Nl, StringComparison.Ordinal);
        Assert.Contains("for example 12.5 km", told.Message.En, StringComparison.Ordinal);
        Assert.Contains("12 euro", Only(Field("n", FieldType.Amount), Json("5 USD")).Message.Nl, StringComparison.Ordinal);
        // What is no number at all is told as ever.
        Assert.Contains("niet als getal lezen", Only(Number("km", "km"), Json("vijf")).Message.Nl, StringComparison.Ordinal);
    }

    private static JsonObject Json(string typed) => new() { ["typed"] = typed };

    [Theory, InlineData(FieldType.LongText), InlineData(FieldType.Number), InlineData(FieldType.Date)]
    public void A_text_that_is_far_too_long_is_kept_whole_and_told(FieldType type)
    {
        var text = new string('1', FieldReader.MaxTyped + 5) + "einde";
        var field = Field("n", type);
        var kept = FieldReader.FromTyped(field, text)!;
        Assert.Equal(text, FieldWriter.ToTyped(field, kept));
        Assert.Equal("too-long", Only(field, kept).Code);
    }
}
