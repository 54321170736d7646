using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>The bytes of a public page, as they are and compressed: each way is made when it is first asked for.</summary>
/// <param name="madeAt">Time stamp of the system's clock.</param>
internal sealed class KeptPage(byte[] bytes, string contentType, PageState state, long madeAt)
{
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 20;

    private readonly string _digest = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));

    // What depends on the request, and what is added here or by the server.
    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet(
        [
            HeaderNames.CacheControl,
            HeaderNames.Connection,
            HeaderNames.ContentEncoding,
            HeaderNames.ContentLength,
            HeaderNames.ContentType,
            HeaderNames.Date,
            HeaderNames.ETag,
            HeaderNames.SetCookie,
            HeaderNames.TransferEncoding,
            HeaderNames.Vary,
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private volatile KeyValuePair<string, StringValues>[]? _others;
    private byte[]? _brotli;
    private byte[]? _gzip;

    public PageState State => state;
    public long MadeAt => madeAt;

    /// <summary>Bytes of memory, with room for what is compressed.</summary>
    public int Size => bytes.Length * 2;

    /// <summary>Whether it can be answered in front of all that adds a header.</summary>
    public bool KnowsItsHeaders => _others is not null;

    /// <summary>Takes over what others added to an answer with this page: the same for every reader, for so is the page.</summary>
    public void Learn(IHeaderDictionary answered) => _others ??= [.. answered.Where(h => !Own.Contains(h.Key))];

    /// <summary>As <see cref="Answer"/>, with the headers that others would add.</summary>
    public Task AnswerInFront(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in _others!)
            headers[name] = value;
        return Answer(context);
    }

    /// <summary>Answers with the page, or with 304 to who has it.</summary>
    public Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var accepted = request.Headers.AcceptEncoding.ToString();
        var (body, coding) =
            Accepts(accepted, "br") ? (_brotli ??= Brotli(), "br")
            : Accepts(accepted, "gzip") ? (_gzip ??= Gzip(), "gzip")
            : (bytes, null);
        var tag = coding is null ? $"\"{_digest}\"" : $"\"{_digest}-{coding}\"";
        response.Headers.ETag = tag;
        // May be kept by everybody and is asked for each time: it never lags behind the journal.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (Has(request.Headers.IfNoneMatch.ToString(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (coding is not null)
            response.Headers.ContentEncoding = coding;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static bool Has(string tags, string tag) =>
        tags.Length > 0
        && (tags == tag || tags.Split(',').Any(t => t.Trim() is var one && (one == "*" || one == tag || one == "W/" + tag)));

    /// <summary>Whether a coding is named and not refused ("gzip;q=0").</summary>
    private static bool Accepts(string header, string coding)
    {
        foreach (var part in header.AsSpan().Split(','))
        {
            var one = header.AsSpan(part).Trim();
            var end = one.IndexOf(';');
            if ((end < 0 ? one : one[..end]).TrimEnd().Equals(coding, StringComparison.OrdinalIgnoreCase))
                return end < 0 || !StringWithQualityHeaderValue.TryParse(one.ToString(), out var weighed) || weighed.Quality != 0;
        }
        return false;
    }

    private byte[] Brotli()
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, room, out var written, BrotliQuality, BrotliWindow)
                ? room.AsSpan(0, written).ToArray()
                : throw new InvalidOperationException("A page was larger compressed than it can be.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private byte[] Gzip()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return compressed.ToArray();
    }
}

/// <summary>What a page may depend on beside its address; another page as soon as one of these is another.</summary>
/// <param name="Changes">Count of what the public sees.</param>
/// <param name="Minute">Of the clock of the domain: windows open and close on one.</param>
internal readonly record struct PageState(long Changes, long Minute);

/// <summary>The address of a page, and the language of its reader.</summary>
internal readonly record struct PageKey(bool Secure, string Host, string Path, string Query, Language Language)
{
    /// <summary>Null for a request that gets no kept page: another method, another way to sign in, too long to keep.</summary>
    public static PageKey? Of(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return null;
        if (request.Headers.Authorization.Count > 0 || request.PathBase.HasValue)
            return null;
        var (path, query) = (request.Path.Value ?? "", request.QueryString.Value ?? "");
        if (path.Length + query.Length > 500)
            return null;
        return new(request.IsHttps, request.Host.Value ?? "", path, query, Languages.Of(request));
    }
}
