using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Rates, caps and minima that an answer, an option or a setting decides; limits of some steps; sources in order.</summary>
public class Rules_that_depend_on_answers
{
    private const string Fields = """
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }
                  - { id: third, type: amount, label: { nl: Geld van anderen, en: Money of others } }
                  - { id: most, type: amount, label: { nl: Eigen maximum, en: Own maximum } }
                  - { id: rate, type: number, label: Percentage, decimals: 3, min: -1000 }
                  - id: kind
                    type: choice
                    label: Soort
                    options: [{ id: slow, label: Gewoon, value: 40 }, { id: fast, label: Snel, value: 62.5 }]
                  - id: items
                    type: group
                    label: Stuk
                    max_items: 30
                    fields:
                      - { id: price, type: amount, label: Prijs }
                      - { id: top, type: amount, label: Top }
                      - { id: size, type: choice, label: Maat, options: [{ id: s, label: S, value: 10 }, { id: l, label: L, value: 50 }] }
        """;

    private const string Claim = """
          - id: claim
            kind: claim
            title: { nl: Afrekening, en: Account }
            opens: [awarded]
            instalment: { remainder: true }
            sections: [{ id: all, title: Alles, fields: [{ id: cost, type: amount, label: Kosten }, { id: payment, type: payment }] }]
        """;

    private static string Yaml(string rules, string grant = "x", string steps = "", string pots = "[]") =>
        Small.Yaml(
            Fields,
            "settings: [{ id: part, label: { nl: Deel, en: Part }, value: 30 }]",
            $"""
              pots: {pots}
              amounts:
                - {"{"} name: half, kind: share, title: Helft, of: cost, percentage: 50 {"}"}
            {string.Join('\n', rules.Split('\n').Select(r => $"    - {"{"} title: {"{"} nl: Ix, en: Ex {"}"}, {r} {"}"}"))}
              grant: {grant}
            """,
            steps
        );

    private static void Gives(string rule, string answers, string amount, string why)
    {
        var call = Small.Call(Yaml(rule));
        var explained = Small.Evaluate(call, answers).Amounts["x"];
        Assert.Equal(amount, explained.Amount.ToString());
        Assert.Equal(why, string.Join(" | ", explained.Why.Select(w => w.In(Language.En))));
        Assert.All(explained.Why, w => Assert.False(string.IsNullOrWhiteSpace(w.Nl)));
        Assert.All(RuleWords.Of(call.Funding), w => Assert.EndsWith(".", w.Nl));
    }

    [Theory]
    [InlineData("kind.value", """{ "cost": 100.01, "kind": "fast" }""", "62.51", "62.5% of €100.01 = €62.51")]
    [InlineData("kind.value", """{ "cost": 100 }""", "0.00", "0% of €100.00 = €0.00")]
    [InlineData("settings.part", """{ "cost": 100 }""", "30.00", "30% of €100.00 = €30.00")]
    [InlineData("kind.value + 15", """{ "cost": 100, "kind": "slow" }""", "55.00", "55% of €100.00 = €55.00")]
    [InlineData("rate", """{ "cost": 100, "rate": 12.345 }""", "12.35", "12.345% of €100.00 = €12.35")]
    [InlineData("rate", """{ "cost": 100, "rate": 125 }""", "100.00", "125% (counts as 100%) of €100.00 = €100.00")]
    [InlineData("rate", """{ "cost": 100, "rate": -5 }""", "0.00", "-5% (counts as 0%) of €100.00 = €0.00")]
    [InlineData("rate / 3", """{ "cost": 300, "rate": 100 }""", "100.00", "33.3333% of €300.00 = €100.00")]
    public void A_rate_is_what_an_expression_gives(string rate, string answers, string amount, string why) =>
        Gives($"name: x, kind: share, of: cost, percentage: {rate}", answers, amount, why);

    [Theory]
    [InlineData(
        "kind: each, group: items, cost: price, percentage: size.value",
        "60.00",
        "1: 10% of €100.00 = €10.00 | 2: 50% of €99.99 = €50.00 | together €60.00"
    )]
    [InlineData(
        "kind: each, group: items, cost: price, percentage: 100, cap_per_item: top",
        "60.00",
        "1: 100% of €100.00 = €100.00; limited to maximum €20.00 | 2: 100% of €99.99 = €99.99; limited to maximum €40.00 | "
            + "together €60.00"
    )]
    [InlineData(
        "kind: by_priority, group: items, cost: price, priority: -price, percentage: size.value, budget: cost",
        "30.00",
        "1: 10% of €100.00 = €10.00 | 2: 50% of €99.99 = €50.00; the budget leaves €20.00 | together €30.00 of €30.00"
    )]
    public void Each_item_has_its_own_rate_and_cap(string rule, string amount, string why) =>
        Gives(
            $"name: x, {rule}",
            """{ "cost": 30, "items": [{ "price": 100, "size": "s", "top": 20 }, { "price": "99.99", "size": "l", "top": 40 }] }""",
            amount,
            why
        );

    [Theory]
    [InlineData(
        "kind: share, of: cost, percentage: 100, cap: most",
        "70.00",
        "100% of €100.00 = €100.00; " + "limited to own maximum €70.00"
    )]
    [InlineData(
        "kind: at_most, of: cost, limits: [most, kind.value * 2]",
        "70.00",
        "€100.00; limited to own maximum €70.00 | €70.00; that stays below maximum €80.00"
    )]
    [InlineData("kind: at_most, of: cost, limits: [amounts.half + 10]", "60.00", "€100.00; limited to maximum €60.00")]
    [InlineData("kind: at_most, of: cost, limits: [most - 100]", "0.00", "€100.00; limited to maximum (below zero, so) €0.00")]
    [InlineData("kind: at_most, of: cost, limits: [most / 3]", "23.33", "€100.00; limited to maximum €23.33")]
    [InlineData(
        "kind: cap_per_unit, of: cost, units: 2, per_unit: kind.value",
        "80.00",
        "2 x €40.00 = €80.00; limited from €100.00 to €80.00"
    )]
    [InlineData("kind: minimum, of: cost, at_least: most + 30", "100.00", "€100.00 reaches the minimum of €100.00; €100.00 stays")]
    [InlineData(
        "kind: minimum, of: cost, at_least: most + 30.01",
        "0.00",
        "€100.00 does not reach the minimum of €100.01; so there is nothing"
    )]
    [InlineData("kind: remainder, of: cost, minus: [most, third]", "10.00", "€100.00 - €70.00 - €20.00 = €10.00")]
    [InlineData("kind: sum, of: [most, third]", "90.00", "€70.00 + €20.00 = €90.00")]
    [InlineData(
        "kind: own_share, of: cost, cost: cost, percentage: kind.value, other_money: third",
        "40.00",
        "at least 40% of €100.00 you pay yourself; others pay €20.00: at most €40.00; limited from €100.00 to €40.00"
    )]
    public void Caps_and_minima_are_questions_and_expressions(string rule, string amount, string why) =>
        Gives($"name: x, {rule}", """{ "cost": 100, "kind": "slow", "most": 70, "third": 20 }""", amount, why);

    [Theory]
    [InlineData("kind: share, of: cost, percentage: 100, cap: mist", "there is no amount 'mist' before this one")]
    [InlineData("kind: share, of: cost, percentage: kind", "this gives a text, but a number is needed")]
    [InlineData("kind: share, of: cost, percentage: 120", "or an expression that gives one (kind.value, settings.rate)")]
    [InlineData("kind: at_most, of: cost, limits: [size.value]", "there is no name 'size' here")]
    [InlineData("kind: at_most, of: cost, limits: [12.345]", "with at most two decimals")]
    [InlineData("kind: at_most, of: cost, limits: [5], steps: [applicaton]", "that computes amounts; did you mean 'application'?")]
    [InlineData("kind: share, of: cost, percentage: 5, from: [p, q]", "there is no right or pot 'q'")]
    [InlineData("kind: share, of: cost, percentage: 5, from: [p, p]", "'p' stands here twice")]
    [InlineData("kind: maximum_cost, percentage: 5, from: [p, r]", "'from' names one right or pot here")]
    public void What_cannot_be_is_a_fault_with_what_to_do(string rule, string message) =>
        Assert.Contains(
            Small.Faults(Yaml($"name: x, {rule}", pots: "[{ id: p, title: P, amount: 5 }, { id: r, title: R, amount: 5 }]")),
            f => f.Contains(message)
        );

    [Fact]
    public void A_least_that_is_required_keeps_the_form_from_being_sent()
    {
        var call = Small.Call(Yaml("name: x, kind: minimum, of: half, at_least: 5000, required: true"));
        var found = Small.Evaluate(call, """{ "cost": "9999.98" }""");
        var error = Assert.Single(found.Errors);
        Assert.Equal(("", "below-minimum"), (error.Field, error.Code));
        Assert.Equal(
            "‘Helft’ komt op € 4.999,99, en minstens 5.000,00 euro is nodig. Daaronder kunt u dit niet indienen.",
            error.Message.Nl
        );
        Assert.Equal("0.00", found.Amounts["x"].Amount.ToString());
        Assert.Empty(Small.Evaluate(call, """{ "cost": 10000 }""").Errors);
        // What is missing is told first, and once.
        Assert.Equal(["required"], Small.Evaluate(call, "{}").Errors.Select(e => e.Code));
    }

    [Fact]
    public void A_limit_of_some_steps_leaves_the_amount_in_the_others()
    {
        // The questions of the application need not be in the claim.
        var call = Small.Call(Yaml("name: x, kind: minimum, of: half, at_least: most, steps: [application]", steps: Claim));
        Assert.Equal("0.00", Small.Evaluate(call, """{ "cost": 100, "most": 60 }""").Amounts["x"].Amount.ToString());
        var claim = Small.Evaluate(call, """{ "cost": 100 }""", step: "claim").Amounts["x"];
        Assert.Equal(("50.00", "this limit does not hold in this step; €50.00 stays"), (claim.Amount.ToString(), claim.Why[0].En));
    }

    private const string Pots =
        "[{ id: p, title: { nl: Eerste, en: First }, amount: 1000 }, "
        + "{ id: q, title: { nl: Tweede, en: Second }, amount: 1000, from: 2022-06-01 }"
        + ", { id: r, title: { nl: Derde, en: Third }, amount: 1000 }]";

    [Theory]
    [InlineData("100.01", 100, "x_asked 50.01, x_p 50.01, x_q 0.00, x_r 0.00, x 50.01")]
    [InlineData("100.01", 10, "x_asked 50.01, x_p 10.00, x_q 20.00, x_r 20.01, x 50.01")]
    [InlineData("500", 10, "x_asked 250.00, x_p 10.00, x_q 20.00, x_r 30.00, x 60.00")]
    public void Several_sources_pay_in_their_order(string cost, long left, string amounts)
    {
        var call = Small.Call(Yaml("name: x, kind: share, of: cost, percentage: 50, from: [p, q, r]", pots: Pots));
        var context = Small.Context(
            new Dictionary<string, Money>
            {
                ["p"] = new(left * 100),
                ["q"] = new(2000),
                ["r"] = new(left < 50 ? 3000 : 0),
            }
        );
        var found = Small.Evaluate(call, $$"""{ "cost": {{cost}} }""", context).Amounts;
        Assert.Equal(amounts, string.Join(", ", found.Where(a => a.Key.StartsWith('x')).Select(a => $"{a.Key} {a.Value.Amount}")));
        Assert.Equal(
            found["x"].Amount,
            Money.Sum(GrantParts.Drawn(call.Funding, found).Where(s => s.Source is "p" or "q" or "r").Select(s => s.Amount))
        );
        Assert.Equal("Second", call.Funding.Rules.First(r => r.Name == "x_q").Title.En);
    }

    [Fact]
    public void A_source_that_pays_later_is_passed_over_and_one_that_is_not_known_pays_nothing()
    {
        var call = Small.Call(Yaml("name: x, kind: each, group: items, cost: price, percentage: 50, from: [q, r]", pots: Pots));
        var left = new Dictionary<string, Money> { ["q"] = new(100_000), ["r"] = new(100_000) };
        string Of(LocalDateTime now) =>
            string.Join(
                ' ',
                Small
                    .Evaluate(call, """{ "cost": 1, "items": [{ "price": 100 }] }""", Small.Context(left, now))
                    .Amounts.Where(a => a.Key.StartsWith('x'))
                    .Select(a => a.Value.Amount)
            );
        Assert.Equal("50.00 0.00 50.00 50.00", Of(new(2022, 5, 31, 12, 0)));
        Assert.Equal("50.00 50.00 0.00 50.00", Of(new(2022, 6, 1, 12, 0)));
        left.Remove("q");
        Assert.Equal("50.00 0.00 0.00 0.00", Of(new(2022, 6, 1, 12, 0)));
    }
}
