using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Funding;

public partial class RuleTests
{
    private static readonly LocalText Title = new("Bedrag", "Amount");
    private static readonly LocalText Right = new("Trekkingsrecht", "Drawing right");
    private static readonly Dictionary<string, ExpressionType> Names = new()
    {
        ["cost"] = new ExpressionType.Number(),
        ["units"] = new ExpressionType.Number(),
        ["items"] = new ExpressionType.List(
            new ExpressionType.Record(new Dictionary<string, ExpressionType> { ["price"] = new ExpressionType.Number() })
        ),
        ["price"] = new ExpressionType.Number(),
    };

    private static readonly FundingDefinition Tiers = new()
    {
        Grant = "grant",
        Rules =
        [
            new ValueRule
            {
                Name = "base",
                Title = Title,
                Value = Expr("cost"),
            },
            new MaximumCostRule
            {
                Name = "maximum",
                Title = Title,
                Share = Ratio("1:2"),
                Source = "right",
            },
            new ShareRule
            {
                Name = "tier1",
                Title = Title,
                Of = "base",
                Share = Ratio("1:2"),
                Source = "right",
            },
            new TierRule
            {
                Name = "tier2",
                Title = Title,
                Above = "tier1",
                Share = Ratio("1:1"),
                Source = "pot",
            },
            new SumRule
            {
                Name = "grant",
                Title = Title,
                Of = ["tier1", "tier2"],
            },
            new RemainderRule
            {
                Name = "own",
                Title = Title,
                Of = "base",
                Minus = ["grant"],
            },
        ],
    };

    private static Expression Expr(string text) => Expression.Compile(text, new Place("t", 1, 1), Names, null, new List<Fault>())!;

    private static Share Ratio(string text) => Share.FromRatio(text)!;

    private static Share Percent(int percentage) => Share.FromPercentage(percentage)!;

    private static Money Euro(string text) => new((long)(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) * 100));

    private static SourceLeft Left(Money? left) => new(Right, left);

    private static IReadOnlyDictionary<string, Explained> Compute(
        FundingDefinition funding,
        Rational cost,
        Money? right,
        Money? pot,
        Money? awarded = null
    ) =>
        FundingEngine.Compute(
            funding,
            new Dictionary<string, object?> { ["cost"] = cost },
            new Dictionary<string, SourceLeft> { ["right"] = Left(right), ["pot"] = Left(pot) },
            awarded
        );

    private static Explained One(FundingRule rule, Rational cost, Rational units, params Rational[] prices) =>
        FundingEngine.Compute(
            new FundingDefinition
            {
                Grant = rule.Name,
                Rules =
                [
                    new ValueRule
                    {
                        Name = "cost",
                        Title = Title,
                        Value = Expr("cost"),
                    },
                    rule,
                ],
            },
            new Dictionary<string, object?>
            {
                ["cost"] = cost,
                ["units"] = units,
                ["items"] = prices.Select(p => (object?)new Dictionary<string, object?> { ["price"] = p }).ToList(),
            },
            new Dictionary<string, SourceLeft>(),
            null
        )[rule.Name];

    [Theory]
    [InlineData("300000", "100000.00", "0.00", "100000.00", "200000.00")]
    [InlineData("678820", "226273.33", "0.00", "226273.33", "452546.67")]
    [InlineData("678821", "226273.59", "0.12", "226273.71", "452547.29")]
    [InlineData("1000000", "226273.59", "160589.62", "386863.21", "613136.79")]
    [InlineData("2000000", "226273.59", "660589.62", "886863.21", "1113136.79")]
    [InlineData("600000", "200000.00", "0.00", "200000.00", "400000.00")]
    public void The_golden_rows_come_out_to_the_cent(string cost, string tier1, string tier2, string grant, string own)
    {
        var amounts = Compute(Tiers, Euro(cost).Euro, Euro("226273.59"), Euro("15000000"));
        Assert.Equal(
            (tier1, tier2, grant, own),
            (
                amounts["tier1"].Amount.ToString(),
                amounts["tier2"].Amount.ToString(),
                amounts["grant"].Amount.ToString(),
                amounts["own"].Amount.ToString()
            )
        );
        Assert.Equal("678820.77", amounts["maximum"].Amount.ToString());
    }

    [Fact]
    public void A_pot_gives_no_more_than_it_has() =>
        Assert.Equal("326273.59", Compute(Tiers, 1_000_000, Euro("226273.59"), Euro("100000"))["grant"].Amount.ToString());

    [Fact]
    public void A_limit_that_is_not_reached_is_said_in_both_languages()
    {
        var why = Compute(Tiers, 300_000, Euro("226273.59"), Money.Zero)["tier1"].Why.Single();
        Assert.Equal(
            "een derde van $300.000,00 = $100.000,00; dat blijft onder trekkingsrecht $226.273,59".Replace("$", "€\u00a0"),
            why.Nl
        );
        Assert.Equal("a third of €300,000.00 = €100,000.00; that stays below drawing right €226,273.59", why.En);
    }

    [Fact]
    public void A_limit_that_is_reached_is_said_too() =>
        Assert.Equal(
            "een derde van €\u00a01.000.000,00 = €\u00a0333.333,33; beperkt tot trekkingsrecht €\u00a0226.273,59",
            Compute(Tiers, 1_000_000, Euro("226273.59"), Money.Zero)["tier1"].Why.Single().Nl
        );

    [Fact]
    public void An_unknown_right_pays_nothing_and_neither_does_the_tier_above_it()
    {
        var amounts = Compute(Tiers, 1_000_000, null, Euro("15000000"));
        Assert.All(["maximum", "tier1", "tier2", "grant"], name => Assert.Equal(Money.Zero, amounts[name].Amount));
        Assert.Contains("niet bekend", amounts["tier1"].Why.Single().Nl);
    }

    [Fact]
    public void A_claim_never_gets_more_than_was_awarded()
    {
        var grant = Compute(Tiers, 1_000_000, Euro("226273.59"), Euro("15000000"), Euro("300000"))["grant"];
        Assert.Equal(Euro("300000"), grant.Amount);
        Assert.Contains("limited to the amount awarded €300,000.00", grant.Why[^1].En);
    }

    [Fact]
    public void What_one_rule_draws_is_gone_for_the_next()
    {
        var twice = new FundingDefinition
        {
            Grant = "sum",
            Rules =
            [
                new ValueRule
                {
                    Name = "base",
                    Title = Title,
                    Value = Expr("cost"),
                },
                new ShareRule
                {
                    Name = "first",
                    Title = Title,
                    Of = "base",
                    Share = Percent(60),
                    Source = "right",
                },
                new ShareRule
                {
                    Name = "second",
                    Title = Title,
                    Of = "base",
                    Share = Percent(60),
                    Source = "right",
                },
                new SumRule
                {
                    Name = "sum",
                    Title = Title,
                    Of = ["first", "second"],
                },
            ],
        };
        var amounts = Compute(twice, 100, Euro("100"), null);
        Assert.Equal(("60.00", "40.00"), (amounts["first"].Amount.ToString(), amounts["second"].Amount.ToString()));
    }

    [Fact]
    public void A_grant_never_exceeds_the_cost_the_right_or_the_pot_and_grows_with_the_cost() =>
        Gen.Select(Gen.Long[0, 500_000_000_000], Gen.Long[0, 1_000_000_000], Gen.Long[0, 100_000_000], Gen.Long[0, 100_000_000])
            .Sample(
                (cost, more, right, pot) =>
                {
                    var amounts = Compute(Tiers, new Money(cost).Euro, new Money(right), new Money(pot));
                    var higher = Compute(Tiers, new Money(cost + more).Euro, new Money(right), new Money(pot));
                    var grant = amounts["grant"].Amount.Cents;
                    return grant <= cost
                        && amounts["tier1"].Amount.Cents <= right
                        && amounts["tier2"].Amount.Cents <= pot
                        && grant <= higher["grant"].Amount.Cents
                        && grant + amounts["own"].Amount.Cents == cost;
                }
            );

    [Theory]
    [InlineData(80_000, "40000.00")]
    [InlineData(200_002, "100000.00")]
    [InlineData(350_000, "100000.00")]
    public void Each_route_has_half_of_its_cost_and_its_own_cap(int price, string grant) =>
        Assert.Equal(grant, One(Routes, 0, 0, price).Amount.ToString());

    [Fact]
    public void Items_beyond_the_most_that_count_get_nothing_and_the_why_says_so()
    {
        var routes = One(Routes, 0, 0, 350_000, 350_000, 10);
        Assert.Equal("200000.00", routes.Amount.ToString());
        Assert.Contains(routes.Why, line => line.Nl == "3: telt niet mee, ten hoogste 2");
    }

    [Fact]
    public void A_cap_per_unit_counts_at_most_so_many_units()
    {
        var rule = new CapPerUnitRule
        {
            Name = "capped",
            Title = Title,
            Of = "cost",
            Units = Expr("units"),
            PerUnit = Euro("1000"),
            MaxUnits = 3,
        };
        Assert.Equal("2000.00", One(rule, 5000, 2).Amount.ToString());
        Assert.Equal("3000.00", One(rule, 5000, 7).Amount.ToString());
        Assert.Equal("500.00", One(rule, 500, 7).Amount.ToString());
    }

    [Fact]
    public void Prices_times_quantities_have_a_maximum_a_line_and_a_cap()
    {
        var rule = new PriceQuantityRule
        {
            Name = "priced",
            Title = Title,
            Lines = [new PriceLine(new LocalText("Bomen"), Expr("units"), Euro("12.50"), 10)],
            Cap = new Cap(Cap.Maximum, Euro("100"), null),
        };
        Assert.Equal("50.00", One(rule, 0, 4).Amount.ToString());
        Assert.Equal("100.00", One(rule, 0, 400).Amount.ToString());
        Assert.Contains("ten hoogste 10 van 400 tellen mee", One(rule, 0, 400).Why[0].Nl);
    }

    [Theory]
    [InlineData(0, "1000.00")]
    [InlineData(10_000, "1000.00")]
    [InlineData(10_001, "2000.00")]
    [InlineData(20_001, "0.00")]
    public void A_band_goes_up_to_and_including_its_end(int number, string amount) =>
        Assert.Equal(
            amount,
            One(
                new BandRule
                {
                    Name = "band",
                    Title = Title,
                    By = Expr("units"),
                    Bands = [new Band(10_000, Euro("1000")), new Band(20_000, Euro("2000"))],
                },
                0,
                number
            )
                .Amount.ToString()
        );

    [Fact]
    public void At_most_takes_the_lowest_cap()
    {
        var rule = new AtMostRule
        {
            Name = "capped",
            Title = Title,
            Of = "cost",
            Limits = [new Cap(Cap.Maximum, Euro("300"), null), new Cap(Cap.Maximum, Euro("200"), null)],
        };
        Assert.Equal("200.00", One(rule, 1000, 0).Amount.ToString());
        Assert.Equal("150.00", One(rule, 150, 0).Amount.ToString());
    }

    [Fact]
    public void A_rule_that_does_not_apply_gives_nothing() =>
        Assert.Equal(
            Money.Zero,
            One(
                new ShareRule
                {
                    Name = "share",
                    Title = Title,
                    Of = "cost",
                    Share = Percent(50),
                    When = Expr("units > 1"),
                },
                1000,
                1
            ).Amount
        );

    private static EachRule Routes =>
        new()
        {
            Name = "grant",
            Title = Title,
            Group = "items",
            Cost = Expr("price"),
            Share = Ratio("1:1"),
            CapPerItem = new Cap(Cap.Maximum, Euro("100000"), null),
            MaxItems = 2,
        };
}
