using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What holds for any amounts.</summary>
public partial class RuleKindTests
{
    [Fact]
    public void Limits_hold_for_any_amounts()
    {
        var multiplier = Call("kind: multiplier, of: half, spending: part, times: 3");
        var own = Call("kind: own_share, of: cost, cost: cost, percentage: 33.3");
        var category = Call("kind: category_limit, of: cost, category: part, percentage: 7");
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 10_000_000_000])
            .Sample(
                (cost, part) =>
                {
                    var answers = $$"""{ "cost": "{{new Money(cost)}}", "part": "{{new Money(part)}}" }""";
                    Assert.True(X(multiplier, answers).Amount.Euro * 3 <= new Money(part).Euro);
                    Assert.True(new Money(cost).Euro - X(own, answers).Amount.Euro >= new Money(cost).Euro * 333 / 1000);
                    var counted = X(category, answers).Amount;
                    Assert.True(counted <= new Money(cost) && (part <= cost * 7 / 100) == (counted == new Money(cost)) || part > cost);
                },
                iter: 200
            );
    }

    [Fact]
    public void Serving_in_order_never_spends_more_than_the_budget_and_never_skips_ahead()
    {
        var call = Call("kind: by_priority, group: items, cost: price, priority: rank, percentage: 50, budget: 1000");
        Gen.Select(Gen.Int[0, 90_000], Gen.Int[0, 5])
            .Array[0, 12]
            .Sample(
                items =>
                {
                    var written = items.Select(i => $$"""{ "price": "{{new Money(i.Item1)}}", "rank": {{i.Item2}} }""");
                    var answers = $$"""{ "items": [{{string.Join(',', written)}}] }""";
                    var wanted = (items.Sum(i => i.Item1) + 1) / 2;
                    Assert.Equal(new Money(Math.Min(wanted, 100_000)), X(call, answers).Amount);
                },
                iter: 200
            );
    }
}
