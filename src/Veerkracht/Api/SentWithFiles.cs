using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Veerkracht.Features.Documents;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>
/// A body that is JSON, or a multipart form with the same members as parts and the files beside them in parts that are named "files".
/// </summary>
internal sealed class SentWithFiles<TBody>(TBody body, Uploads? uploads) : IDisposable
    where TBody : class
{
    public TBody Body => body;
    public IReadOnlyList<ReceivedFile> Files => uploads is null ? [] : [.. uploads.Files.Select(f => f.File)];

    /// <exception cref="BadHttpRequestException">It cannot be read.</exception>
    public static async Task<SentWithFiles<TBody>> Read(HttpContext context, CancellationToken stop)
    {
        var services = context.RequestServices;
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            if (!context.Request.HasFormContentType)
                return new(await context.Request.ReadFromJsonAsync<TBody>(json, stop) ?? throw new JsonException(), null);
            var uploads = await Uploads.Receive(
                context,
                services.GetRequiredService<FileStore>(),
                services.GetRequiredService<SiteOptions>(),
                null,
                null,
                stop
            );
            try
            {
                return new(JsonSerializer.SerializeToElement(uploads.Texts).Deserialize<TBody>(json) ?? throw new JsonException(), uploads);
            }
            catch
            {
                uploads.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new BadHttpRequestException("The body cannot be read.", e);
        }
    }

    public void Dispose() => uploads?.Dispose();
}
