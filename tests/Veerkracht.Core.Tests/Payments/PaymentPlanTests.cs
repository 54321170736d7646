using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Payments;
using static Veerkracht.Core.Tests.Payments.Plans;

namespace Veerkracht.Core.Tests.Payments;

public class PaymentPlanTests
{
    private static readonly Veerkracht.Core.Calls.CallDefinition EightyAndRest = Call(80, null);

    [Fact]
    public void The_first_instalment_is_its_share_of_the_grant()
    {
        var due = PaymentPlan.Of(EightyAndRest, new Money(10_000_000)).Due("part_1");
        Assert.Equal(new Money(8_000_000), due.Amount);
        Assert.Equal("80 % van €\u00a0100.000,00 = €\u00a080.000,00", due.Explained.Why.Single().Nl);
        Assert.Equal("80% of €100,000.00 = €80,000.00", due.Explained.Why.Single().En);
    }

    [Fact]
    public void The_remainder_is_what_was_not_paid() =>
        Assert.Equal(new Money(2_000_000), PaymentPlan.Of(EightyAndRest, new Money(10_000_000), new Money(8_000_000)).Due("part_2").Amount);

    [Fact]
    public void A_grant_that_fell_below_what_was_paid_pays_nothing_and_says_what_is_to_be_recovered()
    {
        var due = PaymentPlan
            .Of(EightyAndRest, new Money(10_000_000), new Money(8_000_000))
            .Due("part_2", new FinalCost(new Money(7_000_000), []));
        Assert.Equal((Money.Zero, new Money(7_000_000), new Money(1_000_000)), (due.Amount, due.Grant, due.PaidTooMuch));
        Assert.Contains("€\u00a010.000,00 te veel betaald", due.Explained.Why[^1].Nl);
    }

    [Fact]
    public void A_final_cost_never_raises_the_grant_and_counts_only_for_the_claim_that_settles()
    {
        var plan = PaymentPlan.Of(EightyAndRest, new Money(10_000_000));
        Assert.Equal(new Money(10_000_000), plan.Due("part_2", new FinalCost(new Money(90_000_000), [])).Grant);
        Assert.Equal(new Money(8_000_000), plan.Due("part_1", new FinalCost(new Money(1), [])).Amount);
    }

    [Fact]
    public void The_claim_that_makes_the_whole_settles_and_takes_what_rounding_left()
    {
        var plan = PaymentPlan.Of(Call(33, 33, 34), new Money(101));
        Assert.Equal([false, false, true], plan.Instalments.Select(i => i.Settles));
        Assert.Equal([33, 33, 35], plan.Expected().Select(e => e.Amount.Cents));
    }

    [Fact]
    public void Claims_are_paid_in_the_order_of_the_call()
    {
        var plan = PaymentPlan.Of(EightyAndRest, new Money(100));
        Assert.Equal("part_1", plan.First(step => step.Instalment is not null)!.Step.Id);
        Assert.Equal("part_2", plan.First(step => step.Id == "part_2")!.Step.Id);
        Assert.Null(plan.First(_ => false));
        Assert.Null(plan.Instalment("application"));
        Assert.Throws<ArgumentException>(() => plan.Due("application"));
    }

    /// <summary>The golden vector of 1,000,000 euro for 10,000 inhabitants: 226,273.59 of the right and 160,589.62 of the pot.</summary>
    [Fact]
    public void A_grant_from_a_right_and_a_pot_is_paid_from_both_to_the_cent()
    {
        IReadOnlyList<SourceStand> sources = [Granted("right", 226_273_59), Granted("pot", 160_589_62), Granted("", 0)];
        var first = PaymentPlan.Of(EightyAndRest, sources).Due("part_1");
        Assert.Equal(309_490_57, first.Amount.Cents);
        Assert.Equal([new("right", 181_018_87), new("pot", 128_471_70), new("", 0)], first.Lines);

        var last = PaymentPlan.Of(EightyAndRest, sources.After(first)).Due("part_2");
        Assert.Equal(77_372_64, last.Amount.Cents);
        Assert.Equal([new("right", 45_254_72), new("pot", 32_117_92), new("", 0)], last.Lines);
    }

    [Fact]
    public void What_one_source_paid_for_another_moves_between_them()
    {
        // 80 % of 200 + 100 was paid; the final cost gives 200 + 10: the second source paid 80, and 70 of it belongs to the first.
        var due = PaymentPlan
            .Of(
                EightyAndRest,
                [new("first", new(40_00), Money.Zero, new(160_00)), new("second", new(20_00), Money.Zero, new(80_00)), Granted("", 0)]
            )
            .Due("part_2", new FinalCost(new(210_00), [new("first", new(200_00)), new("second", new(10_00))]));
        Assert.Equal(new SettlementLine("first", 0, 0, 0, 40_00), due.Lines[0]);
        Assert.Equal(new SettlementLine("second", 0, 20_00, 40_00, 0, 30_00), due.Lines[1]);
    }

    private static readonly Gen<IReadOnlyList<SourceStand>> Sources = Gen.Long[0, 1_000_000_00]
        .Array[1, 5]
        .Select(cents => (IReadOnlyList<SourceStand>)[.. cents.Select((c, i) => Granted(i == 0 ? "" : $"source-{i}", c))]);

    private static readonly Gen<int?[]> Parts = Gen.Int[1, 60]
        .Array[0, 4]
        .Select(shares =>
        {
            var whole = 100;
            return shares
                .TakeWhile(share => (whole -= share) > 0)
                .Select(share => (int?)share)
                .Append(shares.Length % 2 == 0 ? null : Math.Max(1, 100 - shares.TakeWhile((_, i) => shares.Take(i + 1).Sum() < 100).Sum()))
                .ToArray();
        });

    [Fact]
    public void A_whole_life_pays_the_final_grant_takes_from_no_source_what_it_does_not_hold_and_leaves_nothing() =>
        Gen.Select(Sources, Parts, Gen.Int[0, 130], Gen.Int[0, 130].Array[5])
            .Sample(
                (sources, parts, percent, drawn) =>
                {
                    var call = Call(parts);
                    var granted = PaymentPlan.Of(call, sources).Granted;
                    var final = new FinalCost(
                        new(granted.Cents * percent / 100),
                        [.. sources.Skip(1).Select((s, i) => new SourceAmount(s.Source, new(s.Granted.Cents * drawn[i] / 100)))]
                    );
                    var (stands, expected, got) = (sources, PaymentPlan.Of(call, sources).Expected(), 0L);
                    foreach (var (instalment, amount) in expected)
                    {
                        var plan = PaymentPlan.Of(call, stands);
                        var due = plan.Due(instalment.Step.Id, final);
                        if (!instalment.Settles)
                            Assert.Equal(amount, due.Amount);
                        Assert.Equal(due.Amount.Cents, due.Lines.Sum(l => l.Pay));
                        Assert.Equal(due.PaidTooMuch.Cents, due.Lines.Sum(l => l.Recover));
                        Assert.Equal(due.Lines.Sum(l => l.MoveOut), due.Lines.Sum(l => l.MoveIn));
                        Assert.True(due.Amount.IsZero || due.PaidTooMuch.IsZero, "pays and recovers at once");
                        foreach (var (line, stand) in due.Lines.Zip(stands))
                        {
                            Assert.True(line is { Pay: >= 0, MoveOut: >= 0, MoveIn: >= 0, Recover: >= 0 }, line.ToString());
                            Assert.True(line.Release >= 0 || stand.Source.Length == 0, line.ToString());
                            Assert.True(line.MoveOut + line.Recover <= stand.Paid.Cents, line.ToString());
                        }
                        Assert.True(due.Lines.Sum(l => l.Release + l.MoveOut) >= 0, "the envelope gives free what it does not hold");
                        stands = stands.After(due);
                        Assert.All(stands.Where(s => s.Source.Length > 0), s => Assert.False(s.Committed.IsNegative || s.Paid.IsNegative));
                        got += due.Amount.Cents - due.PaidTooMuch.Cents;
                        Assert.Equal(got, PaymentPlan.Of(call, stands).Gone.Cents);
                    }
                    Assert.Equal(Math.Min(final.Grant.Cents, granted.Cents), got);
                    Assert.True(PaymentPlan.Of(call, stands).IsSettled);
                }
            );
}
