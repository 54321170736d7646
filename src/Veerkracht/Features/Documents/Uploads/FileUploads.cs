using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents.Uploads;

/// <summary>
/// Files that come in part by part, in the spirit of resumable uploads (tus, IETF): each part says where it begins, and whoever lost the
/// line asks how far it came. Nothing is attached before all is here.
/// </summary>
public sealed class FileUploads(Db db, FileStore store, SiteOptions options, Clock clock)
{
    /// <summary>Bytes of a part at most.</summary>
    public const int MostPart = 1024 * 1024;

    /// <summary>How many of one person may be on their way.</summary>
    private const int MostOpen = 40;

    /// <summary>A file to come; the same one where this person began it before and did not end it.</summary>
    /// <param name="file">With the name as it will be kept.</param>
    public async Task<Outcome<FileUpload>> Begin(FileUpload file, CancellationToken stop)
    {
        if (file.Size <= 0)
            return new Refusal("file-refused", Kinds.FileFaults.Empty, RefusalKind.Invalid, file.Field);
        if (file.Size > options.MaxUploadBytes)
            return new Refusal("file-refused", store.TooLarge, RefusalKind.Invalid, file.Field);
        var mine = await db.FileUploads.Where(u => u.StartedBy == file.StartedBy).ToListAsync(stop);
        if (mine.FirstOrDefault(u => IsSame(u, file)) is { } begun)
            return begun;
        if (mine.Count >= MostOpen)
            return TooManyOpen;
        return await db.Transact<FileUpload>(
            async () =>
            {
                db.FileUploads.Add(file);
                await db.SaveChangesAsync(stop);
                return file;
            },
            stop
        );
    }

    private static bool IsSame(FileUpload one, FileUpload other) =>
        (one.DossierId, one.StepId, one.Field, one.Name, one.Size, one.Stamp)
        == (other.DossierId, other.StepId, other.Field, other.Name, other.Size, other.Stamp);

    public Task<FileUpload?> Find(Guid id, CancellationToken stop) =>
        db.FileUploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, stop);

    /// <summary>Keeps a part where it goes on from what is here.</summary>
    /// <returns>How many bytes are here now; not what was sent where it begins elsewhere.</returns>
    public async Task<long> Append(FileUpload upload, long from, byte[] part, CancellationToken stop)
    {
        var outcome = await db.Transact<long>(
            async () =>
            {
                // Two parts that begin at the same place: one of them goes on, the other finds that it did.
                var moved =
                    from + part.Length > upload.Size
                        ? 0
                        : await db
                            .FileUploads.Where(u => u.Id == upload.Id && u.Received == from)
                            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Received, from + part.Length), stop);
                if (moved == 1 && part.Length > 0)
                    db.FileUploadParts.Add(
                        new FileUploadPart
                        {
                            UploadId = upload.Id,
                            Start = from,
                            Bytes = part,
                        }
                    );
                await db.SaveChangesAsync(stop);
                return await db.FileUploads.Where(u => u.Id == upload.Id).Select(u => u.Received).FirstOrDefaultAsync(stop);
            },
            stop
        );
        return outcome.Done ? outcome.Value : (await Find(upload.Id, stop))?.Received ?? 0;
    }

    /// <summary>The whole file, as any other that came in; to be disposed by the caller.</summary>
    public async Task<ReceivedFile> Gather(FileUpload upload, CancellationToken stop)
    {
        var pipe = new Pipe();
        var parts = Pour(upload, pipe.Writer, stop);
        try
        {
            return await store.Receive(pipe.Reader.AsStream(), upload.Name, stop);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await parts;
        }
    }

    private async Task Pour(FileUpload upload, PipeWriter writer, CancellationToken stop)
    {
        Exception? fault = null;
        try
        {
            var at = 0L;
            while (at < upload.Size)
            {
                var bytes = await db
                    .FileUploadParts.Where(p => p.UploadId == upload.Id && p.Start == at)
                    .Select(p => p.Bytes)
                    .FirstAsync(stop);
                at += bytes.Length;
                if ((await writer.WriteAsync(bytes, stop)).IsCompleted)
                    break;
            }
        }
        catch (Exception e)
        {
            fault = e;
        }
        await writer.CompleteAsync(fault);
    }

    /// <summary>Takes away what is attached, or will not be.</summary>
    public Task Drop(Guid id, CancellationToken stop) =>
        db.Transact<bool>(
            async () =>
            {
                await db.FileUploadParts.Where(p => p.UploadId == id).ExecuteDeleteAsync(stop);
                return await db.FileUploads.Where(u => u.Id == id).ExecuteDeleteAsync(stop) > 0;
            },
            stop
        );

    /// <summary>Takes away what nobody went on with.</summary>
    /// <returns>How many files that were.</returns>
    public async Task<int> DropBefore(DateTime moment, CancellationToken stop)
    {
        var old = await db.FileUploads.Where(u => u.StartedAt < moment).Select(u => u.Id).ToListAsync(stop);
        foreach (var id in old)
            await Drop(id, stop);
        return old.Count;
    }

    public FileUpload Make(Guid dossier, string step, string field, string? name, long size, string? stamp, Guid person) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DossierId = dossier,
            StepId = step,
            Field = field,
            Name = FileNames.Tidy(name),
            Size = size,
            Stamp = (stamp ?? "")[..Math.Min(40, stamp?.Length ?? 0)],
            StartedBy = person,
            StartedAt = clock.SystemUtcNow,
        };

    private static readonly Refusal TooManyOpen = new(
        "file-refused",
        new LocalText(
            $"Er zijn al {MostOpen} bestanden van u onderweg. Wacht tot ze zijn toegevoegd.",
            $"{MostOpen} files of yours are already on their way. Wait until they are added."
        ),
        RefusalKind.Conflict
    );
}
