using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A right and a pot on one amount, shares of the whole right, and a maximum over all dossiers of an applicant.</summary>
public class Rights_in_whole_and_per_applicant
{
    private const string Fields = """
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }
                  - { id: material, type: amount, label: { nl: Materiaal, en: Material } }
        """;

    private const string Claim = """
          - id: claim
            kind: claim
            title: { nl: Afrekening, en: Account }
            opens: [awarded]
            instalment: { remainder: true }
            sections: [{ id: all, title: Alles, fields: [{ id: cost, type: amount, label: K }, { id: material, type: amount, label: M },
              { id: payment, type: payment }] }]
        """;

    private static string Yaml(string rules, string top = "", string fields = Fields) =>
        Small.Yaml(
            fields,
            top,
            $"""
              rights:
                - id: r
                  title: {"{"} nl: Trekkingsrecht, en: Drawing right {"}"}
                  envelope: 1000000
                  key: population_2020
                  date: 2022-01-01
              pots:
                - {"{"} id: p, title: {"{"} nl: Extra pot, en: Extra pot {"}"}, amount: 1000 {"}"}
              amounts:
            {string.Join('\n', rules.Split('\n').Select(r => $"    - {"{"} title: {"{"} nl: Ix, en: Ex {"}"}, {r} {"}"}"))}
              grant: x
            """,
            Claim
        );

    private static EvaluationContext Context(long right, long left, long pot) =>
        Small.Context(new Dictionary<string, Money> { ["r"] = new(left), ["p"] = new(pot) }) with
        {
            Rights = new Dictionary<string, Money> { ["r"] = new(right) },
        };

    private static string Why(Explained amount, Language language) => Plain(string.Join(" | ", amount.Why.Select(w => w.In(language))));

    /// <summary>With ordinary spaces.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    [Theory]
    [InlineData("[r, p]", 300_00, 1000_00, "r 300.00, p 200.00")]
    [InlineData("[p, r]", 300_00, 1000_00, "r 0.00, p 500.00")]
    [InlineData("[p, r]", 300_00, 400_00, "r 100.00, p 400.00")]
    [InlineData("[r, p]", 300_00, 100_00, "r 300.00, p 100.00")]
    [InlineData("[r, p]", 0, 0, "r 0.00, p 0.00")]
    public void A_right_and_a_pot_pay_one_amount_each_from_its_own_book(string from, long left, long pot, string books)
    {
        var call = Small.Call(Yaml($"name: x, kind: share, of: cost, percentage: 50, from: {from}"));
        var found = Small.Evaluate(call, """{ "cost": 1000 }""", Context(400_00, left, pot)).Amounts;
        Assert.Equal(
            books,
            string.Join(
                ", ",
                GrantParts.Within(found["x"].Amount, GrantParts.Drawn(call.Funding, found)).Select(s => $"{s.Source} {s.Amount}")
            )
        );
    }

    [Fact]
    public void The_why_of_a_right_and_a_pot_says_what_each_pays()
    {
        var call = Small.Call(Yaml("name: x, kind: share, of: cost, percentage: 50, from: [r, p]"));
        var found = Small.Evaluate(call, """{ "cost": 1000 }""", Context(400_00, 300_00, 1000_00)).Amounts;
        Assert.Equal("50% of €1,000.00 = €500.00", Why(found["x_asked"], Language.En));
        Assert.Equal("100 % van € 500,00 = € 500,00; beperkt tot trekkingsrecht € 300,00", Why(found["x_r"], Language.Nl));
        var ofPot = Why(found["x_p"], Language.En).Split(" | ");
        Assert.Equal("part above the limit: €500.00 - €300.00 = €200.00", ofPot[0]);
        Assert.Equal("100% of €200.00 = €200.00; that stays below extra pot €1,000.00", ofPot[1]);
        Assert.Equal("€ 300,00 + € 200,00 = € 500,00", Why(found["x"], Language.Nl));
    }

    [Fact]
    public void What_right_and_pot_pay_is_what_is_asked_as_far_as_they_reach() =>
        Gen.Select(Gen.Long[0, 500_000_00], Gen.Long[0, 200_000_00], Gen.Long[0, 200_000_00], Gen.Bool)
            .Sample(
                (cost, left, pot, potFirst) =>
                {
                    var call = potFirst ? PotFirst : RightFirst;
                    var found = Small.Evaluate(call, $$"""{ "cost": "{{new Money(cost)}}" }""", Context(left, left, pot)).Amounts;
                    var asked = found["x_asked"].Amount;
                    Assert.Equal(Money.Min(asked, new Money(left + pot)), found["x"].Amount);
                    var first = potFirst ? found["x_p"].Amount : found["x_r"].Amount;
                    Assert.Equal(Money.Min(asked, new Money(potFirst ? pot : left)), first);
                    Assert.Equal(found["x"].Amount, found["x_r"].Amount + found["x_p"].Amount);
                }
            );

    private static readonly CallDefinition RightFirst = Small.Call(Yaml("name: x, kind: share, of: cost, percentage: 50, from: [r, p]")),
        PotFirst = Small.Call(Yaml("name: x, kind: share, of: cost, percentage: 50, from: [p, r]"));

    private const string OfWhole =
        "name: most, kind: share_of_right, right: r, percentage: 60\n"
        + "name: x, kind: share, of: material, percentage: 100, cap: most, from: r";

    [Theory]
    [InlineData(1000_00, 900_00, 700, "600.00")]
    [InlineData(1000_00, 500_00, 700, "500.00")]
    [InlineData(1000_00, 900_00, 599, "599.00")]
    public void A_cap_can_be_a_share_of_the_whole_right(long right, long left, long material, string grant)
    {
        var found = Small
            .Evaluate(Small.Call(Yaml(OfWhole)), $$"""{ "cost": 1, "material": {{material}} }""", Context(right, left, 0))
            .Amounts;
        Assert.Equal(("600.00", grant), (found["most"].Amount.ToString(), found["x"].Amount.ToString()));
        Assert.Equal("60% of the whole right “Drawing right”, €1,000.00: €600.00", Why(found["most"], Language.En));
        Assert.Equal("60 % van het hele recht “Trekkingsrecht”, € 1.000,00: € 600,00", Why(found["most"], Language.Nl));
    }

    [Theory]
    [InlineData("", "333.34", "33.333333")]
    [InlineData(", round: down", "333.33", "33.333334")]
    [InlineData(", round: euro_down", "333.00", "33.34")]
    public void A_share_of_the_right_rounds_as_the_rule_says(string round, string amount, string percentage) =>
        Assert.Equal(
            amount,
            Small
                .Evaluate(
                    Small.Call(Yaml($"name: x, kind: share_of_right, right: r, percentage: {percentage}{round}")),
                    """{ "cost": 1 }""",
                    Context(round.Length == 0 ? 1000_02 : 1000_00, 0, 0)
                )
                .Amounts["x"]
                .Amount.ToString()
        );

    [Fact]
    public void A_right_that_is_not_known_gives_nothing_and_says_so()
    {
        var found = Small.Evaluate(Small.Call(Yaml(OfWhole)), """{ "cost": 1, "material": 5 }""", Small.Context()).Amounts;
        Assert.Equal("0.00", found["x"].Amount.ToString());
        Assert.Equal("drawing right not known for this applicant: counts as 0.00", Why(found["most"], Language.En));
    }

    [Fact]
    public void The_whole_right_stays_the_same_in_a_claim()
    {
        var context = Context(1000_00, 600_00, 0) with { Awarded = new Money(600_00) };
        var found = Small.Evaluate(Small.Call(Yaml(OfWhole)), """{ "cost": 1, "material": 9000 }""", context, "claim").Amounts;
        Assert.Equal(("600.00", "600.00"), (found["most"].Amount.ToString(), found["x"].Amount.ToString()));
    }

    [Fact]
    public void Checks_and_caps_see_the_whole_right()
    {
        var call = Small.Call(
            Yaml(
                "name: x, kind: at_most, of: material, limits: [rights.r * 0.6]",
                fields: Fields.Replace(
                    "en: Material } }",
                    "en: Material }, checks: [{ kind: maximum_share, of: rights.r, percentage: 60, code: too-much }] }"
                )
            )
        );
        var context = Context(1000_00, 1_00, 0);
        Assert.Equal("600.00", Small.Evaluate(call, """{ "cost": 1, "material": 700 }""", context).Amounts["x"].Amount.ToString());
        Assert.Contains(Small.Evaluate(call, """{ "cost": 1, "material": 600.01 }""", context).Errors, e => e.Code == "too-much");
        Assert.Empty(Small.Evaluate(call, """{ "cost": 1, "material": 600 }""", context).Errors);
        Assert.Contains(
            "there is no right 'q' here; did you mean 'r'",
            string.Join('\n', Small.Faults(Yaml("name: x, kind: value, value: rights.q")))
        );
    }

    [Fact]
    public void A_trial_puts_the_whole_right_in_place_with_the_population()
    {
        var call = Small.Call(Yaml(OfWhole));
        Assert.Equal("60", Ratio(call, new() { ["population"] = "10000" }));
        // What is left changes nothing of the whole.
        Assert.Equal("60", Ratio(call, new() { ["r"] = "5" }));

        static string Ratio(CallDefinition call, Dictionary<string, string> with)
        {
            var trial = Trial.For(
                call,
                "24028",
                new(2022, 9, 1, 12, 0),
                with,
                new Dictionary<string, System.Text.Json.Nodes.JsonObject>(),
                Shares,
                out _
            )!;
            var most = Small.Evaluate(call, """{ "cost": 1 }""", trial.Context).Amounts["most"].Amount;
            return Rounding.HalfUp(most.Euro * 100 / trial.Context.Rights["r"].Euro).ToString();
        }
    }

    private static readonly RightShares Shares = new(Shipped.Data);

    private const string PerApplicant =
        "name: half, kind: share, of: cost, percentage: 50\nname: within, kind: cap_per_applicant, of: half, limit: 1000\n"
        + "name: x, kind: share, of: within, percentage: 100, from: [p, r]";

    private static EvaluationContext Others(long? others, string slug = "small") =>
        Context(10_000_00, 10_000_00, 100_00) with
        {
            Others = others is { } cents ? new Dictionary<string, Money> { [slug] = new(cents) } : new Dictionary<string, Money>(),
        };

    [Theory]
    [InlineData(0, "1000.00", "limited from €2,000.00 to €1,000.00")]
    [InlineData(400_00, "600.00", "limited from €2,000.00 to €600.00")]
    [InlineData(1000_00, "0.00", "so there is nothing")]
    [InlineData(1500_00, "0.00", "so there is nothing")]
    public void All_dossiers_of_an_applicant_get_at_most_a_maximum(long others, string grant, string verdict)
    {
        var found = Small.Evaluate(Small.Call(Yaml(PerApplicant)), """{ "cost": 4000 }""", Others(others)).Amounts;
        Assert.Equal(grant, found["x"].Amount.ToString());
        var (has, room) = (new Money(others), found["within"].Amount);
        Assert.Equal(
            "all your dossiers of this call together get at most €1,000.00; your other dossiers "
                + $"{Numerals.WriteEuro(has, Language.En)}, so {Numerals.WriteEuro(room, Language.En)} is left for this one; {verdict}",
            Why(found["within"], Language.En)
        );
        Assert.StartsWith("al uw dossiers van deze oproep krijgen samen ten hoogste € 1.000,00", Why(found["within"], Language.Nl));
    }

    [Fact]
    public void Where_it_is_not_known_what_the_others_have_there_is_nothing()
    {
        var found = Small.Evaluate(Small.Call(Yaml(PerApplicant)), """{ "cost": 4000 }""", Others(null)).Amounts;
        Assert.Equal("0.00", found["x"].Amount.ToString());
        Assert.StartsWith("what your other dossiers have is not known", Why(found["within"], Language.En));
        var group = Small.Call(Yaml(PerApplicant.Replace("limit: 1000", "limit: 1000, calls: [sister]")));
        Assert.Equal("0.00", Small.Evaluate(group, """{ "cost": 4000 }""", Others(0)).Amounts["x"].Amount.ToString());
    }

    [Fact]
    public void Dossiers_of_the_calls_that_it_names_count_too()
    {
        var call = Small.Call(Yaml(PerApplicant.Replace("limit: 1000", "limit: 1000, calls: [sister]")));
        var context = Others(300_00) with
        {
            Others = new Dictionary<string, Money> { ["small"] = new(300_00), ["sister"] = new(500_00) },
        };
        var found = Small.Evaluate(call, """{ "cost": 4000 }""", context).Amounts;
        Assert.Equal("200.00", found["x"].Amount.ToString());
        Assert.StartsWith("all your dossiers of this call and of sister together", Why(found["within"], Language.En));
        Assert.Equal(["small", "sister"], call.Funding.CallsOfApplicant("small"));
    }

    [Fact]
    public void After_the_award_the_award_is_the_limit()
    {
        var context = Others(5000_00) with { Awarded = new Money(700_00) };
        var found = Small.Evaluate(Small.Call(Yaml(PerApplicant)), """{ "cost": 4000 }""", context, "claim").Amounts;
        Assert.Equal("700.00", found["x"].Amount.ToString());
        Assert.StartsWith("after the award the amount awarded is the limit", Why(found["within"], Language.En));
    }

    [Fact]
    public void Whoever_sends_in_whatever_order_never_passes_it() =>
        Gen.Select(Gen.Long[0, 5000_00], Gen.Long[0, 900_00].Array[1, 12])
            .Sample(
                (most, costs) =>
                {
                    var call = Small.Call(Yaml(PerApplicant.Replace("limit: 1000", $"limit: {new Money(most)}")));
                    var (sum, wanted) = (Money.Zero, Money.Zero);
                    foreach (var cost in costs)
                    {
                        var found = Small.Evaluate(call, $$"""{ "cost": "{{new Money(cost)}}" }""", Others(sum.Cents)).Amounts;
                        (sum, wanted) = (sum + found["x"].Amount, wanted + found["half"].Amount);
                    }
                    Assert.Equal(Money.Min(wanted, new Money(most)), sum);
                },
                iter: 200
            );

    [Theory]
    [InlineData("name: x, kind: sum, of: [within, cost]", true)]
    [InlineData("name: x, kind: share, of: within, percentage: 100, round: euro", true)]
    [InlineData("name: x, kind: value, value: amounts.within", true)]
    [InlineData("name: x, kind: at_most, of: cost, limits: [within], steps: [claim]", true)]
    [InlineData("name: x, kind: at_most, of: cost, limits: [within]", false)]
    [InlineData("name: x, kind: minimum, of: within, at_least: 10", false)]
    [InlineData("name: x, kind: share, of: within, percentage: 100, round: euro_down", false)]
    [InlineData("name: x, kind: share, of: within, percentage: 100, from: [r, p]", false)]
    public void A_grant_that_can_be_more_keeps_the_call_from_being_published(string last, bool more)
    {
        var rules = PerApplicant.Split('\n')[..2].Append(last);
        var call = Small.Call(Yaml(string.Join('\n', rules)));
        Assert.Equal(more, call.Unpublishable.Any(f => f.Message.Contains("can be more than this maximum per applicant")));
    }

    [Fact]
    public void A_case_says_what_the_others_have() =>
        Assert.Empty(
            ExampleRunner.Run(
                Small.Call(
                    Yaml(
                        PerApplicant,
                        "examples: [{ name: a, as: \"24028\", on: 2022-09-01, with: { others: 900 }, answers: { cost: 4000 }, "
                            + "amounts: { x: 100 } }]"
                    )
                ),
                Shipped.Data
            )
        );

    [Fact]
    public void Both_are_told_in_words()
    {
        var call = Small.Call(Yaml(OfWhole.Replace("name: x,", "name: y,") + "\nname: x, kind: cap_per_applicant, of: y, limit: 1000"));
        var words = RuleWords.Of(call.Funding);
        Assert.Contains(words, w => Plain(w.Nl) == "Ix: 60 % van uw hele trekkingsrecht.");
        Assert.Contains(words, w => Plain(w.In(Language.En)) == "Ex: at most 1,000 euro for all your dossiers together.");
    }

    [Theory]
    [InlineData("name: x, kind: share_of_right, right: p, percentage: 5", "there is no drawing right 'p'")]
    [InlineData("name: x, kind: share_of_right, percentage: 5", "right")]
    [InlineData("name: x, kind: cap_per_applicant, of: cost, limit: 5, calls: [Een Oproep]", "'Een Oproep'")]
    [InlineData("name: x, kind: cap_per_applicant, of: cost", "limit")]
    [InlineData("name: x, kind: cap_per_applicant, of: cost, limit: 5, steps: [claim]", "unknown key 'steps'")]
    public void Mistakes_are_told(string rule, string fault) => Assert.Contains(fault, string.Join('\n', Small.Faults(Yaml(rule))));
}
