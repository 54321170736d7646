using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Allocation;

public sealed class RoundWriterTests
{
    private static readonly Gen<Round> Any = Gen.Select(
            Gen.Int[0, 4],
            Gen.Long[0, 500_000],
            Gen.Select(Gen.Int[0, 4], Gen.Long[1, 90_000], Gen.Int[-300, 300], Gen.Int[0, 5]).List[0, 8],
            Gen.Int[0, 63]
        )
        .Select(
            (method, envelope, candidates, bits) =>
            {
                bool Bit(int i) => (bits >> i & 1) == 1;
                var kind = (RoundMethod)method;
                var isShare = kind is RoundMethod.EqualShare or RoundMethod.ProRata;
                return new Round
                {
                    Method = kind,
                    Envelope = new Money(envelope),
                    GivesParts = Bit(0),
                    StopsWhenShort = Bit(1),
                    OwnPriorities = Bit(2),
                    Key = Bit(3) ? ApportionmentKey.DHondt : ApportionmentKey.LargestRemainder,
                    PerBody = Bit(4) ? new BodyLimit(2, null) : null,
                    Criteria = [new("reach", new Rational(1, 8), Bit(5) ? -1 : null)],
                    LeastTotal = Bit(0) ? -20 : null,
                    Ties = [new(TieKind.Criterion, "reach"), new(TieKind.Lot)],
                    Quotas = isShare
                        ? []
                        :
                        [
                            new(GroupKind.Class, "c1")
                            {
                                Reserved = new Money(envelope / 3),
                                Unfilled = UnfilledRule.FlowsBack,
                                MostAwards = 3,
                            },
                        ],
                    Rights =
                        kind == RoundMethod.DrawingRight
                            ? Enumerable.Range(0, 5).ToDictionary(i => $"b{i}", i => new Money(i * 20_000L))
                            : new Dictionary<string, Money>(),
                    Lot = new Lot(Rounds.Key("9319./2.5./")),
                    Candidates =
                    [
                        .. candidates.Select(
                            (c, i) =>
                                new Candidate($"d{i}", $"b{c.Item1}", new Money(c.Item2))
                                {
                                    Scores = [new Rational(c.Item3, 8)],
                                    Registered = c.Item4,
                                    Class = $"c{c.Item1 % 2}",
                                    Province = c.Item1 > 2 ? "10000" : null,
                                    Priority = c.Item1 == 0 ? null : c.Item1,
                                    Least = c.Item4 == 5 ? new Money(1) : null,
                                    Excluded = c.Item4 == 0 ? new LocalText("Te laat", "Too late") : null,
                                }
                        ),
                    ],
                };
            }
        );

    [Fact]
    public void What_is_written_is_read_and_decided_as_the_round_itself() =>
        Any.Sample(
            round =>
            {
                var written = RoundWriter.Of(round, "Proef", new LocalText("bron"));
                var read = RoundFile.Read(written, out var faults);
                Assert.Empty(faults.Select(f => $"{f.Path} {f.Why.En}"));
                Assert.Equal(written.ToJsonString(), RoundWriter.Of(read!.Round, "Proef", new LocalText("bron")).ToJsonString());
                var (one, other) = (
                    Allocator.TryDecide(round, out var a, out var _),
                    Allocator.TryDecide(read.Round, out var b, out var _)
                );
                Assert.Equal(one, other);
                if (a is not null)
                    Assert.Equal(RoundJson.Of("", a, null).ToJsonString(), RoundJson.Of("", b!, null).ToJsonString());
            },
            iter: Samples.Of(2_000)
        );
}
