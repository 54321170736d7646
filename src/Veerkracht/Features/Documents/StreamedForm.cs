using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Veerkracht.Core.Geo.Files;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Documents;

/// <summary>A file of a form, under the name of its input.</summary>
public sealed record StreamedFile(string Field, ReceivedFile File);

/// <summary>A file of a map, for the field at this path.</summary>
public sealed record StreamedMap(string Field, byte[] Bytes);

/// <summary>
/// On a page with file inputs: reads multipart posts part by part, files straight to disk, before anything else looks at the form. Texts
/// become the form of the request as ever, so antiforgery and binding work on; the files are in <see cref="Files"/>. They are gone when the
/// request ends, unless kept.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedFormAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private const int MaxTexts = 20_000,
        MaxTextBytes = 4 * 1024 * 1024,
        MaxFiles = 50;
    private static readonly object Key = new();
    private static readonly object MapsKey = new();

    /// <summary>Before the antiforgery filter (1000), which needs the form.</summary>
    public int Order => 0;

    public static IReadOnlyList<StreamedFile> Files(HttpContext http) => http.Items[Key] as List<StreamedFile> ?? [];

    /// <summary>Files of which only a shape is read; they are never kept.</summary>
    public static IReadOnlyList<StreamedMap> Maps(HttpContext http) => http.Items[MapsKey] as List<StreamedMap> ?? [];

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (
            !HttpMethods.IsPost(http.Request.Method)
            || !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
            return;
        var options = http.RequestServices.GetRequiredService<SiteOptions>();
        // Several files fit in one post; each has its own limit and its own message. Far more than that is not read at all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxUploadBytes * 4 + MaxTextBytes;
        var files = new List<StreamedFile>();
        http.Items[Key] = files;
        http.Response.OnCompleted(() =>
        {
            foreach (var file in files)
                file.File.Dispose();
            return Task.CompletedTask;
        });
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
            if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
                throw new InvalidDataException("no boundary");
            var texts = await Read(
                new MultipartReader(boundary, http.Request.Body),
                files,
                http,
                http.RequestServices.GetRequiredService<FileStore>(),
                http.RequestAborted
            );
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(texts)));
        }
        catch (TooManyFilesException)
        {
            Refuse(context, StatusCodes.Status429TooManyRequests);
        }
        catch (BadHttpRequestException e)
        {
            Refuse(context, e.StatusCode);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            Refuse(context, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The page that tells of it must not try to read the form again.</summary>
    private static void Refuse(AuthorizationFilterContext context, int status)
    {
        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Result = new StatusCodeResult(status);
    }

    private static async Task<Dictionary<string, StringValues>> Read(
        MultipartReader reader,
        List<StreamedFile> files,
        HttpContext http,
        FileStore store,
        CancellationToken stop
    )
    {
        var texts = new Dictionary<string, StringValues>();
        var maps = new List<StreamedMap>();
        http.Items[MapsKey] = maps;
        int count = 0,
            room = MaxTextBytes;
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition())
            {
                var fileName = HeaderUtilities
                    .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                    .Value;
                // A file input without a choice is sent without a name.
                if (string.IsNullOrEmpty(fileName))
                    continue;
                if (files.Count >= MaxFiles)
                    throw new InvalidDataException("too many files");
                if (http.IsTooMuch(RateKind.Upload))
                    throw new TooManyFilesException();
                if (name.StartsWith(MapHtml.FilePrefix, StringComparison.Ordinal))
                {
                    maps.Add(new StreamedMap(name[MapHtml.FilePrefix.Length..], await Bytes(section.Body, MapFile.MaxBytes + 1, stop)));
                    continue;
                }
                files.Add(new StreamedFile(name, await store.Receive(section.Body, fileName, stop)));
                continue;
            }
            if (++count > MaxTexts)
                throw new InvalidDataException("too many fields");
            var text = await Text(section.Body, room, stop);
            room -= text.Length;
            texts[name] = StringValues.Concat(texts.GetValueOrDefault(name), text);
        }
        return texts;
    }

    /// <summary>At most so many bytes; the rest is read and left.</summary>
    private static async Task<byte[]> Bytes(Stream body, int most, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(buffer, stop)) > 0)
            kept.Write(buffer, 0, (int)Math.Min(read, most - kept.Length));
        return kept.ToArray();
    }

    private static async Task<string> Text(Stream body, int most, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await body.ReadAsync(buffer, stop)) > 0)
        {
            if (kept.Length + read > most)
                throw new InvalidDataException("too much text");
            kept.Write(buffer, 0, read);
        }
        return System.Text.Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private sealed class TooManyFilesException : Exception;
}
