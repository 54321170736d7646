using System.Diagnostics;

namespace Veerkracht.Bench;

/// <summary>A built start on a database that is there, of this build and another in turns: to the first page, and idle memory.</summary>
internal static class StartBench
{
    private const int Turns = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly string[] Pages = ["/oproepen", "/maatregelen/fietspaden", "/gemeenten", "/programmas/vlaamse-veerkracht"];

    public static async Task Run(string here, string? against)
    {
        var builds = new List<(string Name, string Checkout, string Data)> { ("this", here, Fresh()) };
        if (against is not null)
            builds.Add(("other", against, Fresh()));
        foreach (var build in builds)
            await Once(build, last: false);
        var told = new Dictionary<string, List<(double Wall, double Cpu)>>();
        for (var turn = 1; turn <= Turns; turn++)
        {
            foreach (var build in builds)
            {
                var once = await Once(build, last: turn == Turns);
                if (!told.TryAdd(build.Name, [once]))
                    told[build.Name].Add(once);
            }
        }
        foreach (var (name, times) in told)
        {
            var wall = times.Select(t => t.Wall).Order().ElementAt(Turns / 2);
            var cpu = times.Select(t => t.Cpu).Order().ElementAt(Turns / 2);
            Console.WriteLine($"start of {name}: first page after {wall:0.00} s, {cpu:0.00} s CPU");
        }
        builds.ForEach(b => Directory.Delete(b.Data, recursive: true));
    }

    private static async Task<(double Wall, double Cpu)> Once((string Name, string Checkout, string Data) build, bool last)
    {
        var watch = Stopwatch.StartNew();
        await using var built = await Built.Start(build.Name, build.Checkout, build.Data);
        await built.Client.GetByteArrayAsync("/");
        var (wall, cpu) = (watch.Elapsed.TotalSeconds, built.CpuMs() / 1000);
        if (!last)
            return (wall, cpu);
        foreach (var page in Pages)
            await built.Client.GetByteArrayAsync(page);
        await Task.Delay(Idle);
        Console.WriteLine($"memory of {build.Name}: {built.ResidentMb():0} MB resident, idle for {Idle.TotalSeconds} s after some pages");
        return (wall, cpu);
    }

    private static string Fresh() => Directory.CreateTempSubdirectory("veerkracht-bench-").FullName;
}
