using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Documents;

/// <summary>A file that was attached: its facts. The bytes lie in the data directory under their SHA-256.</summary>
public sealed class Document
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>Whose document it is.</summary>
    public required OrganisationId Organisation { get; init; }
    public required string Name { get; init; }

    /// <summary>Found in the content, not believed from the name.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required Guid UploadedBy { get; init; }
    public required DateTime UploadedAt { get; init; }
}

internal sealed class DocumentMap : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("Documents");
        document.HasKey(d => d.Id);
        document.HasIndex(d => d.DossierId);
        document.HasIndex(d => d.Sha256);
        document.Property(d => d.Sha256).HasMaxLength(64);
    }
}
