using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What an answer gives only once a pot is open, and the sentences that tell of limits and of steps to come.</summary>
public sealed class Money_that_comes_later
{
    private const string Fields = "          - { id: cost, type: amount, label: Kosten }";

    private static readonly CallDefinition Two = Small.Call(
        Small.Yaml(
            Fields,
            "",
            """
              pots:
                - { id: early, title: Vroege pot, amount: 1_000_000, from: 2022-07-08 }
                - { id: late, title: Late pot, amount: 1_000_000, from: 2022-09-01 }
              amounts:
                - { name: cost, kind: value, title: Kosten, value: cost }
                - { name: first, kind: share, title: Eerste, of: cost, percentage: 30, from: early }
                - { name: second, kind: share, title: Tweede, of: cost, percentage: 20, from: late }
                - { name: grant, kind: sum, title: Subsidie, of: [first, second] }
              grant: grant
            """
        )
    );

    private static Evaluation Judged(JsonObject answers, EvaluationContext context) =>
        CallEngine.Evaluate(Two, "application", answers, context);

    [Fact]
    public void What_comes_later_added_to_what_there_is_gives_what_that_day_gives() =>
        Gen.Select(Gen.Long[0, 10_000_000_00], Gen.Long[0, 1_000_000_00], Gen.Long[0, 1_000_000_00], Gen.Int[0, 200])
            .Sample(
                (cost, early, late, days) =>
                {
                    var answers = new JsonObject { ["cost"] = new Money(cost).ToString() };
                    var left = new Dictionary<string, Money> { ["early"] = new(early), ["late"] = new(late) };
                    var day = new LocalDate(2022, 6, 1).PlusDays(days);
                    var context = Small.Context(left, day.At(new LocalTime(12, 0)));
                    var now = Judged(answers, context);
                    var grant = now.Amounts["grant"].Amount;
                    var found = SourcesToCome.Of(Two, "application", answers, context, now);
                    foreach (var source in found)
                    {
                        Assert.True(source.From > day && source.More.IsPositive);
                        grant += source.More;
                        var then = Judged(answers, context with { Now = source.From.AtMidnight() });
                        Assert.Equal(then.Amounts["grant"].Amount, grant);
                    }
                    // What is not told comes to nothing more: on the last day of all the grant is what was added up.
                    var last = Judged(answers, context with { Now = new LocalDateTime(2023, 1, 1, 0, 0) });
                    Assert.Equal(last.Amounts["grant"].Amount, grant);
                    Assert.Empty(SourcesToCome.Of(Two, "application", answers, context with { Awarded = Money.Zero }, now));
                },
                iter: Samples.Of(500)
            );

    [Fact]
    public void A_limit_that_is_a_share_and_what_was_asked_are_said_by_their_names()
    {
        var call = Small.Call(
            Small.Yaml(
                Fields,
                "",
                """
                  amounts:
                    - { name: asked, kind: value, title: { nl: Gevraagd bedrag, en: Amount asked }, value: cost }
                    - { name: contract, kind: value, title: { nl: Kosten van het contract, en: Cost of the contract }, value: cost }
                    - { name: most, kind: share, title: { nl: Hoogste deel, en: Most }, of: contract, percentage: 80 }
                    - { name: invested, kind: value, title: { nl: Investering, en: Investment }, value: cost }
                    - { name: x, kind: share, title: { nl: Deel, en: Part }, of: asked, percentage: 100, cap: most }
                    - { name: y, kind: share, title: { nl: Ander, en: Other }, of: contract, percentage: 50, cap: invested }
                    - { name: grant, kind: sum, title: { nl: Subsidie, en: Grant }, of: [x, y] }
                  grant: grant
                """
            )
        );
        var words = RuleWords.Of(call.Funding);
        string Said(string rule, Language language) => words.Single(w => w.Nl.StartsWith(rule, StringComparison.Ordinal)).In(language);
        Assert.Contains("van “gevraagd bedrag”, ten hoogste ", Said("Deel", Language.Nl));
        Assert.EndsWith("van “kosten van het contract”.", Said("Deel", Language.Nl));
        Assert.Contains("of “amount asked”, at most ", Said("Deel", Language.En));
        Assert.Contains("van de kosten die meetellen, niet meer dan het bedrag “investering”", Said("Ander", Language.Nl));
        Assert.Contains("no more than the amount “investment”", Said("Ander", Language.En));
    }

    [Theory]
    [InlineData(2023, "Gaat open na het indienen van “Betalingsaanvraag”, ten vroegste op 1 mei 2026")]
    [InlineData(2027, "Gaat open na het indienen van “Betalingsaanvraag”")]
    public void What_waits_for_another_step_says_which_and_from_when(int year, string told)
    {
        var call = ShippedCalls.Read("fietspaden");
        var title = call.Step("payment_request").Title.Nl;
        var status = CallCalendar.StatusOf(
            call,
            "confirmation",
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(new LocalDateTime(year, 1, 1, 12, 0)),
            new HashSet<string> { "awarded" },
            []
        );
        Assert.Equal(told.Replace("Betalingsaanvraag", title), status.Reason.Nl);
        Assert.Equal(year == 2023, status.Reason.In(Language.En).EndsWith("is sent, on 1 May 2026 at the earliest"));
    }
}
