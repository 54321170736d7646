using Veerkracht.Core.Forms;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>Groups of questions that repeat.</summary>
public class Groups_repeat
{
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
            """{"limit":100,"parts":[{"own":1,"timing":[{"start":"2022-02-01","end":"2022-01-01"},{}]},"""
                + """{"own":100,"timing":[{"start":"2022-02-01","end":"2022-01-01"}]},{}]}"""
        );
        Assert.Equal(["parts[0].timing[0].end end-before-start", "parts[2].timing too-few"], state.Errors());
        Assert.Contains("parts[0].timing[1].end", state.Visible);
        Assert.DoesNotContain("parts[1].timing[0].end", state.Visible);
        Assert.Equal("3.00", (string?)state.Computed["all"]);
        Assert.Equal(
            """{"parts":[{"own":"1.00","timing":[{"start":"2022-02-01","end":"2022-01-01"},{}]},"""
                + """{"own":"100.00","timing":[{"start":"2022-02-01"}]},{}],"limit":"100.00"}""",
            state.Clean.ToJsonString()
        );
    }

    [Theory]
    [InlineData("""[{}]""", 1)]
    [InlineData("""[{},{}]""", 2)]
    [InlineData("""[{"t":""},{"t":null}]""", 2)]
    [InlineData("""[{"t":"x"},{}]""", 2)]
    [InlineData("""[{"inside":[{}]}]""", 1)]
    [InlineData("""[{"gone":"x"}]""", 1)]
    public void An_item_without_an_answer_is_none(string items, int least)
    {
        var group = Group(
            "items",
            Field("t", FieldType.Text),
            Group("inside", Field("u", FieldType.Text)),
            Field("gone", FieldType.Text) with
            {
                VisibleWhen = When("false"),
            }
        ) with
        {
            MinItems = least,
        };
        Assert.Equal(["items too-few"], Form(group).Errors($$"""{"items":{{items}}}"""));
        Assert.Equal([items.Contains('x') && !items.Contains("gone") ? "" : "items required"], Needed(group, items));
    }

    [Fact]
    public void An_item_that_says_itself_what_it_needs_is_not_told_twice() =>
        Assert.Equal(
            ["items[0].t required"],
            Form(Group("items", Field("t", FieldType.Text).Required()) with { MinItems = 1 }).Errors("""{"items":[{}]}""")
        );

    private static string[] Needed(Field group, string items) =>
        [.. Form((group with { MinItems = null }).Required()).Errors($$"""{"items":{{items}}}""").DefaultIfEmpty("")];

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
        Assert.Equal(
            error is null ? [] : [error],
            form.Errors($$"""{"items":[{{string.Join(",", Enumerable.Repeat("""{"t":"x"}""", count))}}]}""")
        );
    }

    [Fact]
    public void A_group_without_a_least_number_can_be_required() =>
        Assert.Equal(["items required"], Form(Group("items", Field("t", FieldType.Text)).Required()).Errors("{}"));
}
