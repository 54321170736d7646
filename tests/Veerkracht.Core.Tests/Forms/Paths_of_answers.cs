using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Paths_of_answers
{
    [Theory]
    [InlineData("costs.works.cost")]
    [InlineData("routes[0].length")]
    [InlineData("parts[12].timing[3].start")]
    [InlineData("routes[0]")]
    public void Paths_are_written_as_they_are_read(string path) => Assert.Equal(path, FormPath.Format(FormPath.Parse(path)!));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("[0]")]
    [InlineData("a[]")]
    [InlineData("a[-1]")]
    [InlineData("a[x]")]
    [InlineData("a[0")]
    [InlineData("a[0]b")]
    [InlineData("a[99999]")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData(null)]
    public void What_is_not_a_path_is_none(string? path) => Assert.Null(FormPath.Parse(path));

    [Fact]
    public void Answers_are_put_and_found_by_path()
    {
        var answers = new JsonObject();
        Assert.True(FormPath.Set(answers, "parts[0].timing[0].step", "x"));
        Assert.True(FormPath.Set(answers, "parts[0].own", "1.00"));
        Assert.False(FormPath.Set(answers, "parts[5].own", "1.00"));
        Assert.False(FormPath.Set(answers, "parts.own", "1.00"));
        Assert.Equal("""{"parts":[{"timing":[{"step":"x"}],"own":"1.00"}]}""", answers.ToJsonString());
        Assert.Equal("x", (string?)FormPath.Get(answers, "parts[0].timing[0].step"));
        Assert.Null(FormPath.Get(answers, "parts[0].own.more"));
        Assert.True(FormPath.Set(answers, "parts[0].timing", null));
        Assert.Equal("""{"parts":[{"own":"1.00"}]}""", answers.ToJsonString());
    }

    [Theory]
    [InlineData("costs.works.cost", "cost")]
    [InlineData("costs.works", "costs")]
    [InlineData("costs.study.cost", null)]
    [InlineData("costs.land.cost", null)]
    [InlineData("parts[3].own", "own")]
    [InlineData("parts[3]", "parts")]
    [InlineData("costs[0]", null)]
    [InlineData("contact.first", "first")]
    [InlineData("contact.first.x", null)]
    public void A_path_leads_to_its_definition(string path, string? id)
    {
        var form = Form(
            Table("costs", [Row("works"), Row("study", "cost")], Amount("cost")),
            Group("parts", Amount("own")),
            Block("contact", Field("first", FieldType.Text))
        );
        Assert.Equal(id, FormPath.FieldAt(form, path)?.Id);
    }
}
