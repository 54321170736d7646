using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Documents.Uploads;

/// <summary>A file that comes in part by part. In the database, so that each part may come in at another process.</summary>
public sealed class FileUpload
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>Path of the field.</summary>
    public required string Field { get; init; }
    public required string Name { get; init; }

    /// <summary>Bytes that are to come.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes that are here.</summary>
    public long Received { get; init; }

    /// <summary>Tells this file from another of the same name and size: when it was changed, as the browser says.</summary>
    public required string Stamp { get; init; }
    public required Guid StartedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }
}

/// <summary>Bytes of a file that comes in, from a place on.</summary>
public sealed class FileUploadPart
{
    public required Guid UploadId { get; init; }
    public required long Start { get; init; }
    public required byte[] Bytes { get; init; }
}

internal sealed class FileUploadMap : IEntityTypeConfiguration<FileUpload>
{
    public void Configure(EntityTypeBuilder<FileUpload> upload)
    {
        upload.ToTable("FileUploads");
        upload.HasKey(u => u.Id);
        upload.HasIndex(u => u.StartedBy);
        upload.HasIndex(u => u.StartedAt);
        upload.Property(u => u.Stamp).HasMaxLength(40);
    }
}

internal sealed class FileUploadPartMap : IEntityTypeConfiguration<FileUploadPart>
{
    public void Configure(EntityTypeBuilder<FileUploadPart> part)
    {
        part.ToTable("FileUploadParts");
        part.HasKey(p => new { p.UploadId, p.Start });
        part.HasOne<FileUpload>().WithMany().HasForeignKey(p => p.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
