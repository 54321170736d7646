using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Veerkracht.Features.Documents;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>Files that came in with one call; those that were not kept are gone when it ends.</summary>
internal sealed class Uploads : IDisposable
{
    private const int MaxFiles = 50,
        MaxTexts = 20,
        MaxTextBytes = 64 * 1024;

    public List<StreamedFile> Files { get; } = [];

    /// <summary>Parts of a form that are no file, by their name.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <param name="field">Path of the field; in a multipart form the name of the part says it where this is null.</param>
    /// <param name="name">Name of the file where the body is the file itself.</param>
    /// <exception cref="BadHttpRequestException">The body is far too large, or the form cannot be read.</exception>
    public static async Task<Uploads> Receive(
        HttpContext context,
        FileStore store,
        SiteOptions options,
        string? field,
        string? name,
        CancellationToken stop
    )
    {
        // One file may be refused with its own message; what is far larger is not read at all.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxUploadBytes * 4;
        var uploads = new Uploads();
        try
        {
            var isForm =
                MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
            if (isForm)
                await uploads.ReadForm(type!, context.Request.Body, store, field, stop);
            else if (field is not null)
                uploads.Files.Add(new StreamedFile(field, await store.Receive(context.Request.Body, name, stop)));
            return uploads;
        }
        catch (Exception e)
        {
            uploads.Dispose();
            if (e is InvalidDataException or (IOException and not BadHttpRequestException))
                throw new BadHttpRequestException("The form cannot be read.", e);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var file in Files)
            file.File.Dispose();
    }

    private static async Task<string> Text(Stream body, CancellationToken stop)
    {
        var bytes = new byte[MaxTextBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return read > MaxTextBytes ? throw new InvalidDataException("too much text") : System.Text.Encoding.UTF8.GetString(bytes, 0, read);
    }

    private async Task ReadForm(MediaTypeHeaderValue type, Stream body, FileStore store, string? field, CancellationToken stop)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
            throw new InvalidDataException("no boundary");
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (!disposition.IsFileDisposition())
            {
                if (Texts.Count >= MaxTexts)
                    throw new InvalidDataException("too many texts");
                Texts[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await Text(section.Body, stop);
                continue;
            }
            if (Files.Count >= MaxFiles)
                throw new InvalidDataException("too many files");
            var name = HeaderUtilities
                .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                .Value;
            Files.Add(
                new StreamedFile(
                    field ?? HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "",
                    await store.Receive(section.Body, name, stop)
                )
            );
        }
    }
}
