using System.Security.Cryptography;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents;

/// <summary>A file that came in and lies in a temporary place until it is kept. Size in bytes.</summary>
/// <param name="Refused">Why it cannot be attached; null where it can.</param>
public sealed record ReceivedFile(string Name, long Size, string Sha256, string ContentType, string TemporaryPath, LocalText? Refused)
    : IActFile,
        IDisposable
{
    /// <summary>It is a photograph that says where it was taken.</summary>
    public bool TellsPlace { get; init; }

    /// <summary>The name with which it came, where it is kept under another.</summary>
    public string? Given { get; init; }

    public void Dispose() => File.Delete(TemporaryPath);
}

/// <summary>
/// The bytes of attached files, under their SHA-256: equal content is kept once, and a file can never change under its document. Bytes
/// stream to disk; none is held in memory.
/// </summary>
public sealed class FileStore(SiteOptions options, IKeptFiles kept)
{
    /// <summary>Why a file was refused that could not be written.</summary>
    public static readonly LocalText NoRoom = new(
        "Op de server is nu geen plaats voor dit bestand. Wat u invulde, is wel bewaard. Probeer het later opnieuw, of verwittig "
            + "de beheerder.",
        "There is no room on the server for this file now. What you filled in is saved. Try again later, or tell the administrator."
    );

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
                return new ReceivedFile(tidy, size, sha, "", path, TooLarge);
            var found = FileKinds.Of(file, tidy);
            // On the disk before a document can refer to it.
            file.Flush(flushToDisk: found.Kind is not null);
            return new ReceivedFile(tidy, size, sha, found.ContentType, path, found.Why)
            {
                TellsPlace = found.Kind is not null && PhotoPlace.IsTold(new SentFile(file, tidy)),
                Given = FileNames.Given(name, tidy),
            };
        }
        catch (Exception e) when (IsFull(e))
        {
            // The rest of the form still arrives.
            File.Delete(path);
            await content.CopyToAsync(Stream.Null, stop);
            return new ReceivedFile(FileNames.Tidy(name), 0, "", "", path, NoRoom);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>A copy of a photograph that does not say where it was taken, and is the same in all else.</summary>
    public async Task<ReceivedFile> ReceiveWithoutPlace(Stream photograph, string name, CancellationToken stop = default)
    {
        using var whole = await Receive(photograph, name, stop);
        await using var copy = new FileStream(whole.TemporaryPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        await using (var file = File.OpenRead(whole.TemporaryPath))
            PhotoPlace.Remove(new SentFile(file, name), copy);
        await copy.FlushAsync(stop);
        copy.Position = 0;
        return await Receive(copy, name, stop);
    }

    /// <summary>ENOSPC, EDQUOT and EFBIG; 112 is that of Windows.</summary>
    private static bool IsFull(Exception fault) =>
        fault is IOException && (fault.HResult & 0xFFFF) is 28 or 122 or 27 or 112 || (fault.InnerException is { } inner && IsFull(inner));

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

    /// <summary>What came in before a moment and was never kept: its process was killed.</summary>
    /// <returns>How many there were.</returns>
    internal int DestroyIncomingBefore(DateTime moment)
    {
        var old = Directory.EnumerateFiles(_incoming).Where(f => File.GetLastWriteTimeUtc(f) < moment).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    internal LocalText TooLarge
    {
        get
        {
            var most =
                options.MaxUploadBytes >= 1_000_000 ? $"{options.MaxUploadBytes / 1_000_000} MB" : $"{options.MaxUploadBytes / 1000} kB";
            return new LocalText(
                $"Dit bestand is te groot: hoogstens {most} per bestand. Maak het kleiner of splits het.",
                $"This file is too large: at most {most} a file. Make it smaller or split it."
            );
        }
    }
}
