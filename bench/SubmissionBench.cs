using Veerkracht.Tests.Support;

namespace Veerkracht.Bench;

/// <summary>
/// Submissions and saves over HTTP of this build against another one, in turns within one run, each on a fresh database, and against raw
/// durable inserts. What the receipts say was asked must be what the journal booked.
/// </summary>
/// <param name="against">Checkout of the other build, built for release; null measures this one alone.</param>
/// <param name="each">Submissions a turn, after a warming that lasts until nothing is compiled any more.</param>
internal sealed class SubmissionBench(string here, string? against, int each)
{
    private const int Turns = 3,
        // Code is compiled for good only after it ran some thousand times.
        Warming = 1500,
        Saves = 400;

    /// <summary>Of what is sent, the answers of a small application.</summary>
    internal const int Bytes = 615;

    public async Task Run(bool sqlite, bool postgres)
    {
        if (sqlite)
            await On("SQLite", () => null);
        if (!postgres)
            return;
        using var server = PostgresServer.Start(durable: true);
        if (server is null)
            Console.WriteLine("submission on PostgreSQL: not measured, PostgreSQL is not installed");
        else
            await On("PostgreSQL", () => server.NewDatabase());
    }

    private async Task On(string database, Func<string?> fresh)
    {
        await using var now = await Side.Start("this", here, fresh());
        await using var old = against is null ? null : await Side.Start("other", against, fresh());
        Side[] sides = old is null ? [now] : [now, old];
        await using var raw = await RawInserts.Open(now.Options);
        var bytes = new byte[Bytes];
        foreach (var side in sides)
            await Send(side, Warming, 8);
        await raw.Run(each * 2, 8, bytes);
        foreach (var atOnce in new[] { 8, 32 })
        {
            var rates = new Rates();
            for (var turn = 0; turn < Turns; turn++)
            {
                foreach (var side in sides)
                    rates.Add(side.Built.Name, await Send(side, each, atOnce));
                rates.Add("raw", (await raw.Run(each * 4, atOnce, bytes), 0));
            }
            rates.Tell($"submission on {database}, {atOnce} at once");
        }
        await Save(database, sides);
    }

    private static async Task<(double, double)> Send(Side side, int count, int atOnce)
    {
        var drafts = await side.Officers.Drafts(count);
        var (before, asked) = (await side.Booked(), 0L);
        await side.Built.Settle();
        if (Environment.GetEnvironmentVariable("TELL") is not null)
            Console.WriteLine($"sending pid {side.Built.ProcessId}");
        var measured = await side.Measure(drafts, atOnce, async draft => Interlocked.Add(ref asked, await side.Officers.Send(draft)));
        var booked = await side.Booked() - before;
        return booked == asked && asked >= count
            ? measured
            : throw new InvalidOperationException(
                $"{side.Built.Name}: receipts of {asked} cents, booked {booked} for {count} submissions."
            );
    }

    private static async Task Save(string database, Side[] sides)
    {
        var (api, page) = (new Rates(), new Rates());
        // The first turn warms.
        for (var turn = -1; turn < Turns; turn++)
        {
            foreach (var side in sides)
            {
                var texts = Enumerable.Range(0, turn < 0 ? Warming : Saves).Select(i => $"Tekst {i}").ToList();
                var draft = await side.Officers.Draft();
                await side.Built.Settle();
                var byApi = await side.Measure(texts, 1, text => side.Officers.Save(draft, text));
                var byPage = await side.Measure(texts, 1, await side.Officers.Open(draft));
                if (turn < 0)
                    continue;
                api.Add(side.Built.Name, byApi);
                page.Add(side.Built.Name, byPage);
            }
        }
        api.Tell($"save by API on {database}");
        page.Tell($"autosave of a page on {database}");
    }
}
