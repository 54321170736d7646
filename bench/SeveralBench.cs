using System.Diagnostics;
using Veerkracht.Tests.Support;

namespace Veerkracht.Bench;

/// <summary>
/// Submissions to one process and to two that serve the same PostgreSQL, in turns, beside raw durable inserts. All of it shares the cores
/// with the server and with who sends, so what two give more is what the machine has left.
/// </summary>
internal sealed class SeveralBench(string here, int each)
{
    // Both together: code is compiled for good only after it ran some thousand times.
    private const int Turns = 3,
        Warming = 4000;

    public async Task Run()
    {
        using var server = PostgresServer.Start(durable: true);
        if (server is null)
        {
            Console.WriteLine("several: not measured, PostgreSQL is not installed");
            return;
        }
        var database = server.NewDatabase();
        await using var one = await Side.Start("one", here, database);
        await using var two = await Side.Start("two", here, database);
        await using var raw = await RawInserts.Open(one.Options);
        await Send([one, two], Warming, 8);
        await raw.Run(each * 2, 8, new byte[SubmissionBench.Bytes]);
        foreach (var atOnce in new[] { 8, 32 })
        {
            var rates = new Rates();
            for (var turn = 0; turn < Turns; turn++)
            {
                rates.Add("two processes", await Send([one, two], each, atOnce));
                rates.Add("one process", await Send([one], each, atOnce));
                rates.Add("raw", (await raw.Run(each * 4, atOnce, new byte[SubmissionBench.Bytes]), 0));
            }
            rates.Tell($"submission on PostgreSQL, {atOnce} at once");
        }
    }

    private static async Task<(double Rate, double CpuMs)> Send(Side[] sides, int count, int atOnce)
    {
        var drafts = await sides[0].Officers.Drafts(count);
        var (before, asked) = (await sides[0].Booked(), 0L);
        foreach (var side in sides)
            await side.Built.Settle();
        var (watch, cpu) = (Stopwatch.StartNew(), sides.Sum(s => s.Built.CpuMs()));
        await Parallel.ForEachAsync(
            drafts.Select((draft, i) => (draft, sides[i % sides.Length])),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (one, _) => Interlocked.Add(ref asked, await one.Item2.Officers.Send(one.draft))
        );
        var rate = count / watch.Elapsed.TotalSeconds;
        var booked = await sides[0].Booked() - before;
        return booked == asked
            ? (rate, (sides.Sum(s => s.Built.CpuMs()) - cpu) / count)
            : throw new InvalidOperationException($"Receipts of {asked} cents, booked {booked} for {count} submissions.");
    }
}
