using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Differences;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls.Writing;

public class What_changed
{
    private static readonly CallText Bicycle = CallText.Read(ShippedCalls.Text("fietspaden"))!;

    private static CallPath Path(string text) => CallPath.Parse(text)!;

    private static List<string> After(Func<CallText, Edited> edit, Language language = default, CallText? before = null)
    {
        var edited = edit(before ?? Bicycle);
        return [.. CallDifference.Of((before ?? Bicycle).Source, edited.Text!.Source)!.Select(d => d.Sentence.In(language))];
    }

    [Fact]
    public void Nothing_is_said_where_nothing_changed()
    {
        Assert.Empty(After(t => t.Set(Path("call"), t.At(Path("call"))!)));
        Assert.Empty(CallDifference.Forms(Bicycle.Source, Bicycle.Source));
    }

    private static readonly CallText Small = CallText.Read(
        Calls.Small.Yaml(
            """
                      - { id: name, type: text, label: { nl: Naam, en: Name }, required: true, max_length: 100 }
                      - { id: kind, type: choice, label: { nl: Soort, en: Kind },
                          options: [{ id: a, label: { nl: Aa, en: Ay } }, { id: b, label: { nl: Bee, en: Bee } }] }
                      - { id: costs, type: table, label: Kosten, rows: [{ id: works, label: Werken }],
                          columns: [{ id: cost, type: amount, label: Bedrag }] }
                      - { id: places, type: group, label: Plaats, fields: [{ id: street, type: text, label: Straat }] }
            """,
            "excludes: [{ call: x, reason: Dubbel }]",
            "  pots: [{ id: pot, title: Pot, amount: 1000 }]\n  amounts:\n    - { name: base, kind: value, title: Kosten, value: \"0\" "
                + "}\n    - { name: half, kind: share, title: Helft, of: base, percentage: 50 }\n  grant: half"
        )
    )!;

    [Fact]
    public void A_text_says_where_it_stands_and_what_it_was() =>
        Assert.Equal(
            ["Aanvraag › Alles › Naam van het project: Vraag (Nederlands) was \"Naam\" en wordt \"Naam van het project\""],
            After(t => t.Set(Path("steps[0].sections[0].fields[0].label.nl"), Pieces.Text("Naam van het project")), before: Small)
        );

    [Theory]
    [InlineData(
        "steps[0].sections[0].fields[0].max_length",
        "200",
        "Aanvraag › Alles › Naam: Hoogstens zoveel tekens was 100 en wordt 200"
    )]
    [InlineData(
        "steps[0].sections[0].fields[0].required",
        "false",
        "Aanvraag › Alles › Naam: " + "Moet ingevuld worden was ja en wordt nee"
    )]
    [InlineData(
        "steps[0].sections[0].fields[0].visible_when",
        "kind == \"a\"",
        "Aanvraag › Alles › Naam: Alleen tonen als wordt als Soort is Aa"
    )]
    [InlineData("funding.pots[0].amount", "2500.50", "Het geld › Pot: Bedrag was € 1.000,00 en wordt € 2.500,50")]
    [InlineData("funding.amounts[1].percentage", "80", "Het geld › Helft: Percentage was 50 % en wordt 80 %")]
    [InlineData("funding.grant", "base", "Het geld: Welk bedrag is de subsidie was Helft en wordt Kosten")]
    public void A_value_is_said_in_words(string path, string value, string line) =>
        Assert.Equal([line], After(t => t.Set(Path(path), Pieces.Text(value)), before: Small).Select(l => l.Replace('\u00A0', ' ')));

    [Fact]
    public void English_says_the_same() =>
        Assert.Equal(
            ["Application › All › Name: At most so many characters was 100 and becomes 200"],
            After(t => t.Set(Path("steps[0].sections[0].fields[0].max_length"), Pieces.Plain("200")), Language.En, Small)
        );

    [Fact]
    public void An_item_in_another_place_is_the_same_item() =>
        Assert.Equal(
            ["Aanvraag › Alles: op een andere plaats: Vraag \"Naam\""],
            After(t => t.MoveDown(Path("steps[0].sections[0].fields[0]")), before: Small)
        );

    [Fact]
    public void What_comes_and_goes_is_named() =>
        Assert.Equal(
            [
                "Aanvraag › Alles › Soort: nieuw: Antwoord \"Cee\"",
                "Aanvraag › Alles › Soort: weg: Antwoord \"Aa\"",
                "weg: Uitsluiting \"Dubbel\"",
            ],
            After(
                t =>
                    t.Insert(
                            Path("steps[0].sections[0].fields[1].options"),
                            2,
                            Pieces.Map(("id", Pieces.Text("c")), ("label", Pieces.Text("Cee")))
                        )
                        .Then(u => u.Remove(Path("steps[0].sections[0].fields[1].options[0]")))
                        .Then(u => u.Remove(Path("excludes"))),
                before: Small
            )
        );

    [Fact]
    public void A_change_of_a_shared_piece_is_said_once() =>
        Assert.Single(After(t => t.Set(Path("shared.proof.max_items"), Pieces.Plain("7"))), l => l.Contains("Gedeelde stukken › proof"));

    [Fact]
    public void The_lines_stand_in_the_order_of_the_file()
    {
        var lines = CallDifference.Of(
            Small.Source,
            Small.Set(Path("steps[0].title.nl"), Pieces.Text("Vraag")).Then(t => t.Set(Path("title.nl"), Pieces.Text("Nieuw"))).Text!.Source
        )!;
        Assert.Equal(["title", "steps[0].title"], lines.Select(l => l.Path.ToString()));
    }

    [Fact]
    public void Fields_that_go_or_ask_something_else_are_listed_by_step()
    {
        var after = Small
            .Remove(Path("steps[0].sections[0].fields[3]"))
            .Then(t => t.Set(Path("steps[0].sections[0].fields[0].type"), Pieces.Text("long_text")))
            .Then(t => t.Set(Path("steps[0].sections[0].fields[2].columns[0].id"), Pieces.Text("sum")))
            .Text!;
        var change = Assert.Single(CallDifference.Forms(Small.Source, after.Source));
        Assert.Equal("application", change.Step);
        Assert.Equal(["costs.works.cost", "places"], change.Gone.Select(g => g.Field));
        Assert.Equal([("name", "text", "long_text")], change.Retyped.Select(r => (r.Field, r.Was, r.Becomes)));
    }

    [Fact]
    public void A_field_on_another_page_or_from_a_shared_piece_is_not_gone() =>
        Assert.Empty(
            CallDifference.Forms(
                Small.Source,
                Small
                    .Set(Path("shared"), Pieces.Map(("n", Small.At(Path("steps[0].sections[0].fields[0]"))!)))
                    .Then(t => t.Remove(Path("steps[0].sections[0].fields[0]")))
                    .Then(t =>
                        t.Insert(
                            Path("steps[0].sections"),
                            1,
                            Pieces.Map(
                                ("id", Pieces.Text("more")),
                                ("title", Pieces.Text("Meer")),
                                ("fields", Pieces.List(Pieces.Map(("use", Pieces.Text("n")))))
                            )
                        )
                    )
                    .Text!.Source
            )
        );

    [Fact]
    public void Any_two_calls_of_the_platform_can_be_compared() => Assert.All(Enumerable.Range(1, 6), round =>
        {
            var lines = CallDifference.Of(
                ShippedCalls.Text($"gemeente-zonder-gemeentehuis-{round}"),
                ShippedCalls.Text($"gemeente-zonder-gemeentehuis-{round + 1}")
            )!;
            Assert.NotEmpty(lines);
            Assert.All(lines, l =>
                Assert.False(l.What.IsEmpty || string.IsNullOrEmpty(l.What.En) || l.Sentence.Nl.Length > 900, l.Sentence.Nl)
            );
        });

    [Fact]
    public void Broken_text_has_no_differences() => Assert.Null(CallDifference.Of("a: [1", "a: 1"));
}
