using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Sections_are_posted
{
    private static readonly FormDefinition Form = new([
        new Section(
            "one",
            new("One"),
            LocalText.Empty,
            null,
            [
                Field("name", FieldType.Text),
                Field("number", FieldType.Text) with
                {
                    ReadOnly = true,
                },
                Field("themes", FieldType.Choices) with
                {
                    Options = Options("a", "b"),
                },
                Table("costs", [Row("works"), Row("study", "share")], Amount("cost"), Field("share", FieldType.Percentage)),
                Block("contact", Field("first", FieldType.Text)),
                Field("photos", FieldType.Files),
                Group("parts", Field("title", FieldType.Text), Group("timing", Field("step", FieldType.Text)) with { MaxItems = 3 }),
            ]
        ),
        new Section("two", new("Two"), LocalText.Empty, null, [Field("other", FieldType.Text)]),
    ]);

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
    public void Boxes_of_all_kinds_are_read() =>
        Assert.Equal(
            """{"name":"Fietspad","themes":["b","a"],"costs":{"works":{"cost":"300000.00"},"study":{"cost":{"typed":"x"}}}"""
                + ""","contact":{"first":"An"}}""",
            Post(
                "{}",
                "name=Fietspad",
                "themes=",
                "themes=b",
                "themes=a",
                "costs.works.cost=300.000",
                "costs.study.cost=x",
                "costs.study.share=5",
                "contact.first=An"
            )
        );

    [Fact]
    public void What_was_not_posted_stays() =>
        Assert.Equal("""{"name":"x","themes":["a"],"other":"y"}""", Post("""{"name":"x","themes":["a"],"other":"y"}""", "zzz=1"));

    [Fact]
    public void An_emptied_box_loses_its_answer() =>
        Assert.Equal(
            """{"costs":{"works":{}}}""",
            Post("""{"name":"x","themes":["a"],"costs":{"works":{"cost":"1.00"}}}""", "name=", "themes=", "costs.works.cost= ")
        );

    [Fact]
    public void Other_sections_read_only_fields_and_files_are_not_taken_from_a_post() =>
        Assert.Equal("""{"number":"fiets-1"}""", Post("""{"number":"fiets-1"}""", "number=fiets-2", "other=y", "photos=x", "zzz.a[0].b=1"));

    [Fact]
    public void Items_are_added_in_their_order_whatever_the_gaps() =>
        Assert.Equal(
            """{"parts":[{"title":"A"},{"title":"B","timing":[{"step":"s"}]},{"title":"C"}]}""",
            Post(
                """{"parts":[{"title":"old"}]}""",
                "parts[99].title=C",
                "parts[0].title=A",
                "parts[7].title=B",
                "parts[7].timing[5].step=s"
            )
        );

    [Fact]
    public void Items_beyond_the_most_are_not_made()
    {
        var posted = Enumerable.Range(0, 50).Select(i => $"parts[0].timing[{i}].step=s").ToArray();
        Assert.Equal(3, JsonNode.Parse(Post("{}", posted))!["parts"]![0]!["timing"]!.AsArray().Count);
        Assert.Equal(
            200,
            JsonNode.Parse(Post("{}", [.. Enumerable.Range(0, 5000).Select(i => $"parts[{i}].title=s")]))!["parts"]!.AsArray().Count
        );
    }

    [Fact]
    public void A_button_adds_or_removes_an_item()
    {
        Assert.Equal("""{"parts":[{}]}""", Post("{}", "_add=parts"));
        Assert.Equal("""{"parts":[{"title":"a","timing":[{}]}]}""", Post("""{"parts":[{"title":"a"}]}""", "_add=parts[0].timing"));
        Assert.Equal("""{"parts":[{"title":"b"}]}""", Post("""{"parts":[{"title":"a"},{"title":"b"}]}""", "_remove=parts[0]"));
        Assert.Equal("""{"parts":[{"timing":[]}]}""", Post("""{"parts":[{"timing":[{"step":"x"}]}]}""", "_remove=parts[0].timing[0]"));
        Assert.Equal("""{"parts":[{"timing":[{},{},{}]}]}""", Post("""{"parts":[{"timing":[{},{},{}]}]}""", "_add=parts[0].timing"));
    }

    [Theory]
    [InlineData("_add=other")]
    [InlineData("_add=costs")]
    [InlineData("_add=parts[5].timing")]
    [InlineData("_add=parts[0]")]
    [InlineData("_remove=parts")]
    [InlineData("_remove=parts[9]")]
    [InlineData("_remove=parts[0].title")]
    [InlineData("_remove=[0]")]
    [InlineData("_add=parts[99999999999].timing")]
    [InlineData("parts[-1].title=x")]
    [InlineData("parts[.title=x")]
    [InlineData("parts]0[.title=x")]
    public void Anything_else_changes_nothing(string pair) =>
        Assert.Equal("""{"parts":[{"title":"a"}]}""", Post("""{"parts":[{"title":"a"}]}""", pair));

    [Fact]
    public void Answers_of_the_wrong_shape_make_place() =>
        Assert.Equal(
            """{"parts":[{"title":"a"}],"costs":{"works":{"cost":"1.00"}}}""",
            Post("""{"parts":7,"costs":"x"}""", "parts[0].title=a", "costs.works.cost=1")
        );
}
