using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Answers_have_a_schema
{
    private static readonly FormDefinition TheForm = new([
        new Section(
            "one",
            new("One"),
            LocalText.Empty,
            null,
            [
                (Amount("asked", "Gevraagd bedrag") with { Above = 0, Max = 5_000_000 }).Required(),
                Amount("hidden").Required() with
                {
                    VisibleWhen = When("true"),
                },
                Field("kind", FieldType.Choice).Required() with
                {
                    Options = [new Option("a", new("Eerste", "First"))],
                },
                Table("costs", [Row("works"), Row("study", "share")], Amount("cost").Required(), Field("share", FieldType.Percentage)),
                Group("parts", Field("title", FieldType.Text).Required() with { MaxLength = 150 }) with
                {
                    MinItems = 1,
                    MaxItems = 15,
                },
                Computed("total", When("1")),
            ]
        ),
        new Section("two", new("Two"), LocalText.Empty, When("true"), [Field("only_sometimes", FieldType.Text).Required()]),
    ]);

    private static readonly JsonObject Schema = AnswersSchema.Of(TheForm);

    private static string? At(params string[] path) =>
        path.Aggregate((JsonNode?)Schema, (node, key) => node is JsonArray a ? a[int.Parse(key)] : node?[key])?.ToJsonString();

    [Fact]
    public void It_says_its_version_and_takes_no_other_answers()
    {
        Assert.Equal("\"https://json-schema.org/draft/2020-12/schema\"", At("$schema"));
        Assert.Equal("false", At("additionalProperties"));
    }

    [Fact]
    public void Only_what_always_shows_and_is_always_required_is_required() => Assert.Equal("""["asked","kind"]""", At("required"));

    [Fact]
    public void It_says_titles_options_bounds_and_lengths()
    {
        Assert.Equal("\"Gevraagd bedrag\"", At("properties", "asked", "title"));
        Assert.Equal("""{"type":"number","exclusiveMinimum":0,"maximum":5000000}""", At("properties", "asked", "anyOf", "1"));
        Assert.Equal("""["a"]""", At("properties", "kind", "enum"));
        Assert.Equal("\"a: First\"", AnswersSchema.Of(TheForm, Language.En)["properties"]!["kind"]!["description"]!.ToJsonString());
        Assert.Equal("150", At("properties", "parts", "items", "properties", "title", "maxLength"));
        Assert.Equal("1", At("properties", "parts", "minItems"));
        Assert.Equal("15", At("properties", "parts", "maxItems"));
    }

    [Fact]
    public void Computed_values_and_cells_that_do_not_exist_are_not_in_it()
    {
        Assert.Null(At("properties", "total"));
        Assert.Null(At("properties", "costs", "properties", "study", "properties", "share"));
        Assert.Equal("""["cost"]""", At("properties", "costs", "properties", "works", "required"));
    }
}
