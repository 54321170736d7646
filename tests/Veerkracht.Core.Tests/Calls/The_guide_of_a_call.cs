using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What a call tells before one applies, and the help of its questions.</summary>
public sealed class The_guide_of_a_call
{
    private static readonly CallDefinition Cycling = ShippedCalls.Read("fietspaden");

    [Fact]
    public void It_is_read_with_all_that_it_tells()
    {
        var guide = Cycling.Guide;
        Assert.StartsWith("Voor alle gemeenten", guide.ForWhom.Nl);
        Assert.StartsWith("You build", guide.Purpose.In(Language.En));
        Assert.Equal(
            (3, 2, 2, 3, 2),
            (guide.Conditions.Count, guide.Prepare.Count, guide.Legal.Count, guide.Questions.Count, guide.Contacts.Count)
        );
        Assert.Null(guide.Legal[1].Url);
        Assert.Equal("helpdesk@veerkracht.example", guide.Contacts[1].Contact.Email);
        Assert.Contains("Havenlaan 88", Cycling.Letter!.Sender.Nl);
        Assert.Equal(2, Cycling.Letter.LegalBasis.Count);
        Assert.Contains("administrator-general", Cycling.Letter.SignedBy.In(Language.En));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0'/></svg>", true)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script>1</script></svg>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1' onload='x()'/>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><image href='https://a.example/b'/></svg>", false)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path fill='url(https://a.example)'/></svg>", false)]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>", false)]
    [InlineData("no drawing", false)]
    public void A_picture_is_a_drawing_in_which_nothing_runs_and_that_fetches_nothing(string picture, bool isOne)
    {
        var read = Read($"picture: \"{picture}\"\n            picture_text: Een streep");
        var faults = string.Join("\n", read.Faults);
        if (isOne)
            Assert.Equal("", faults);
        else
            Assert.Contains("drawing in SVG", faults);
    }

    [Fact]
    public void A_picture_without_words_is_refused() =>
        Assert.Contains(Read("picture: \"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\"").Faults, f =>
            f.Message.Contains("picture_text", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("gemeente-zonder-gemeentehuis-1", "ten hoogste 150.000 euro")]
    [InlineData("gemeente-zonder-gemeentehuis-2", "ten hoogste 500.000 euro")]
    [InlineData("gemeente-zonder-gemeentehuis-3", "ten hoogste 2.000.000 euro")]
    public void A_limit_that_is_the_same_for_everybody_is_said_in_figures(string call, string told)
    {
        var definition = ShippedCalls.Read(call);
        var words = RuleWords.Of(definition.Funding, FixedAmounts.Of(definition));
        Assert.Contains(words, w => w.Nl.Replace('\u00a0', ' ').Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void What_depends_on_an_answer_is_no_fixed_amount() => Assert.Empty(FixedAmounts.Of(Cycling));

    [Fact]
    public void An_amount_in_a_sentence_has_decimals_only_where_it_needs_them()
    {
        Assert.Equal(("500.000 euro", "500,000 euro"), Plain(Numerals.InEuro(new Money(500_000_00))));
        Assert.Equal(("145,50 euro", "145.50 euro"), Plain(Numerals.InEuro(new Money(145_50))));
    }

    [Theory]
    [InlineData(100, "dat blijft onder")]
    [InlineData(200, "dat is precies")]
    [InlineData(201, "beperkt tot")]
    public void A_limit_that_was_reached_exactly_is_said_to_be_so(int wanted, string told) =>
        Assert.Contains(
            $"; {told} recht €\u00a0200,00",
            Say.Limit(new("x", "x"), new("Recht", "Right"), new Rational(200, 1), new Rational(wanted, 1)).Nl
        );

    private static (string, string) Plain(LocalText text) => (text.Nl.Replace('\u00a0', ' '), text.In(Language.En).Replace('\u00a0', ' '));

    private static ReadCall Read(string more) =>
        CallReader.Read(
            $$"""
            call: kort
            programme: proef
            measure: proef
            title: Kort
            summary: Kort
            number_prefix: kort
            contact: { name: Test, email: a@b.example }
            applicants: [{ class: municipality }]
            funding:
              amounts: [{ name: grant, kind: value, title: Subsidie, value: "1" }]
              grant: grant
            steps:
              - id: application
                kind: application
                title: Aanvraag
                windows: [{ announced: unknown }]
                sections:
                  - id: a
                    title: A
                    fields:
                      - id: name
                        type: text
                        label: Naam
                        {{more}}
            """,
            "kort.yaml"
        );
}
