using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;

namespace Veerkracht.Core.Tests.Funding;

/// <summary>A grant that becomes another amount: each source bears its part, to the cent.</summary>
public sealed class GrantPartsTests
{
    private static readonly Gen<SourceAmount[]> Parts = Gen.Long[0, 5000]
        .Array[1, 5]
        .Select(all => all.Select((cents, i) => new SourceAmount($"s{i}", new Money(cents))).ToArray());

    [Fact]
    public void Less_is_taken_from_what_is_free_the_last_source_first_and_never_more() =>
        Gen.Select(Parts, Gen.Long[0, 5000].Array[5], Gen.Long[0, 20_000])
            .Sample(
                (parts, free, by) =>
                {
                    var of = parts.Select((p, i) => (p.Source, Free: new Money(free[i]))).ToDictionary(p => p.Source, p => p.Free);
                    var most = Money.Sum(parts.Select(p => Money.Min(p.Amount, of[p.Source])));
                    var kept = GrantParts.Lowered(parts, of, new Money(by));
                    if (kept is null)
                        return most < new Money(by);
                    var taken = parts.Zip(kept, (was, now) => was.Amount - now.Amount).ToList();
                    // Whoever gives while a later one has something left gave too early.
                    var first = taken.FindIndex(t => t.IsPositive);
                    return Money.Sum(taken) == new Money(by)
                        && taken.Select((t, i) => !t.IsNegative && t <= of[parts[i].Source]).All(fits => fits)
                        && Enumerable
                            .Range(0, parts.Length)
                            .All(i => i <= first || first < 0 || taken[i] == Money.Min(parts[i].Amount, of[parts[i].Source]));
                }
            );

    [Fact]
    public void More_comes_from_what_the_rules_draw_the_first_source_first_and_the_rest_from_the_envelope() =>
        Gen.Select(Parts, Gen.Long[0, 5000].Array[5], Gen.Long[0, 20_000])
            .Sample(
                (parts, drawn, by) =>
                {
                    var of = parts.Select((p, i) => (p.Source, Most: new Money(drawn[i]))).ToDictionary(p => p.Source, p => p.Most);
                    var (raised, rest) = GrantParts.Raised(parts, of, new Money(by));
                    var added = parts.Zip(raised, (was, now) => now.Amount - was.Amount).ToList();
                    return Money.Sum(added) + rest == new Money(by)
                        && raised.Zip(parts).All(p => p.First.Amount == p.Second.Amount || p.First.Amount <= of[p.First.Source])
                        && added.All(a => !a.IsNegative)
                        && (!rest.IsPositive || raised.All(p => p.Amount >= of[p.Source]));
                }
            );

    [Fact]
    public void What_was_paid_of_the_last_source_is_taken_from_the_one_before()
    {
        SourceAmount[] parts = [new("right", new Money(600_00)), new("pot", new Money(400_00))];
        var free = new Dictionary<string, Money> { ["right"] = new(300_00), ["pot"] = new(200_00) };
        Assert.Equal([new("right", new Money(500_00)), new("pot", new Money(200_00))], GrantParts.Lowered(parts, free, new Money(300_00)));
        Assert.Null(GrantParts.Lowered(parts, free, new Money(500_01)));
    }
}
