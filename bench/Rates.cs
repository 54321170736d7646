namespace Veerkracht.Bench;

/// <summary>What several turns gave, by name; told as medians, and as ratios to the first name.</summary>
internal sealed class Rates
{
    private readonly Dictionary<string, List<(double Rate, double CpuMs)>> _turns = [];

    public void Add(string name, (double Rate, double CpuMs) turn)
    {
        if (!_turns.TryGetValue(name, out var turns))
            _turns[name] = turns = [];
        turns.Add(turn);
    }

    public void Tell(string what)
    {
        var first = _turns.Values.First();
        foreach (var (name, turns) in _turns)
        {
            var ratio = Median(first.Zip(turns, (a, b) => a.Rate / b.Rate));
            var cpu = Median(turns.Select(t => t.CpuMs));
            var against = turns == first ? "" : $"; the first is {ratio:0.000} ×";
            Console.WriteLine($"{what}: {name} {Median(turns.Select(t => t.Rate)):0}/s, {cpu:0.00} ms CPU{against}");
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
