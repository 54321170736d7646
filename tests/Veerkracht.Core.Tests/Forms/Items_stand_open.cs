using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>A group that needs items shows them from the start; untouched they are no answer. Items are copied and moved.</summary>
public class Items_stand_open
{
    private static readonly FormDefinition Form = new([
        new Section(
            "one",
            new("One"),
            LocalText.Empty,
            null,
            [
                Group(
                    "parts",
                    Field("title", FieldType.Text).Required(),
                    Field("kind", FieldType.Text) with
                    {
                        Default = "road",
                    },
                    Field("photos", FieldType.Files),
                    Group("timing", Field("step", FieldType.Text)) with
                    {
                        MinItems = 1,
                    }
                ) with
                {
                    MinItems = 2,
                    MaxItems = 3,
                },
            ]
        ),
    ]);

    private static FormState Read(string answers) =>
        FormEvaluator.Read(Form, JsonNode.Parse(answers)!.AsObject(), new Dictionary<string, object?>());

    private static string Post(string answers, params string[] pairs) =>
        FormBinder
            .Apply(
                Form,
                JsonNode.Parse(answers)!.AsObject(),
                "one",
                pairs.Select(p => p.Split('=', 2)).GroupBy(p => p[0]).Select(g => KeyValuePair.Create(g.Key, g.Select(p => p[1]).ToArray()))
            )
            .ToJsonString();

    [Fact]
    public void As_many_items_as_are_needed_stand_open_beside_the_answers()
    {
        var empty = Read("{}");
        Assert.Equal(["parts[0]", "parts[0].timing[0]", "parts[1]", "parts[1].timing[0]"], empty.Open.Items.Keys);
        Assert.Contains("parts[1].timing[0].step", empty.Open.Visible);
        Assert.Equal(["parts[0].title", "parts[1].title"], empty.Open.Required.Order());
        Assert.DoesNotContain("parts[0]", empty.Visible);
        Assert.DoesNotContain("parts[0].title", empty.Required);
        Assert.Empty(empty.Clean);
        var missing = Assert.Single(empty.Findings().Errors);
        Assert.Equal(("parts", "too-few"), (missing.Field, missing.Code));

        Assert.Equal(["parts[0].timing[0]", "parts[1]", "parts[1].timing[0]"], Read("""{"parts":[{"title":"A"}]}""").Open.Items.Keys);
        Assert.Equal(
            """{"parts":[{"title":"A","timing":[{}]},{"kind":"road","timing":[{}]}]}""",
            Read("""{"parts":[{"title":"A"}]}""").Open.In(JsonNode.Parse("""{"parts":[{"title":"A"}]}""")!.AsObject()).ToJsonString()
        );
    }

    [Fact]
    public void An_item_that_nobody_touched_is_not_kept()
    {
        Assert.Equal("{}", Post("{}", "parts[0].title=", "parts[0].kind=road", "parts[0].timing[0].step=", "parts[1].title="));
        Assert.Equal(
            """{"parts":[{"title":"A","kind":"road"}]}""",
            Post("{}", "parts[0].title=A", "parts[0].kind=road", "parts[1].title=")
        );
        // What was typed stays in the box in which it was typed.
        Assert.Equal("""{"parts":[{},{"title":"B"}]}""", Post("{}", "parts[0].title=", "parts[1].title=B"));
        // Emptied again.
        Assert.Equal("""{"parts":[]}""", Post("""{"parts":[{"title":"A"}]}""", "parts[0].title="));
        // The one that was added by its button stays.
        Assert.Equal(
            """{"parts":[{"kind":"road"},{"kind":"road"},{"kind":"road"}]}""",
            Post("{}", "parts[0].title=", "parts[1].title=", "_add=parts")
        );
    }

    [Fact]
    public void A_place_is_made_for_what_is_first_put_in_an_open_item()
    {
        var answers = new JsonObject();
        OpenItems.Make(Form, answers, "parts[1].photos");
        Assert.Equal("""{"parts":[{"kind":"road"},{"kind":"road"}]}""", answers.ToJsonString());
        OpenItems.Make(Form, answers, "parts[2].photos");
        Assert.Equal(2, answers["parts"]!.AsArray().Count);
    }

    private const string Three = """{"parts":[{"title":"A","photos":[{"id":"1"}]},{"title":"B"}]}""";

    [Theory]
    [InlineData("_copy=parts[0]", """{"parts":[{"title":"A","photos":[{"id":"1"}]},{"title":"A"},{"title":"B"}]}""")]
    [InlineData("_up=parts[1]", """{"parts":[{"title":"B"},{"title":"A","photos":[{"id":"1"}]}]}""")]
    [InlineData("_down=parts[0]", """{"parts":[{"title":"B"},{"title":"A","photos":[{"id":"1"}]}]}""")]
    [InlineData("_up=parts[0]", Three)]
    [InlineData("_down=parts[1]", Three)]
    [InlineData("_copy=parts[7]", Three)]
    [InlineData("_copy=parts", Three)]
    public void Buttons_copy_and_move_an_item(string pair, string becomes) => Assert.Equal(becomes, Post(Three, pair));

    [Fact]
    public void A_copy_beyond_the_most_is_not_made() =>
        Assert.Equal(
            """{"parts":[{"title":"A"},{"title":"B"},{"title":"C"}]}""",
            Post("""{"parts":[{"title":"A"},{"title":"B"},{"title":"C"}]}""", "_copy=parts[0]")
        );
}
