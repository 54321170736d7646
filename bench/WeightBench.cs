using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Veerkracht.Bench;

/// <summary>What a page weighs on the wire with everything that it loads, compressed.</summary>
internal static partial class WeightBench
{
    public static async Task Run()
    {
        await using var site = await BenchSite.Start(null, examples: true);
        using var client = site.Client();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var plain = site.Client();
        foreach (var page in new[] { "/", "/maatregelen/fietspaden", "/oproepen/fietspaden", "/aanmelden" })
        {
            var html = await plain.GetStringAsync(page);
            var loads = Loaded()
                .Matches(html)
                .Select(m => m.Groups[1].Value)
                .Where(u => u.StartsWith('/') && !u.StartsWith("//", StringComparison.Ordinal))
                .Distinct();
            var bytes = (await client.GetByteArrayAsync(page)).Length;
            foreach (var load in loads)
                bytes += (await client.GetByteArrayAsync(load)).Length;
            Console.WriteLine($"weight of {page}: {bytes / 1024.0:0.0} KB compressed (aim 100 KB)");
        }
    }

    [GeneratedRegex(
        """"<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src|img[^>]+src|link[^>]+rel="icon"[^>]+href)="([^"]+)"[^>]*>""""
    )]
    private static partial Regex Loaded();
}
