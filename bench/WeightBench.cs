using System.Text.RegularExpressions;

namespace Veerkracht.Bench;

/// <summary>
/// What a page weighs on the wire, compressed: alone with styles and scripts, and with everything that it and its styles load. And what a
/// sent dossier weighs: as PDF, and in the database.
/// </summary>
internal static partial class WeightBench
{
    private const int Pdfs = 40,
        Dossiers = 300;
    private static readonly string[] Pages = ["/", "/maatregelen/fietspaden", "/oproepen/fietspaden", "/aanmelden"];

    public static async Task Run(string here, string? against)
    {
        await On("this", here);
        if (against is not null)
            await On("other", against);
    }

    private static async Task On(string name, string checkout)
    {
        await using var side = await Side.Start(name, checkout, null);
        foreach (var page in Pages)
            await Weigh(side.Built, page);
        var sent = await side.Officers.Drafts(1);
        await side.Officers.Send(sent[0]);
        var size = 0;
        // Compiled and with fonts read.
        for (var i = 0; i < Pdfs; i++)
            size = await side.Officers.Receipt(sent[0]);
        var (_, cpu) = await side.Measure(Enumerable.Range(0, Pdfs).ToList(), 1, _ => side.Officers.Receipt(sent[0]));
        Console.WriteLine($"receipt of {name}: {size / 1024.0:0.0} KB, {cpu:0.0} ms CPU");
        var before = await side.DatabaseBytes();
        foreach (var draft in await side.Officers.Drafts(Dossiers))
            await side.Officers.Send(draft);
        Console.WriteLine(
            $"database of {name}: {(await side.DatabaseBytes() - before) / 1024.0 / Dossiers:0.0} KB a dossier with one sent application"
        );
    }

    private static async Task Weigh(Built built, string page)
    {
        var (_, bytes) = await Get(built, page);
        var (most, seen) = (bytes, new HashSet<string>());
        var (plain, _) = await Get(built, page, compressed: false);
        foreach (var load in Loaded().Matches(plain).Select(m => m.Groups[1].Value).Where(u => u.StartsWith('/') && seen.Add(u)))
        {
            var (_, weight) = await Get(built, load);
            most += weight;
            if (IsText(load))
                bytes += weight;
            if (!load.Contains(".css", StringComparison.Ordinal))
                continue;
            // Fonts and pictures of the styles.
            var (styles, _) = await Get(built, load, compressed: false);
            foreach (
                var inside in Inside()
                    .Matches(styles)
                    .Select(m => m.Groups[1].Value)
                    .Where(u => !u.StartsWith("data:", StringComparison.Ordinal))
            )
            {
                var address = new Uri(new Uri(built.Client.BaseAddress!, load), inside).PathAndQuery;
                if (seen.Add(address))
                    most += (await Get(built, address)).Bytes;
            }
        }
        Console.WriteLine(
            $"weight of {page} of {built.Name}: {bytes / 1024.0:0.0} KB with styles and scripts, "
                + $"{most / 1024.0:0.0} KB with all that its styles name"
        );
    }

    private static bool IsText(string address) =>
        address.Contains(".css", StringComparison.Ordinal) || address.Contains(".js", StringComparison.Ordinal);

    private static async Task<(string Text, int Bytes)> Get(Built built, string address, bool compressed = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (compressed)
            request.Headers.Add("Accept-Encoding", "br, gzip");
        using var answer = await built.Client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (compressed ? "" : System.Text.Encoding.UTF8.GetString(bytes), bytes.Length);
    }

    [GeneratedRegex(
        """"<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src|img[^>]+src|link[^>]+rel="icon"[^>]+href)="([^"]+)"[^>]*>""""
    )]
    private static partial Regex Loaded();

    [GeneratedRegex("""url\(["']?([^"')]+)["']?\)""")]
    private static partial Regex Inside();
}
