using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.Support;

/// <summary>An answer as it came over the wire, compressed as it was asked for.</summary>
/// <param name="Bytes">As they came.</param>
/// <param name="Read">What they say.</param>
internal sealed record Loaded(HttpStatusCode Status, HttpResponseHeaders Headers, string? Encoding, byte[] Bytes, byte[] Read)
{
    /// <summary>The ways in which browsers ask; null asks for bytes as they are.</summary>
    public static readonly string?[] Encodings = ["br", "gzip", null];

    public static async Task<Loaded> From(HttpClient client, string address, string? accepted, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var encoding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        return new(answer.StatusCode, answer.Headers, encoding, bytes, Decoded(bytes, encoding));
    }

    /// <summary>Styles, scripts and icon that a page loads.</summary>
    public static IReadOnlyList<string> AddressesIn(byte[] page) =>
        [
            .. new HtmlParser()
                .ParseDocument(new MemoryStream(page))
                .QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!),
        ];

    private static byte[] Decoded(byte[] bytes, string? encoding)
    {
        using var from = new MemoryStream(bytes);
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(from, CompressionMode.Decompress),
            "gzip" => new GZipStream(from, CompressionMode.Decompress),
            _ => from,
        };
        using var to = new MemoryStream();
        plain.CopyTo(to);
        return to.ToArray();
    }
}
