using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Veerkracht.Bench;

/// <summary>
/// The bench "format" of this build and of another, each in a process of its own, in turns, on the calls of the other one: both read those.
/// </summary>
internal static partial class FormatBeside
{
    private const int Turns = 9;

    public static async Task Run(string here, string other)
    {
        var (these, others) = (new List<(double Read, double Evaluated)>(), new List<(double Read, double Evaluated)>());
        for (var turn = 0; turn < Turns; turn++)
        {
            these.Add(await Once(here, ["format", "--data", other]));
            // Its own calls lie above its program; a build of then knows no other place.
            others.Add(await Once(other, ["format"]));
        }
        Tell("reading a call of 1,000 more fields", [.. these.Select(t => t.Read)], [.. others.Select(t => t.Read)]);
        Tell("evaluating the largest form", [.. these.Select(t => t.Evaluated)], [.. others.Select(t => t.Evaluated)]);
    }

    private static void Tell(string what, double[] these, double[] others) =>
        Console.WriteLine(
            FormattableString.Invariant(
                $"format: {what}: this {Median(these):0.00} ms, other {Median(others):0.00} ms: {Median(these) / Median(others):0.00} × "
            )
                + FormattableString.Invariant(
                    $"(best of {Turns} turns {these.Min():0.00} and {others.Min():0.00}: {these.Min() / others.Min():0.00} ×)"
                )
        );

    private static double Median(double[] of) => of.Order().ElementAt(of.Length / 2);

    private static async Task<(double Read, double Evaluated)> Once(string checkout, string[] arguments)
    {
        var program = Path.Combine(checkout, "bench/bin/Release/net10.0/Veerkracht.Bench.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = checkout }
        )!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var found = Milliseconds().Matches(told).Select(m => m.Groups[1].Value.Replace(',', '.')).ToList();
        return found is [var read, var evaluated]
            ? (double.Parse(read, CultureInfo.InvariantCulture), double.Parse(evaluated, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{program} told no two times (is it built for release?): {told}");
    }

    [GeneratedRegex("(?:read|evaluated) in ([0-9.,]+) ms")]
    private static partial Regex Milliseconds();
}
