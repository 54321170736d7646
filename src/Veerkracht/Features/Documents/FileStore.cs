using System.Security.Cryptography;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents;

/// <summary>A file that came in and lies in a temporary place until it is kept. Size in bytes.</summary>
/// <param name="Refused">Why it cannot be attached; null where it can.</param>
public sealed record ReceivedFile(string Name, long Size, string Sha256, string ContentType, string TemporaryPath, LocalText? Refused)
    : IDisposable
{
    public void Dispose() => File.Delete(TemporaryPath);
}

/// <summary>
/// The bytes of attached files, under their SHA-256: equal content is kept once, and a file can never change under its document. Bytes
/// stream to disk; none is held in memory.
/// </summary>
public sealed class FileStore(SiteOptions options, IKeptFiles kept)
{
    private readonly string _incoming = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "files", "incoming")).FullName;

    /// <summary>
    /// Reads all of a stream. What is too large is read to its end and refused, so that the rest of the form still arrives.
    /// </summary>
    public async Task<ReceivedFile> Receive(Stream content, string? name, CancellationToken stop = default)
    {
        var path = Path.Combine(_incoming, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        try
        {
            await using var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.Asynchronous,
                }
            );
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[81920];
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, stop)) > 0)
            {
                size += read;
                if (size > options.MaxUploadBytes)
                    continue;
                hash.AppendData(buffer, 0, read);
                await Write(file, buffer.AsMemory(0, read), stop);
            }
            await Write(file, default, stop);
            var tidy = FileNames.Tidy(name);
            var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (size > options.MaxUploadBytes)
                return new ReceivedFile(tidy, size, sha, "", path, TooLarge());
            var (kind, why) = FileKinds.Of(file, tidy);
            // On the disk before a document can refer to it.
            file.Flush(flushToDisk: kind is not null);
            return new ReceivedFile(tidy, size, sha, kind?.ContentType ?? "", path, kind is null ? why : null);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>A disk that is full or gone is no fault of who sends: it must not look like a form that broke off.</summary>
    private static async Task Write(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            await file.WriteAsync(bytes, stop);
            await file.FlushAsync(stop);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException("The files of the data directory cannot be written.", e);
        }
    }

    /// <summary>Brings a received file to its place; keeping equal bytes twice is harmless.</summary>
    /// <param name="db">In the transaction in which a document refers to it.</param>
    public Task Keep(ReceivedFile file, Db db, CancellationToken stop = default) =>
        file.Refused is null
            ? kept.Keep(db, file.Sha256, file.TemporaryPath, stop)
            : throw new InvalidOperationException("A refused file is not kept.");

    /// <summary>
    /// The bytes of a document, to be disposed by the caller; null where they are not there (a restored database without its files).
    /// </summary>
    public Task<Stream?> Open(Document document, CancellationToken stop = default) => kept.Open(document.Sha256, stop);

    private LocalText TooLarge()
    {
        var most = options.MaxUploadBytes >= 1_000_000 ? $"{options.MaxUploadBytes / 1_000_000} MB" : $"{options.MaxUploadBytes / 1000} kB";
        return new LocalText(
            $"Dit bestand is te groot: hoogstens {most} per bestand. Maak het kleiner of splits het.",
            $"This file is too large: at most {most} a file. Make it smaller or split it."
        );
    }
}
