using System.Diagnostics;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Portfolios;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Bench;

/// <summary>
/// Decisions over many: 100,000 dossiers with quotas and ties, and the best choice among 500 projects under several kinds of limits. The
/// numbers are invented, the same each time. Run it alone: the peak is that of the whole process.
/// </summary>
internal static class AllocationBench
{
    private static readonly string[] Provinces = ["antwerpen", "limburg", "oost-vlaanderen", "vlaams-brabant", "west-vlaanderen"];

    public static void Run()
    {
        var round = Large(100_000);
        var watch = new Watch();
        var result = Allocator.Decide(round);
        var took = watch.Told;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576;
        Console.WriteLine(
            $"allocation: {round.Candidates.Count:N0} dossiers with {round.Quotas.Count} quotas, {round.Lot!.List!.Count:N0} of them in "
                + $"the lot, are decided in {took} (aim 2 s), peak of the process {peak} MB (aim 200 MB); "
                + $"{result.In(OutcomeState.Awarded).Count():N0} awarded"
        );
        var projects = Projects(500);
        var quotas = Provinces.Select(p => new Quota(GroupKind.Province, p)
        {
            Most = projects.Envelope.Fifth(),
            Reserved = new Money(50_000_000),
        });
        var crossing = Enumerable.Range(0, 4).Select(t => new Quota(GroupKind.Theme, $"theme-{t}") { Most = projects.Envelope.Fifth() });
        Best("the envelope alone", projects);
        Best("a maximum and a reserve for each province", projects with { Quotas = [.. quotas] });
        Best("the same, one award for each of 300 bodies", projects with { Quotas = [.. quotas], PerBody = new BodyLimit(1, null) });
        Best("provinces and themes that cross", projects with { Quotas = [.. quotas, .. crossing] });
    }

    private static Money Fifth(this Money whole) => new(whole.Cents / 5);

    private static void Best(string what, Round round)
    {
        var watch = new Watch();
        var found = Portfolio.Of(round, out var why);
        Console.WriteLine(
            $"allocation: best of {round.Candidates.Count} projects, {what}: {watch.Told} (aim 10 s), "
                + (
                    found is null ? why!.En
                    : found.IsProven ? $"score {found.Score}, proven"
                    : $"score {found.Score}, at most {found.Bound} can be reached"
                )
        );
    }

    private static Round Large(int count)
    {
        var chance = new Random(20_261_130);
        var candidates = Enumerable
            .Range(0, count)
            .Select(i => new Candidate($"D-{i:000000}", $"body-{chance.Next(20_000)}", new Money(chance.Next(1_000_00, 250_000_00)))
            {
                Scores = [chance.Next(11), chance.Next(11), chance.Next(11)],
                Registered = chance.Next(count),
                Class = $"class-{chance.Next(3)}",
                Province = Provinces[chance.Next(5)],
            })
            .ToArray();
        var tied = candidates
            .GroupBy(c => (c.Scores[0] * 3 + c.Scores[1] * 2 + c.Scores[2], c.Scores[0], c.Registered))
            .Where(g => g.Count() > 1)
            .SelectMany(g => g.Select(c => c.Id))
            .Order(StringComparer.Ordinal);
        return new Round
        {
            Method = RoundMethod.Ranking,
            Envelope = Money.FromEuro(2_000_000_000),
            Candidates = candidates,
            Criteria = [new RoundCriterion("quality", 3, 2), new RoundCriterion("reach", 2), new RoundCriterion("cost", 1)],
            LeastTotal = 12,
            Ties = [new TieRule(TieKind.Criterion, "quality"), new TieRule(TieKind.Registration), new TieRule(TieKind.Lot)],
            Lot = new Lot(
                DrawKey.TryRead("9319./2.5.8.10.12./", out var key, out _) ? key : throw new InvalidOperationException(),
                [.. tied]
            ),
            PerBody = new BodyLimit(2, null),
            Quotas =
            [
                .. Provinces.Select(p => new Quota(GroupKind.Province, p) { Most = Money.FromEuro(450_000_000) }),
                new Quota(GroupKind.Class, "class-0") { Reserved = Money.FromEuro(900_000_000), Unfilled = UnfilledRule.FlowsBack },
            ],
        };
    }

    private static Round Projects(int count)
    {
        var chance = new Random(314);
        var candidates = Enumerable
            .Range(0, count)
            .Select(i => new Candidate($"P-{i:000}", $"body-{i % 300}", new Money(chance.Next(20_000_00, 500_000_00)))
            {
                Total = new Rational(chance.Next(100, 1_000), 10),
                Registered = i,
                Province = Provinces[i % 300 % 5],
                Theme = $"theme-{chance.Next(4)}",
            })
            .ToArray();
        return new Round
        {
            Method = RoundMethod.Ranking,
            Envelope = new Money(candidates.Sum(c => c.Asked.Cents) * 3 / 10),
            Candidates = candidates,
        };
    }

    /// <summary>Time on the clock and of the processor: on a busy machine only the second says something.</summary>
    private sealed class Watch
    {
        private readonly long _from = Stopwatch.GetTimestamp();
        private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;

        public string Told =>
            $"{Stopwatch.GetElapsedTime(_from).TotalSeconds:0.00} s, "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - _cpu).TotalSeconds:0.00} s of CPU";
    }
}
