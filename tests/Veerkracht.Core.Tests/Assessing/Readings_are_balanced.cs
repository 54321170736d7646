using CsCheck;
using Veerkracht.Core.Assessing;

namespace Veerkracht.Core.Tests.Assessing;

public class Readings_are_balanced
{
    [Fact]
    public void The_fewest_readings_first_then_by_id_and_never_with_a_conflict()
    {
        var given = BalancedReadings.Of(
            ["d2", "d1", "d3"],
            [new("an", 1), new("bo", 0), new("cy", 0)],
            2,
            _ => [],
            (application, assessor) => application == "d1" && assessor == "bo"
        );
        Assert.Equal([("d1", "cy"), ("d1", "an"), ("d2", "bo"), ("d2", "cy"), ("d3", "bo"), ("d3", "an")], given);
    }

    [Fact]
    public void Who_reads_already_counts()
    {
        var given = BalancedReadings.Of(["d1"], [new("an", 1), new("bo", 3), new("cy", 2)], 2, _ => ["an"], (_, _) => false);
        Assert.Equal([("d1", "cy")], given);
    }

    private static readonly Gen<(int Applications, int Assessors, int Each, int Seed)> Any = Gen.Select(
        Gen.Int[0, 12],
        Gen.Int[0, 6],
        Gen.Int[0, 4],
        Gen.Int[0, 1000]
    );

    [Fact]
    public void Nobody_reads_twice_what_it_reads_or_what_it_cannot_and_all_have_enough_where_there_are_people() =>
        Any.Sample(
            given =>
            {
                bool Cannot(string application, string assessor) => (application[1] * 7 + assessor[1] * 13 + given.Seed) % 5 == 0;
                var applications = Enumerable.Range(0, given.Applications).Select(i => $"d{(char)('a' + i)}").ToList();
                var assessors = Enumerable.Range(0, given.Assessors).Select(i => new Assessor($"p{(char)('a' + i)}", 0)).ToList();
                var result = BalancedReadings.Of(applications, assessors, given.Each, _ => [], Cannot);
                var again = BalancedReadings.Of(
                    [.. applications.AsEnumerable().Reverse()],
                    [.. assessors.AsEnumerable().Reverse()],
                    given.Each,
                    _ => [],
                    Cannot
                );
                return result.SequenceEqual(again)
                    && result.Distinct().Count() == result.Count
                    && result.All(r => !Cannot(r.Application, r.Assessor))
                    && applications.All(a =>
                        result.Count(r => r.Application == a) == Math.Min(given.Each, assessors.Count(p => !Cannot(a, p.Id)))
                    );
            },
            iter: Samples.Of(5_000)
        );

    [Fact]
    public void Without_conflicts_nobody_reads_two_more_than_another() =>
        Any.Sample(
            given =>
            {
                var counts = BalancedReadings
                    .Of(
                        Enumerable.Range(0, given.Applications).Select(i => $"d{i:00}"),
                        Enumerable.Range(0, given.Assessors).Select(i => new Assessor($"p{i}", 0)),
                        given.Each,
                        _ => [],
                        (_, _) => false
                    )
                    .GroupBy(r => r.Assessor)
                    .Select(g => g.Count())
                    .ToList();
                return counts.Count == 0 || counts.Max() - counts.Min() <= 1;
            },
            iter: Samples.Of(5_000)
        );
}
