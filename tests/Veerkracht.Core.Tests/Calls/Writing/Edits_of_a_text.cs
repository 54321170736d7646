using Veerkracht.Core.Calls.Writing;

namespace Veerkracht.Core.Tests.Calls.Writing;

public class Edits_of_a_text
{
    private static CallPath Path(string text) => CallPath.Parse(text)!;

    private static string After(string source, Func<CallText, Edited> edit) => edit(CallText.Read(source)!).Text!.Source;

    [Fact]
    public void A_new_key_stands_behind_those_that_come_before_it_and_keeps_the_comment_of_its_line() =>
        Assert.Equal(
            "a: 1 # one\nhint: Nieuw\nb: 2\n",
            After("a: 1 # one\nb: 2\n", t => t.Set(Path("hint"), Pieces.Text("Nieuw"), ["a", "hint", "b"]))
        );

    [Fact]
    public void A_new_key_before_all_others_stands_first() =>
        Assert.Equal("x:\n  - id: a\n    b: 2\n", After("x:\n  - b: 2\n", t => t.Set(Path("x[0].id"), Pieces.Text("a"), ["id", "b"])));

    [Fact]
    public void A_new_key_of_a_text_in_braces_stands_between_them() =>
        Assert.Equal("l: { nl: Naam, en: Name } # c", After("l: { nl: Naam } # c", t => t.Set(Path("l.en"), Pieces.Text("Name"))));

    [Fact]
    public void What_is_missing_above_a_new_key_is_made() =>
        Assert.Equal("a: 1\nl: { nl: Naam }", After("a: 1", t => t.Set(Path("l.nl"), Pieces.Text("Naam"))));

    [Fact]
    public void A_text_of_several_lines_is_written_below_a_bar() =>
        Assert.Equal(
            "a:\n  b: |-\n    een\n\n    twee\nc: 1\n",
            After("a:\n  b: x\nc: 1\n", t => t.Set(Path("a.b"), Pieces.Text("een\n\ntwee")))
        );

    [Fact]
    public void A_text_of_several_lines_beside_a_comment_is_written_in_quotes() =>
        Assert.Equal("a: \"een\\ntwee\" # c\n", After("a: x # c\n", t => t.Set(Path("a"), Pieces.Text("een\ntwee"))));

    [Fact]
    public void A_folded_text_is_replaced_as_a_whole() =>
        Assert.Equal(
            "a: kort\nb: 1\n",
            After("a: >-\n  lang\n  lang\n\nb: 1\n", t => t.Set(Path("a"), Pieces.Text("kort"))).Replace("\n\n", "\n")
        );

    [Fact]
    public void The_quotes_that_stood_there_stay() =>
        Assert.Equal(
            "a: 'it''s'\nb: \"z\"\n",
            After("a: 'x'\nb: \"y\"\n", t => t.Set(Path("a"), Pieces.Text("it's")).Then(u => u.Set(Path("b"), Pieces.Text("z"))))
        );

    [Theory]
    [
        InlineData("1:2"),
        InlineData("24028"),
        InlineData("null"),
        InlineData("a: b"),
        InlineData("a #b"),
        InlineData("!has(x)"),
        InlineData("[a]"),
        InlineData("- a"),
        InlineData("yes"),
        InlineData("")
    ]
    public void What_would_read_as_something_else_is_quoted(string text) =>
        Assert.Equal($"a: \"{text}\"", After("a: x", t => t.Set(Path("a"), Pieces.Text(text))));

    [Fact]
    public void A_number_is_not_quoted() => Assert.Equal("a: 12.50", After("a: x", t => t.Set(Path("a"), Pieces.Plain("12.50"))));

    [Fact]
    public void An_item_moves_with_the_comment_above_it_and_behind_it() =>
        Assert.Equal(
            "l:\n  # over b\n  - b\n  # over a\n  - a # een\n",
            After("l:\n  # over a\n  - a # een\n  # over b\n  - b\n", t => t.MoveDown(Path("l[0]")))
        );

    [Fact]
    public void Items_in_brackets_change_places() =>
        Assert.Equal("l: [{ b: 2 }, a] # c", After("l: [a, { b: 2 }] # c", t => t.MoveUp(Path("l[1]"))));

    [Fact]
    public void The_first_item_stays_where_it_is() => Assert.Equal("l: [a, b]", After("l: [a, b]", t => t.MoveUp(Path("l[0]"))));

    [Fact]
    public void An_item_is_written_once_more_as_it_is() =>
        Assert.Equal(
            "l:\n- a: 1\n  b: >-\n    lang\n- a: 1\n  b: >-\n    lang\n- c\n",
            After("l:\n- a: 1\n  b: >-\n    lang\n- c\n", t => t.Duplicate(Path("l[0]")))
        );

    [Fact]
    public void Removing_takes_the_comment_above_and_leaves_the_others() =>
        Assert.Equal(
            "# file\nl:\n  - a # een\n\n  # los\n\n  - c\n",
            After("# file\nl:\n  - a # een\n\n  # los\n\n  # over b\n  - b # twee\n  - c\n", t => t.Remove(Path("l[1]")))
        );

    [Fact]
    public void The_comment_at_the_top_is_about_the_file() =>
        Assert.Equal("# file\nb: 2\n", After("# file\na: 1\nb: 2\n", t => t.Remove(Path("a"))));

    [Fact]
    public void The_first_key_of_an_item_can_go() =>
        Assert.Equal("l:\n  - b: 2\n  - c\n", After("l:\n  - a: 1\n    b: 2\n  - c\n", t => t.Remove(Path("l[0].a"))));

    [Fact]
    public void What_becomes_empty_goes_too() => Assert.Equal("a: 1", After("a: 1\nf:\n  l:\n    - x: 1", t => t.Remove(Path("f.l[0].x"))));

    [Fact]
    public void The_last_of_a_file_without_line_end_can_go() =>
        Assert.Equal("l:\n  - a", After("l:\n  - a\n  - b", t => t.Remove(Path("l[1]"))));

    [Fact]
    public void Comments_between_items_in_brackets_stay() =>
        Assert.Equal(
            "l:\n  # steden\n  [\"1\", \n  # provincies\n  \"3\"]\n",
            After("l:\n  # steden\n  [\"1\", \"2\",\n  # provincies\n  \"3\"]\n", t => t.Remove(Path("l[1]")))
        );

    [Fact]
    public void An_item_that_stands_without_a_list_gets_company() =>
        Assert.Equal(
            "f: [{ use: road }, { use: km }]",
            After("f: { use: road }", t => t.Insert(Path("f"), 1, Pieces.Map(("use", Pieces.Text("km")))))
        );

    [Fact]
    public void A_new_item_stands_where_it_is_asked() =>
        Assert.Equal(
            "l:\n  - x\n  - a # een\n  - z\n  - b\n",
            After("l:\n  - a # een\n  - b\n", t =>
                t.Insert(Path("l"), 0, Pieces.Text("x")).Then(u => u.Insert(Path("l"), 2, Pieces.Text("z")))
            )
        );

    [Fact]
    public void A_list_that_is_not_there_is_made() =>
        Assert.Equal("a: 1\nl: [x]\n", After("a: 1\n", t => t.Insert(Path("l"), 0, Pieces.Text("x"))));

    [Fact]
    public void A_long_piece_stands_over_lines() =>
        Assert.Equal(
            "l:\n  - id: naam\n    label: { nl: Een lange vraag over uw project, en: A long question about your project }\n    hint: "
                + "Vul de naam in die ook op het plan staat.\n",
            After("l: []\n", t =>
                t.Insert(
                    Path("l"),
                    0,
                    Pieces.Map(
                        ("id", Pieces.Text("naam")),
                        (
                            "label",
                            Pieces.Map(
                                ("nl", Pieces.Text("Een lange vraag over uw project")),
                                ("en", Pieces.Text("A long question about your project"))
                            )
                        ),
                        ("hint", Pieces.Text("Vul de naam in die ook op het plan staat."))
                    )
                )
            )
        );

    [Fact]
    public void A_byte_order_mark_and_line_ends_stay() =>
        Assert.Equal(
            "\uFEFFa: 1\r\nb: 3\r\nc: 4\r\n",
            After("\uFEFFa: 1\r\nb: 2\r\n", t => t.Set(Path("b"), Pieces.Plain("3")).Then(u => u.Set(Path("c"), Pieces.Plain("4"))))
        );

    [Fact]
    public void A_piece_that_is_not_there_is_refused() =>
        Assert.NotNull(CallText.Read("a: [1]")!.Set(Path("a[3].b"), Pieces.Text("x")).Refusal);

    [Fact]
    public void What_cannot_be_written_without_loss_is_refused_and_nothing_changes()
    {
        // The empty lines belong to the text above; a key behind them would take them away.
        var edited = CallText.Read("a: |+\n  x\n\n\n")!.Set(Path("b"), Pieces.Text("y"));
        Assert.Null(edited.Text);
        Assert.Contains("niets veranderd", edited.Refusal!.Nl);
    }

    [Fact]
    public void The_only_key_of_a_call_stays() => Assert.NotNull(CallText.Read("a: 1")!.Remove(Path("a")).Refusal);

    [Fact]
    public void Broken_text_is_not_read() => Assert.All(["a: [1", "- a\n", "", "a: &x 1"], source => Assert.Null(CallText.Read(source)));

    [Theory]
    [InlineData(1, 1, "a"), InlineData(3, 10, "l[0].b"), InlineData(3, 9, "l[0].b"), InlineData(4, 5, "l[1]"), InlineData(9, 1, "")]
    public void A_place_in_the_file_leads_to_its_piece(int line, int column, string path) =>
        Assert.Equal(path, CallText.Read("a: 1\nl:\n  - { b: 2 }\n  - c\n")!.PathAt(line, column).ToString());

    [Fact]
    public void A_path_reads_as_it_is_written()
    {
        foreach (var text in new[] { "", "a", "steps[0].sections[12].title.nl", "tables[\"rights.csv\"]", "a-b.c_d" })
            Assert.Equal(text, CallPath.Parse(text)!.ToString());
        foreach (var text in new[] { ".a", "a.", "a b", "a[", "a[x]", "a..b", "a[1]b" })
            Assert.Null(CallPath.Parse(text));
    }
}
