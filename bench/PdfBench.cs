using System.Diagnostics;
using Veerkracht.Tests.Documents;

namespace Veerkracht.Bench;

/// <summary>The receipt of an example of each shipped call: size, and CPU of this process for one.</summary>
internal static class PdfBench
{
    private const int WarmUp = 30,
        Times = 50;

    public static Task Run()
    {
        var receipts = ExampleReceipts.All(AppContext.BaseDirectory).DistinctBy(r => (r.Call.Slug, r.Step.Id)).ToList();
        var texts = ExampleReceipts.In("nl");
        var sizes = receipts.Select(r => (Receipt: r, Size: r.Pdf(texts).Length)).OrderBy(r => r.Size).ToList();
        foreach (var (receipt, size) in new[] { sizes[0], sizes[sizes.Count / 2], sizes[^1] })
            Console.WriteLine($"pdf: {receipt}: {size / 1024.0:0.0} KB (aim 60), {Cpu(() => receipt.Pdf(texts)):0.0} ms CPU (aim 20)");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Median, milliseconds of CPU. Small runs are taken together: the clock of a process ticks in hundredths of a second.
    /// </summary>
    private static double Cpu(Action what)
    {
        const int together = 10;
        for (var i = 0; i < WarmUp; i++)
            what();
        var process = Process.GetCurrentProcess();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            for (var j = 0; j < together; j++)
                what();
            process.Refresh();
            times.Add((process.TotalProcessorTime - before).TotalMilliseconds / together);
        }
        return times.Order().ElementAt(Times / 2);
    }
}
