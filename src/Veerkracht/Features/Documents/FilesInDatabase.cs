using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;

namespace Veerkracht.Features.Documents;

/// <summary>A part of the bytes of an attached file.</summary>
public sealed class FileChunk
{
    public required string Sha256 { get; init; }

    /// <summary>Place of its first byte in the file.</summary>
    public required long Start { get; init; }
    public required byte[] Bytes { get; init; }
}

internal sealed class FileChunkMap : IEntityTypeConfiguration<FileChunk>
{
    public void Configure(EntityTypeBuilder<FileChunk> chunk)
    {
        chunk.ToTable("FileChunks");
        chunk.HasKey(c => new { c.Sha256, c.Start });
        chunk.Property(c => c.Sha256).HasMaxLength(64);
    }
}

/// <summary>
/// In the database, chunk by chunk, in the transaction of the document: all of a file is there, or nothing. No more than a chunk is held in
/// memory. What was kept in the data directory before is still found there.
/// </summary>
public sealed class FilesInDatabase(IServiceScopeFactory scopes, FilesInDirectory before) : IKeptFiles
{
    /// <summary>Bytes.</summary>
    public const int ChunkSize = 256 * 1024;

    /// <summary>What is kept and what is swept away never cross: beside the topics of acts.</summary>
    private const int Topic = 1 << 30;

    public async Task Keep(Db db, string sha256, string path, CancellationToken stop)
    {
        await using var file = new FileStream(
            path,
            new FileStreamOptions { Access = FileAccess.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }
        );
        await db.HoldTopic(Topic, alone: false, stop);
        var buffer = new byte[ChunkSize];
        var start = 0L;
        while (await file.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, stop) is var read and > 0)
        {
            var bytes = read == ChunkSize ? buffer : buffer[..read];
            // Two who keep the same bytes at the same instant: the second waits, and finds them there.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "FileChunks" ("Sha256", "Start", "Bytes") VALUES ({sha256}, {start}, {bytes})
                ON CONFLICT ("Sha256", "Start") DO NOTHING
                """,
                stop
            );
            start += read;
        }
    }

    /// <summary>Takes away what no document names: what was taken out of a draft.</summary>
    /// <returns>How many files are gone.</returns>
    internal static async Task<int> Sweep(Db db, CancellationToken stop)
    {
        // Nearly always there are none, and then nobody waits.
        if (!await Unnamed(db).AnyAsync(stop))
            return 0;
        using var writer = await db.EnterWriter(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.HoldTopic(Topic, alone: true, stop);
        var gone = await Unnamed(db).Select(c => c.Sha256).Distinct().CountAsync(stop);
        await Unnamed(db).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return gone;
    }

    private static IQueryable<FileChunk> Unnamed(Db db) =>
        db.Set<FileChunk>().Where(c => !db.Set<Document>().Any(d => d.Sha256 == c.Sha256));

    public async Task<Stream?> Open(string sha256, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var length = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Set<FileChunk>()
            .Where(c => c.Sha256 == sha256)
            .OrderByDescending(c => c.Start)
            .Select(c => (long?)(c.Start + c.Bytes.Length))
            .FirstOrDefaultAsync(stop);
        return length is { } bytes ? new ChunkStream(scopes, sha256, bytes) : await before.Open(sha256, stop);
    }

    /// <summary>Reads a chunk when its first byte is asked for: who downloads slowly holds no connection meanwhile.</summary>
    private sealed class ChunkStream(IServiceScopeFactory scopes, string sha256, long length) : Stream
    {
        private FileChunk? _chunk;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!IsAtHand && Position < length)
            {
                await using var scope = scopes.CreateAsyncScope();
                _chunk = await At(scope.ServiceProvider.GetRequiredService<Db>()).FirstAsync(cancellationToken);
            }
            return Copy(buffer.Span);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(Span<byte> buffer)
        {
            if (!IsAtHand && Position < length)
            {
                using var scope = scopes.CreateScope();
                _chunk = At(scope.ServiceProvider.GetRequiredService<Db>()).First();
            }
            return Copy(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        private bool IsAtHand => _chunk is { } chunk && Position >= chunk.Start && Position < chunk.Start + chunk.Bytes.Length;

        private IQueryable<FileChunk> At(Db db) =>
            db.Set<FileChunk>().Where(c => c.Sha256 == sha256 && c.Start <= Position).OrderByDescending(c => c.Start);

        private int Copy(Span<byte> buffer)
        {
            if (Position >= length || _chunk is not { } chunk)
                return 0;
            var left = chunk.Bytes.AsSpan((int)(Position - chunk.Start));
            var many = Math.Min(left.Length, buffer.Length);
            left[..many].CopyTo(buffer);
            Position += many;
            return many;
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = origin switch
            {
                SeekOrigin.Begin => offset,
                SeekOrigin.Current => Position + offset,
                _ => length + offset,
            };

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
