using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Funding;

public class DrawingRightTests
{
    private static readonly DrawingRight Right = new(
        "right",
        new LocalText("Trekkingsrecht", "Drawing right"),
        Money.FromEuro(150_000_000),
        "population_2020",
        new LocalDate(2022, 9, 1)
    );

    [Fact]
    public void The_shares_of_an_envelope_add_up_to_the_cent()
    {
        var shares = DrawingRights.Spread(Right, Shipped.Data);
        Assert.Equal(300, shares.Count);
        Assert.Equal(Money.FromEuro(150_000_000), Money.Sum(shares.Values));
        // 150,000,000 × 6,136 / 6,629,143 = 138,841.47…
        Assert.Equal(new Rational(150_000_000L * 6136, 6_629_143), shares["24028"].Euro, (a, b) =>
            a - b < new Rational(1, 100) && b - a < new Rational(1, 100)
        );
    }

    [Fact]
    public void Any_envelope_adds_up_and_more_inhabitants_never_get_less() =>
        Gen.Long[0, Money.Max.Cents]
            .Sample(
                cents =>
                {
                    var shares = DrawingRights.Spread(Right with { Envelope = new Money(cents) }, Shipped.Data);
                    var byPopulation = Shipped
                        .Data.MunicipalitiesOn(Right.Date)
                        .OrderBy(m => m.Population[2020])
                        .ThenBy(m => shares[m.Nis])
                        .ToList();
                    return Money.Sum(shares.Values).Cents == cents
                        && byPopulation.Zip(byPopulation.Skip(1)).All(p => shares[p.First.Nis] <= shares[p.Second.Nis]);
                },
                iter: 20
            );

    [Fact]
    public void Ten_thousand_inhabitants_have_the_right_of_the_golden_case_and_its_why()
    {
        var explained = DrawingRights.For(Right, 10_000, Shipped.Data);
        Assert.Equal(new Money(22_627_359), explained.Amount);
        Assert.Equal("Trekkingsrecht: €\u00A0150.000.000,00 × 10.000 / 6.629.143 = €\u00A0226.273,59", explained.Why[0].Nl);
        Assert.Equal("Drawing right: €150,000,000.00 × 10,000 / 6,629,143 = €226,273.59", explained.Why[0].En);
    }

    [Fact]
    public void Half_a_cent_goes_up()
    {
        var euro = Right with { Envelope = Money.FromEuro(1) };
        Assert.Equal(new Money(67), DrawingRights.For(euro, 2, 3).Amount);
        Assert.Equal(new Money(13), DrawingRights.For(euro, 1, 8).Amount);
        Assert.Equal(new Money(33), DrawingRights.For(euro, 1, 3).Amount);
    }

    [Fact]
    public void A_right_of_nothing_is_nothing()
    {
        Assert.Equal(Money.Zero, DrawingRights.For(Right, 0, Shipped.Data).Amount);
        Assert.Equal(Money.Zero, DrawingRights.For(Right with { Key = "unheard_of" }, 5, Shipped.Data).Amount);
    }

    [Fact]
    public void A_key_that_is_not_known_for_everyone_is_refused_with_a_name()
    {
        // The municipalities that ended in 2024 have no inhabitants in 2025.
        Assert.False(DrawingRights.TrySpread(Right with { Key = "population_2025" }, Shipped.Data, out _, out var why));
        Assert.Contains("population_2025", why.Nl);
        Assert.True(
            DrawingRights.TrySpread(
                Right with
                {
                    Key = "population_2025",
                    Date = new LocalDate(2025, 6, 1),
                },
                Shipped.Data,
                out var shares,
                out _
            )
        );
        Assert.Equal(285, shares.Count);
        Assert.Throws<ArgumentException>(() => DrawingRights.Spread(Right with { Key = "unheard_of" }, Shipped.Data));
        Assert.False(DrawingRights.TrySpread(Right with { Envelope = new Money(-1) }, Shipped.Data, out _, out _));
    }
}
