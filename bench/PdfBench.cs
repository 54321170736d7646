using System.Diagnostics;
using Veerkracht.Tests.Documents;

namespace Veerkracht.Bench;

/// <summary>The receipt of every example of every shipped call: size, and CPU of this process for one.</summary>
internal static class PdfBench
{
    private const int WarmUp = 30,
        Times = 50;

    public static Task Run()
    {
        var receipts = ExampleReceipts.All(AppContext.BaseDirectory);
        var texts = ExampleReceipts.In("nl");
        var sizes = receipts.Select(r => (Receipt: r, Size: r.Pdf(texts).Length)).OrderBy(r => r.Size).ToList();
        Console.WriteLine($"pdf: {sizes.Count} receipts, {sizes.Count(s => s.Size > 60 * 1024)} above 60 KB");
        foreach (var (receipt, size) in new[] { sizes[0], sizes[sizes.Count / 2], sizes[^1] })
            Console.WriteLine($"pdf: {receipt}: {size / 1024.0:0.0} KB (aim 60), {Cpu(receipt, texts, Times):0.0} ms CPU (aim 20)");
        var slowest = receipts.Select(r => (Receipt: r, Cpu: Cpu(r, texts, 3))).MaxBy(r => r.Cpu);
        Console.WriteLine($"pdf: most CPU of all: {slowest.Receipt}: {slowest.Cpu:0.0} ms (aim 20)");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Median, milliseconds of CPU. Small runs are taken together: the clock of a process ticks in hundredths of a second.
    /// </summary>
    private static double Cpu(ExampleReceipt receipt, Veerkracht.Site.Texts texts, int repeats)
    {
        const int together = 10;
        for (var i = 0; i < WarmUp; i++)
            receipt.Pdf(texts);
        var process = Process.GetCurrentProcess();
        var times = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            for (var j = 0; j < together; j++)
                receipt.Pdf(texts);
            process.Refresh();
            times.Add((process.TotalProcessorTime - before).TotalMilliseconds / together);
        }
        return times.Order().ElementAt(repeats / 2);
    }
}
