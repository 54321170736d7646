using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Rules that limit, go by year or serve in an order, as a call file says them.</summary>
public partial class RuleKindTests
{
    private const string Fields = """
                  - { id: cost, type: amount, label: Kosten }
                  - { id: part, type: amount, label: Deel }
                  - { id: year2, type: amount, label: Jaar 2 }
                  - id: items
                    type: group
                    label: Stuk
                    max_items: 30
                    fields:
                      - { id: price, type: amount, label: Prijs }
                      - { id: rank, type: number, label: Rang }
                      - { id: on, type: date, label: Dag }
                  - id: services
                    type: table
                    label: Diensten
                    rows: [{ id: a, label: A }, { id: b, label: B }, { id: c, label: C }]
                    columns:
                      - { id: number, type: number, label: Aantal }
                      - { id: rank, type: number, label: Rang }
        """;

    private static CallDefinition Call(string rule, string pots = "[]") => Small.Call(Yaml(rule, pots));

    private static string Yaml(string rule, string pots = "[]") =>
        Small.Yaml(
            Fields,
            "",
            $$"""
              pots: {{pots}}
              amounts:
                - { name: cost, kind: value, title: Kosten, value: cost }
                - { name: half, kind: share, title: Helft, of: cost, percentage: 50 }
                - { name: x, title: X, {{rule}} }
              grant: x
            """
        );

    private static Explained X(CallDefinition call, string answers, LocalDate? on = null, params (string Pot, string Euro)[] left) =>
        Small
            .Evaluate(
                call,
                answers,
                Small.Context(
                    left.ToDictionary(l => l.Pot, l => new Money(long.Parse(l.Euro) * 100)),
                    (on ?? new LocalDate(2023, 5, 1)).At(new LocalTime(12, 0))
                )
            )
            .Amounts["x"];

    private static void Gives(string rule, string answers, string amount, string why)
    {
        var explained = X(Call(rule), answers);
        Assert.Equal(amount, explained.Amount.ToString());
        Assert.Equal(why, string.Join(" | ", explained.Why.Select(w => w.In(Language.En))));
        Assert.EndsWith(".", RuleWords.Of(Call(rule).Funding)[^1].En);
        Assert.StartsWith("X: ", RuleWords.Of(Call(rule).Funding)[^1].Nl);
        Assert.All(explained.Why, w => Assert.False(string.IsNullOrWhiteSpace(w.Nl)));
    }

    [Fact]
    public void Spending_is_a_multiple_of_the_grant() =>
        Gives(
            "kind: multiplier, of: half, spending: part, times: 3",
            """{ "cost": 1000, "part": 1000 }""",
            "333.33",
            "spending €1,000.00 is at least 3 times the grant: at most €333.33; limited from €500.00 to €333.33"
        );

    [Fact]
    public void The_applicant_pays_its_own_share() =>
        Gives(
            "kind: own_share, of: cost, cost: cost, percentage: 20",
            """{ "cost": 900000 }""",
            "720000.00",
            "at least 20% of €900,000.00 you pay yourself: at most €720,000.00; limited from €900,000.00 to €720,000.00"
        );

    [Theory]
    [InlineData("2999999.99", "0.00", "€2,999,999.99 does not reach the minimum of €3,000,000.00; so there is nothing")]
    [InlineData("3000000", "1500000.00", "€3,000,000.00 reaches the minimum of €3,000,000.00; €1,500,000.00 stays")]
    public void Too_small_an_investment_gives_nothing(string cost, string amount, string why) =>
        Gives("kind: minimum, of: half, compare: cost, at_least: 3000000", $$"""{ "cost": {{cost}} }""", amount, why);

    [Theory]
    [InlineData("", "900.00", "€200.00, at most 10% of €1,000.00 = €100.00; limited from €1,000.00 to €900.00")]
    [InlineData(", basis: others", "880.00", "€200.00, at most 10% of €800.00 = €80.00; limited from €1,000.00 to €880.00")]
    [InlineData(", basis: half", "850.00", "€200.00, at most 10% of €500.00 = €50.00; limited from €1,000.00 to €850.00")]
    public void A_category_counts_up_to_a_part(string basis, string amount, string why) =>
        Gives($"kind: category_limit, of: cost, category: part, percentage: 10{basis}", """{ "cost": 1000, "part": 200 }""", amount, why);

    [Fact]
    public void Each_year_has_its_own_share() =>
        Gives(
            "kind: by_year, cap: 1000, years: [{ label: { nl: Jaar 1, en: Year 1 }, cost: cost, percentage: 75, cap: 600 }, { label: { "
                + "nl: Jaar 2, en: Year 2 }, cost: year2, percentage: 50 }, { label: { nl: Jaar 3, en: Year 3 }, amount: 300, when: "
                + "has(year2) }]",
            """{ "cost": 1000, "year2": 500 }""",
            "1000.00",
            "Year 1: 75% of €1,000.00 = €750.00; limited to maximum €600.00 | Year 2: 50% of €500.00 = €250.00 | "
                + "Year 3: €300.00 | together €1,150.00; limited to maximum €1,000.00"
        );

    private const string Items =
        """{ "items": [{ "price": 600, "rank": 3, "on": "2023-01-01" }, { "price": 500, "rank": 1, "on": "2023-01-01" }, """
        + """{ "price": 300, "rank": 2, "on": "2022-12-31" }] }""";

    [Fact]
    public void Items_are_served_in_their_order_until_the_budget_is_spent() =>
        Gives(
            "kind: by_priority, group: items, cost: price, priority: rank, budget: 900",
            Items,
            "900.00",
            "2: 100% of €500.00 = €500.00 | 3: 100% of €300.00 = €300.00 | 1: 100% of €600.00 = €600.00; the "
                + "budget leaves €100.00 | together €900.00 of €900.00"
        );

    [Fact]
    public void Whole_items_only_stop_at_the_first_that_does_not_fit() =>
        Gives(
            "kind: by_priority, group: items, cost: price, priority: rank, budget: 700, whole: true",
            Items,
            "500.00",
            "2: 100% of €500.00 = €500.00 | 3: 100% of €300.00 = €300.00; the budget is spent | 1: 100% of €600.00 = €600.00; "
                + "the budget is spent | together €500.00 of €700.00"
        );

    [Fact]
    public void What_lies_outside_the_period_does_not_count() =>
        Gives(
            "kind: each, group: items, cost: price, percentage: 50, counts_when: 'on >= date(\"2023-01-01\")'",
            Items,
            "550.00",
            "1: 50% of $600.00 = $300.00 | 2: 50% of $500.00 = $250.00 | 3: does not count under the conditions | together $550.00".Replace(
                '$',
                '€'
            )
        );

    [Fact]
    public void The_rows_of_a_table_are_items_too() =>
        Gives(
            "kind: by_priority, group: services, cost: number * 100, priority: rank, budget: 350",
            """{ "services": { "a": { "number": 3, "rank": 2 }, "b": { "number": 2, "rank": 1 } } }""",
            "350.00",
            "B: 100% of $200.00 = $200.00 | A: 100% of $300.00 = $300.00; the budget leaves $150.00 | together $350.00 of $350.00".Replace(
                '$',
                '€'
            )
        );

    [Fact]
    public void Price_lines_are_served_by_priority() =>
        Gives(
            "kind: price_quantity, cap: 400, lines: [{ label: A, quantity: services.a.number, price: 100, priority: 2 }, { label: B, "
                + "quantity: services.b.number, price: 200, priority: 1 }]",
            """{ "services": { "a": { "number": 3 }, "b": { "number": 1 } } }""",
            "400.00",
            "B: 1 x €200.00 = €200.00 | A: 3 x €100.00 = €300.00; the budget leaves €200.00 | "
                + "together €500.00; limited to maximum €400.00"
        );

    [Fact]
    public void A_budget_for_each_year_pays_in_its_year_only()
    {
        var call = Call(
            "kind: share, of: cost, percentage: 100, from: budget",
            "[{ id: budget, title: { nl: Budget, en: Budget }, per_year: { 2023: 1000, 2024: 500 } }]"
        );
        Assert.Equal(["budget_2023", "budget_2024"], call.Funding.Pots.Select(p => p.Id));
        Assert.Equal(["cost", "half", "x_2023", "x_2024", "x"], call.Funding.Rules.Select(r => r.Name));
        Assert.Equal(
            "800.00",
            X(call, """{ "cost": 800 }""", new(2023, 12, 31), ("budget_2023", "1000"), ("budget_2024", "500")).Amount.ToString()
        );
        Assert.Equal(
            "500.00",
            X(call, """{ "cost": 800 }""", new(2024, 1, 1), ("budget_2023", "1000"), ("budget_2024", "500")).Amount.ToString()
        );
        Assert.Equal(
            "0.00",
            X(call, """{ "cost": 800 }""", new(2025, 1, 1), ("budget_2023", "1000"), ("budget_2024", "500")).Amount.ToString()
        );
    }

    private const string Ahead = "[{ id: budget, title: { nl: Budget, en: Budget }, per_year: { 2023: 1000, 2024: 500 }, ahead: true }]";
    private const string OfYears =
        "kind: by_year, from: budget, years: [{ label: \"2023\", year: 2023, cost: cost, percentage: 100 }, { label: \"2024\", year: "
        + "2024, cost: year2, percentage: 50, cap: 400 }]";

    [Fact]
    public void Budgets_of_later_years_can_be_promised_ahead()
    {
        var call = Call(OfYears, Ahead);
        Assert.Equal(["cost", "half", "x_2023", "x_2024", "x"], call.Funding.Rules.Select(r => r.Name));
        Assert.Equal(["budget_2023", "budget_2024"], call.Funding.Rules.Select(r => r.Source).OfType<string>());
        var answers = """{ "cost": 900, "year2": 1000 }""";
        Assert.Equal("1300.00", X(call, answers, new(2023, 2, 1), ("budget_2023", "1000"), ("budget_2024", "500")).Amount.ToString());
        Assert.Equal("1200.00", X(call, answers, new(2022, 12, 31), ("budget_2023", "1000"), ("budget_2024", "300")).Amount.ToString());
        // A year that is over pays nothing any more.
        Assert.Equal("400.00", X(call, answers, new(2024, 1, 1), ("budget_2023", "1000"), ("budget_2024", "500")).Amount.ToString());
    }

    [Theory]
    [InlineData(
        "kind: share, of: cost, percentage: 10, from: budget",
        "'budget' is promised ahead: only a rule of kind 'by_year' says how much of each year"
    )]
    [InlineData(
        "kind: by_year, from: budget, years: [{ label: A, cost: cost, percentage: 100 }]",
        "say with 'year' from which budget of 'budget' this year is paid"
    )]
    [InlineData(
        "kind: by_year, from: budget, years: [{ label: A, year: 2025, cost: cost, percentage: 100 }]",
        "'budget' has no budget for 2025; it has 2023, 2024"
    )]
    [InlineData(
        "kind: by_year, from: budget, cap: 5, years: [{ label: A, year: 2023, cost: cost, percentage: 100 }]",
        "a rule that draws from a budget for each year has a 'cap' in each of its years"
    )]
    public void A_budget_promised_ahead_is_drawn_from_by_year(string rule, string fault) =>
        Assert.Contains(Small.Faults(Yaml(rule, Ahead)), f => f.EndsWith(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("1.99", "0.00")]
    [InlineData("2", "5.00")]
    [InlineData("4.99", "5.00")]
    [InlineData("5", "9.00")]
    public void A_band_can_end_below_a_number(string number, string amount) =>
        Assert.Equal(
            amount,
            X(
                Call("kind: band, by: cost, bands: [{ below: 2, amount: 0 }, { below: 5, amount: 5 }, { amount: 9 }]"),
                $$"""{ "cost": {{number}} }"""
            )
                .Amount.ToString()
        );

    [Theory]
    [InlineData("{ below: 2, amount: 0 }, { up_to: 2, amount: 1 }, { amount: 2 }", null)]
    [InlineData("{ up_to: 2, amount: 0 }, { below: 2, amount: 1 }", "bands go up, and only the last may lack 'up_to' or 'below'")]
    [InlineData("{ up_to: 2, amount: 0 }, { up_to: 2, amount: 1 }", "bands go up, and only the last may lack 'up_to' or 'below'")]
    [InlineData("{ up_to: 2, below: 3, amount: 0 }", "give either 'up_to' (that number included) or 'below' (not included)")]
    public void Bands_leave_no_gap_and_no_overlap(string bands, string? fault)
    {
        var faults = Small.Faults(Yaml($"kind: band, by: cost, bands: [{bands}]"));
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.EndsWith(fault, Assert.Single(faults));
    }

    [Fact]
    public void What_is_built_on_a_right_that_is_not_known_pays_nothing()
    {
        var call = Small.Call(
            Small.Yaml(
                Fields,
                "",
                """
                  pots: [{ id: right, title: Recht, amount: 100 }, { id: pot, title: Pot, amount: 1000 }]
                  amounts:
                    - { name: cost, kind: value, title: Kosten, value: cost }
                    - { name: tier1, kind: share, title: Eerst, of: cost, percentage: 50, from: right }
                    - { name: rest, kind: remainder, title: Rest, of: cost, minus: [tier1] }
                    - { name: tier2, kind: share, title: Dan, of: rest, percentage: 50, from: pot }
                    - { name: x, kind: sum, title: Samen, of: [tier1, tier2] }
                  grant: x
                """
            )
        );
        Assert.Equal("550.00", X(call, """{ "cost": 1000 }""", null, ("right", "100"), ("pot", "1000")).Amount.ToString());
        var unknown = X(call, """{ "cost": 1000 }""", null, ("pot", "1000"));
        Assert.Equal("0.00", unknown.Amount.ToString());
    }

    /// <summary>Rules that give an amount by themselves, and rules that take an earlier one: every pair of them.</summary>
    [Fact]
    public void Every_kind_of_rule_combines_with_every_other_and_says_why()
    {
        string[] first =
        [
            "kind: value, value: cost",
            "kind: share, of: base, ratio: \"1:2\", cap: 900",
            "kind: share, of: base, percentage: 50, from: pot",
            "kind: tier, above: drawn, percentage: 50",
            "kind: maximum_cost, from: pot, ratio: \"1:2\"",
            "kind: each, group: items, cost: price, percentage: 50, cap_per_item: 100",
            "kind: by_priority, group: services, cost: number * 10, priority: rank, budget: 300",
            "kind: by_year, years: [{ label: A, cost: cost, percentage: 75, cap: 100 }, { label: B, amount: 10 }]",
            "kind: price_quantity, lines: [{ label: A, quantity: services.a.number, price: 12.50, maximum: 3 }]",
            "kind: band, by: cost, bands: [{ below: 10, amount: 1 }, { up_to: 2000, amount: 500 }, { amount: 9 }]",
            "kind: cap_per_unit, of: base, units: services.a.number, per_unit: 100",
            "kind: sum, of: [base, drawn]",
            "kind: remainder, of: base, minus: [drawn]",
            "kind: at_most, of: base, limits: [700, drawn]",
            "kind: own_share, of: base, cost: base, percentage: 20",
            "kind: multiplier, of: base, spending: cost, times: 2",
            "kind: minimum, of: base, at_least: 100",
            "kind: category_limit, of: base, category: part, percentage: 20, basis: others",
        ];
        string[] second =
        [
            "kind: share, of: first, percentage: 50, cap: 333.33",
            "kind: tier, above: first, ratio: \"1:1\"",
            "kind: cap_per_unit, of: first, units: services.b.number, per_unit: 33.33",
            "kind: sum, of: [first, first]",
            "kind: remainder, of: first, minus: [drawn]",
            "kind: at_most, of: first, limits: [123.45]",
            "kind: own_share, of: first, cost: base, percentage: 20",
            "kind: multiplier, of: first, spending: part, times: 2",
            "kind: minimum, of: first, compare: base, at_least: 50",
            "kind: category_limit, of: first, category: part, percentage: 10",
            "kind: value, value: amounts.first / 3, round: half_even",
        ];
        const string Answers =
            """{ "cost": 1000.01, "part": 300, "year2": 5, "items": [{ "price": 99.99, "rank": 2 }, """
            + """{ "price": 500, "rank": 1 }], "services": { "a": { "number": 7, "rank": 2 }, "b": { "number": 2, "rank": 1 } } }""";
        foreach (var one in first)
        {
            foreach (var two in second)
            {
                var call = Small.Call(
                    Small.Yaml(
                        Fields,
                        "",
                        $"""
                          pots: [{"{"} id: pot, title: Pot, amount: 250 {"}"}]
                          amounts:
                            - {"{"} name: base, kind: value, title: Kosten, value: cost {"}"}
                            - {"{"} name: drawn, kind: share, title: Recht, of: base, ratio: "1:2", from: pot {"}"}
                            - {"{"} name: first, title: Eerst, {one} {"}"}
                            - {"{"} name: x, title: X, {two} {"}"}
                          grant: x
                        """
                    )
                );
                var amounts = Small.Evaluate(call, Answers, Small.Context(new Dictionary<string, Money> { ["pot"] = new(25_000) })).Amounts;
                Assert.All(amounts.Values, a => Assert.False(a.Amount.IsNegative));
                Assert.All(amounts.Values.SelectMany(a => a.Why), w =>
                    Assert.True(w.Nl.Length > 0 && w.In(Language.En).Length > 0 && !w.Nl.Contains('{'), one + two)
                );
                Assert.NotEmpty(amounts["x"].Why);
                Assert.NotEmpty(RuleWords.Of(call.Funding));
            }
        }
    }

    [Theory]
    [InlineData("kind: multiplier, of: half, spending: part, times: 0", "'times' must be above 0")]
    [InlineData("kind: multiplier, of: later, spending: part, times: 2", "there is no amount 'later' before this one")]
    [InlineData("kind: own_share, of: half, cost: cost, percentage: 101", "'percentage' must be from 0 to 100")]
    [InlineData("kind: by_priority, group: cost, cost: cost, priority: cost", "step 'application' has no group or table 'cost'")]
    [InlineData("kind: by_year, years: [{ label: A, amount: 1, cost: cost }]", "give either 'cost' with a share of it, or 'amount'")]
    [InlineData("kind: category_limit, of: cost, category: name, percentage: 10", "there is no name 'name'")]
    public void Faults_say_what_to_mend(string rule, string message) => Assert.Contains(Small.Faults(Yaml(rule)), f => f.Contains(message));
}
