using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Items together get the share of their total: rounded once, spread by the largest remainder.</summary>
public class Parts_make_their_total
{
    /// <summary>A small call with fields that are indented by 2.</summary>
    private static string Yaml(string fields, string? funding = null) =>
        Small.Yaml(string.Join('\n', fields.Split('\n').Select(line => "        " + line)), funding: funding);

    private const string Fields = """
          - id: items
            type: group
            label: Deel
            fields:
              - { id: price, type: amount, label: Prijs }
              - { id: rank, type: number, label: Rang }
          - { id: a, type: amount, label: A }
          - { id: b, type: amount, label: B }
          - { id: c, type: amount, label: C }
        """;

    private static CallDefinition Of(string rule) =>
        Small.Call(
            Yaml(
                Fields,
                funding: $$"""
                  amounts: [{ name: grant, title: Subsidie, {{rule}} }]
                  grant: grant
                """
            )
        );

    private const string Each = "kind: each, group: items, cost: price, percentage: 50";
    private const string ByPriority = "kind: by_priority, group: items, cost: price, priority: rank, percentage: 50";

    private static readonly CallDefinition EachCall = Of(Each),
        PriorityCall = Of(ByPriority),
        Capped = Of("kind: each, group: items, cost: price, percentage: 33, cap_per_item: 20");

    private static readonly CallDefinition Years = Of(
        "kind: by_year, years: [{ label: A, cost: a, percentage: 50 }, { label: B, cost: b, percentage: 50 }, { label: C, cost: c, "
            + "percentage: 50 }]"
    );

    private static Explained Items(CallDefinition call, params long[] cents)
    {
        var items = cents.Select((c, i) => $$"""{ "price": "{{new Money(c)}}", "rank": {{i + 1}} }""");
        return Small.Evaluate(call, $$"""{ "items": [{{string.Join(',', items)}}] }""").Amounts["grant"];
    }

    [Theory]
    [InlineData(3, 10001, "150.02")]
    [InlineData(200, 1, "1.00")]
    [InlineData(1, 1, "0.01")]
    [InlineData(3, 1, "0.02")]
    public void Equal_items_get_half_of_what_they_cost_together(int count, long cents, string together)
    {
        Assert.Equal(together, Items(EachCall, [.. Enumerable.Repeat(cents, count)]).Amount.ToString());
        Assert.Equal(together, Items(PriorityCall, [.. Enumerable.Repeat(cents, count)]).Amount.ToString());
    }

    [Fact]
    public void Years_get_half_of_what_they_cost_together()
    {
        var grant = Small.Evaluate(Years, """{ "a": "100.01", "b": "100.01", "c": "100.01" }""").Amounts["grant"];
        Assert.Equal("150.02", grant.Amount.ToString());
        Assert.Equal("C: 50% of €100.01 = €50.01; rounded together €50.00", grant.Why[2].En);
        Assert.Equal("C: 50 % van €\u00a0100,01 = €\u00a050,01; samen afgerond €\u00a050,00", grant.Why[2].Nl);
        Assert.Equal("together €150.02", grant.Why[3].En);
    }

    [Fact]
    public void The_why_says_which_item_gave_its_cent()
    {
        Assert.Equal(
            [
                "1: 50% of €100.01 = €50.01",
                "2: 50% of €100.01 = €50.01",
                "3: 50% of €100.01 = €50.01; rounded together €50.00",
                "together €150.02",
            ],
            Items(EachCall, 10001, 10001, 10001).Why.Select(w => w.En)
        );
        Assert.Equal(
            [
                "1: 50% of €100.01 = €50.01",
                "2: 50% of €100.01 = €50.01",
                "3: 50% of €100.01 = €50.01; rounded together €50.00",
                "together €150.02",
            ],
            Items(PriorityCall, 10001, 10001, 10001).Why.Select(w => w.En)
        );
    }

    private static long Last(string line) =>
        long.Parse(line[(line.LastIndexOf(' ') + 1)..].Replace("€", "").Replace(".", "").Replace(",", ""));

    [Fact]
    public void The_parts_of_the_why_add_up_to_the_rounded_total() =>
        Gen.Long[0, 9_999]
            .Array[1, 12]
            .Sample(
                cents =>
                {
                    foreach (var call in (CallDefinition[])[EachCall, PriorityCall])
                    {
                        var grant = Items(call, cents);
                        var exact = Rounding.HalfUpToCent(Money.Sum(cents.Select(c => new Money(c))).Euro / 2);
                        var lines = grant.Why.Where(w => w.En!.Contains(':')).Sum(w => Last(w.En!));
                        if (grant.Amount != exact || lines != exact.Cents)
                            return false;
                    }
                    return true;
                },
                iter: Samples.Of(300)
            );

    [Fact]
    public void More_cost_never_gives_less_and_a_cap_is_never_passed() =>
        Gen.Select(Gen.Long[0, 9_999].Array[1, 8], Gen.Int[0, 7], Gen.Long[1, 500])
            .Sample(
                (cents, at, more) =>
                {
                    long[] higher = [.. cents.Select((c, i) => i == at % cents.Length ? c + more : c)];
                    var grant = Items(Capped, cents);
                    return grant.Amount <= Items(Capped, higher).Amount && grant.Amount.Cents <= 2000 * cents.Length;
                },
                iter: Samples.Of(200)
            );

    [Fact]
    public void Another_order_of_the_items_gives_the_same_together() =>
        Gen.Long[0, 9_999]
            .Array[1, 8]
            .Sample(cents => Items(EachCall, cents).Amount == Items(EachCall, [.. cents.Reverse()]).Amount, iter: Samples.Of(200));

    [Fact]
    public void An_item_without_priority_comes_after_all_that_have_one()
    {
        var grant = Small
            .Evaluate(
                Of(ByPriority.Replace("50", "100") + ", budget: 150"),
                """{ "items": [{ "price": 100 }, { "price": 100, "rank": 2 }, { "price": 100, "rank": 0 }, { "price": 100 }] }"""
            )
            .Amounts["grant"];
        Assert.Equal(["3", "2", "1", "4", "together €150.00 of €150.00"], grant.Why.Select(w => w.En!.Split(':')[0]));
    }

    [Fact]
    public void A_line_without_its_priority_comes_last()
    {
        var grant = Small
            .Evaluate(
                Of(
                    "kind: price_quantity, lines: [{ label: A, quantity: \"1\", price: 1, priority: a }, "
                        + "{ label: B, quantity: \"1\", price: 1, priority: b }]"
                ),
                """{ "b": 2 }"""
            )
            .Amounts["grant"];
        Assert.StartsWith("B", grant.Why[0].En);
    }

    [Theory]
    [InlineData("kind: each, group: items, cost: price - 100, percentage: 50", "1: 50% of -€70.00 = -€35.00")]
    [InlineData("kind: by_priority, group: items, cost: price - 100, priority: rank, percentage: 50", "1: 50% of -€70.00 = -€35.00")]
    [InlineData("kind: by_year, years: [{ label: A, cost: a - 100, percentage: 50 }]", "A: 50% of -€100.00 = -€50.00")]
    [InlineData("kind: price_quantity, lines: [{ label: A, quantity: a - 1, price: 3 }]", "A: 0 x €3.00 = €0.00")]
    public void A_part_below_zero_counts_as_zero_and_says_so(string rule, string why)
    {
        var grant = Small.Evaluate(Of(rule), """{ "items": [{ "price": 30, "rank": 1 }] }""").Amounts["grant"];
        Assert.Equal(Money.Zero, grant.Amount);
        Assert.Equal(why + "; below zero, so it counts as 0.00", grant.Why[0].En);
    }
}
