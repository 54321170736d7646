using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls.Writing;

public class Conditions_in_words
{
    private static readonly YamlMap Call = CallText
        .Read(
            Small.Yaml(
                """
                          - { id: name, type: text, label: { nl: Naam, en: Name } }
                          - id: kind
                            type: choice
                            label: { nl: Soort balie, en: Kind of counter }
                            options: [{ id: kiosk, label: { nl: Zuil, en: Kiosk } },
                                { id: video, label: { nl: Videobalie, en: Video counter } }]
                          - { use: themes }
                          - { id: together, type: yes_no, label: { nl: Samen met anderen, en: Together with others } }
                          - { id: start, type: date, label: { nl: Begin, en: Start } }
                          - { id: costs, type: table, label: { nl: Kosten, en: Costs },
                              rows: [{ id: works, label: { nl: Werken, en: Works } }],
                              columns: [{ id: cost, type: amount, label: { nl: Bedrag, en: Amount } }] }
                          - { id: places, type: group, label: Plaats,
                              fields: [{ id: street, type: text, label: Straat },
                              { id: price, type: amount, label: Prijs, visible_when: has(street) }] }
                """,
                """
                shared:
                  themes: { id: themes, type: choices, label: { nl: "Thema's", en: Themes },
                      options: [{ id: youth, label: { nl: Jeugd, en: Youth } }] }
                """
            )
        )!
        .Root;

    private static readonly NamesInSight Names = NamesInSight.At(Call, CallPath.Parse("steps[0].sections[0].fields[0]")!);

    [Theory]
    [InlineData(
        "kind == \"video\" && has(name)",
        "Soort balie is Videobalie en Naam is ingevuld",
        "Kind of counter is Video counter and Name is filled in"
    )]
    [InlineData("kind != 'video'", "Soort balie is niet Videobalie", "Kind of counter is not Video counter")]
    [InlineData("kind in [\"video\", \"kiosk\"]", "Soort balie is Videobalie of Zuil", "Kind of counter is Video counter or Kiosk")]
    [InlineData("\"youth\" in themes", "Thema's bevat Jeugd", "Themes contains Youth")]
    [InlineData("!(\"youth\" in themes)", "Thema's bevat niet Jeugd", "Themes does not contain Youth")]
    [InlineData("together", "Samen met anderen is ja", "Together with others is yes")]
    [InlineData(
        "!together || !has(name)",
        "Samen met anderen is nee of Naam is niet ingevuld",
        "Together with others is no or Name is not filled in"
    )]
    [InlineData(
        "(together || has(name)) && costs.works.cost >= 1000.5",
        "(Samen met anderen is ja of Naam is ingevuld) en Kosten, Werken, Bedrag is minstens 1.000,5",
        "(Together with others is yes or Name is filled in) and Costs, Works, Amount is at least 1,000.5"
    )]
    [InlineData("start < date(\"2022-09-30\")", "Begin is kleiner dan 30 september 2022", "Start is less than 30 September 2022")]
    [InlineData(
        "applicant.class == \"ocmw\"",
        "Soort organisatie is OCMW",
        "Kind of organisation is Public centre for social welfare (OCMW)"
    )]
    [InlineData(
        "amounts.grant <= costs.works.cost * 80 / 100",
        "Subsidie is hoogstens Kosten, Werken, Bedrag × 80 : 100",
        "Subsidie is at most Costs, Works, Amount × 80 : 100"
    )]
    [InlineData("today >= start.addYears(3)", "Vandaag is minstens Begin + 3 jaar", "Today is at least Start + 3 years")]
    public void Are_sentences(string expression, string nl, string en) =>
        Assert.Equal(new LocalText(nl, en), ExpressionWords.OfCondition(expression, Names));

    [Fact]
    public void What_has_no_words_stands_as_it_is_written() =>
        Assert.Equal("places.all(p, p.price > 0)", ExpressionWords.OfCondition("places.all(p, p.price > 0)", Names)!.Nl);

    [Fact]
    public void What_is_no_expression_has_no_words() => Assert.Null(ExpressionWords.OfCondition("kind = video", Names));

    [Fact]
    public void Inside_a_group_the_fields_beside_it_are_in_sight()
    {
        Assert.Null(Names.Find("street"));
        var inside = NamesInSight.At(Call, CallPath.Parse("steps[0].sections[0].fields[6].fields[1].visible_when")!);
        Assert.Equal("Straat is ingevuld", ExpressionWords.OfCondition("has(street)", inside)!.Nl);
        Assert.NotNull(inside.Find("kind"));
    }

    [Theory]
    [InlineData("kind == \"video\"")]
    [InlineData("kind == \"video\" && has(name)")]
    [InlineData("!together || !has(name) || \"youth\" in themes || !(\"youth\" in themes)")]
    [InlineData("costs.works.cost >= 1000.5 && start < date(\"2022-09-30\") && name != \"a \\\"b\\\"\"")]
    [InlineData("applicant.class == \"ocmw\"")]
    public void A_simple_condition_fits_the_builder_and_comes_back_the_same(string expression) =>
        Assert.Equal(expression, SimpleCondition.Read(expression, Names)!.Write(Names));

    [Theory]
    [
        InlineData("(together || has(name)) && together"),
        InlineData("costs.works.cost >= costs.works.cost * 2"),
        InlineData("unknown == 1"),
        InlineData("places.all(p, p.price > 0)"),
        InlineData("kind = 1"),
        InlineData("name")
    ]
    public void Others_are_too_free_for_the_builder(string expression) => Assert.Null(SimpleCondition.Read(expression, Names));

    [Fact]
    public void A_value_that_its_field_cannot_have_is_not_written()
    {
        Assert.Null(new SimpleCondition(true, [new ConditionPart("costs.works.cost", Comparison.AtLeast, "veel")]).Write(Names));
        Assert.Null(new SimpleCondition(true, [new ConditionPart("start", Comparison.AtLeast, "2022-02-30")]).Write(Names));
        Assert.Null(new SimpleCondition(true, [new ConditionPart("gone", Comparison.IsFilled)]).Write(Names));
    }

    [Fact]
    public void Every_condition_of_every_call_of_the_platform_has_words() =>
        Assert.All(
            Directory
                .GetFiles(ShippedCalls.Data.Root + "/programmes", "*.yaml", SearchOption.AllDirectories)
                .Where(f => f.Contains("calls")),
            file =>
            {
                var root = CallText.Read(File.ReadAllText(file))!.Root;
                foreach (var (path, condition) in Conditions(root, CallPath.Root))
                    Assert.True(
                        ExpressionWords.OfCondition(condition, NamesInSight.At(root, path)) is { Nl.Length: > 0 },
                        $"{file} {path}"
                    );
            }
        );

    private static IEnumerable<(CallPath, string)> Conditions(YamlNode node, CallPath at) =>
        node switch
        {
            YamlMap map => map.Entries.SelectMany(e =>
                e.Key.Text is "visible_when" or "holds" or "when" or "counts_when" && e.Value is YamlScalar text
                    ? [(at.Then(e.Key.Text), text.Text)]
                    : Conditions(e.Value, at.Then(e.Key.Text))
            ),
            YamlList list => list.Items.SelectMany((item, i) => Conditions(item, at.At(i))),
            _ => [],
        };
}
