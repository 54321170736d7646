using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Payments;

namespace Veerkracht.Tests.Payments;

public sealed class SettlementTests
{
    private static readonly Gen<Money> Cents = Gen.Long[0, 1_000_000_00].Select(c => new Money(c));

    private static readonly Gen<IReadOnlyList<SourcePart>> Parts = Gen.Select(Cents, Gen.Int[0, 100], Gen.Int[0, 100])
        .List[1, 5]
        .Select(all =>
            (IReadOnlyList<SourcePart>)
                [
                    .. all.Select(
                        (part, i) =>
                        {
                            var (awarded, paid, final) = (
                                part.Item1,
                                new Money(part.Item1.Cents * part.Item2 / 100),
                                new Money(part.Item1.Cents * part.Item3 / 100)
                            );
                            return new SourcePart($"book-{i}", awarded - paid, paid, final);
                        }
                    ),
                ]
        );

    [Fact]
    public void An_instalment_adds_up_and_takes_from_no_source_more_than_it_holds() =>
        Gen.Select(Parts, Gen.Int[0, 100])
            .Sample(
                (parts, percent) =>
                {
                    var committed = parts.Sum(p => p.Committed.Cents);
                    var amount = new Money(committed * percent / 100);
                    var lines = Settlement.Instalment(parts, amount);
                    Assert.Equal(amount.Cents, lines.Sum(l => l.Pay));
                    Assert.All(lines.Zip(parts), pair => Assert.InRange(pair.First.Pay, 0, pair.Second.Committed.Cents));
                }
            );

    [Fact]
    public void A_balance_leaves_nothing_committed_and_pays_the_final_grant_from_the_sources_that_give_it() =>
        Parts.Sample(parts =>
        {
            var (paid, final) = (parts.Sum(p => p.Paid.Cents), parts.Sum(p => p.Final.Cents));
            var amount = new Money(Math.Max(final - paid, 0));
            var lines = Settlement.Balance(parts, amount);

            Assert.Equal(amount.Cents, lines.Sum(l => l.Pay));
            Assert.Equal(Math.Max(paid - final, 0), lines.Sum(l => l.Recover));
            Assert.Equal(lines.Sum(l => l.MoveOut), lines.Sum(l => l.MoveIn));
            foreach (var (line, part) in lines.Zip(parts))
            {
                Assert.True(line is { Pay: >= 0, Release: >= 0, MoveOut: >= 0, MoveIn: >= 0, Recover: >= 0 }, line.ToString());
                Assert.Equal(part.Committed.Cents, line.Pay + line.Release + line.MoveIn);
                Assert.Equal(part.Final.Cents, part.Paid.Cents + line.Pay + line.MoveIn - line.MoveOut - line.Recover);
            }
        });

    [Fact]
    public void What_one_source_paid_for_another_moves_between_them()
    {
        // 80 % of 200 + 100 was paid; the final cost gives 200 + 10: the second source paid 80, and 70 of it belongs to the first.
        var lines = Settlement.Balance(
            [new("first", new(40_00), new(160_00), new(200_00)), new("second", new(20_00), new(80_00), new(10_00))],
            Money.Zero with
            {
                Cents = 0,
            }
        );
        Assert.Equal(new SettlementLine("first", 0, 0, 0, 40_00), lines[0]);
        Assert.Equal(new SettlementLine("second", 0, 20_00, 40_00, 0, 30_00), lines[1]);
    }
}
