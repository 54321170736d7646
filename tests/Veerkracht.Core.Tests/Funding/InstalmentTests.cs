using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;

namespace Veerkracht.Core.Tests.Funding;

public class InstalmentTests
{
    private static readonly Rational EightyPercent = new(80, 100);

    [Fact]
    public void The_first_instalment_is_its_share_of_the_grant()
    {
        var payable = Instalments.Compute(new Money(10_000_000), Money.Zero, EightyPercent);
        Assert.Equal(new Money(8_000_000), payable.Amount);
        Assert.Equal("80 % van 100.000,00 = 80.000,00", payable.Explained.Why.Single().Nl);
        Assert.Equal("80% of 100,000.00 = 80,000.00", payable.Explained.Why.Single().En);
    }

    [Fact]
    public void The_remainder_is_what_was_not_paid() =>
        Assert.Equal(new Money(2_000_000), Instalments.Compute(new Money(10_000_000), new Money(8_000_000), null).Amount);

    [Fact]
    public void A_grant_that_fell_below_what_was_paid_pays_nothing_and_says_what_is_to_be_recovered()
    {
        var payable = Instalments.Compute(new Money(7_000_000), new Money(8_000_000), null);
        Assert.Equal((Money.Zero, new Money(1_000_000)), (payable.Amount, payable.PaidTooMuch));
        Assert.Contains("10.000,00 te veel betaald", payable.Explained.Why[^1].Nl);
    }

    [Fact]
    public void Paid_and_payable_never_exceed_the_grant() =>
        Gen.Select(Gen.Long[0, Money.Max.Cents], Gen.Long[0, Money.Max.Cents], Gen.Int[1, 100])
            .Sample(
                (granted, paid, percentage) =>
                {
                    var payable = Instalments.Compute(new Money(granted), new Money(paid), new Rational(percentage, 100));
                    return payable.Amount.Cents >= 0
                        && payable.Amount.Cents + paid <= Math.Max(granted, paid)
                        && payable.PaidTooMuch.Cents == Math.Max(paid - granted, 0);
                }
            );
}
