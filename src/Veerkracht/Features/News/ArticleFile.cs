using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.News;

/// <summary>A file of an article: one width of its picture, or something to take along.</summary>
public sealed class ArticleFile
{
    public required Guid Id { get; init; }
    public required Guid ArticleId { get; init; }

    /// <summary>Pixels, of a width of the picture; null for what is to be taken along.</summary>
    public int? Width { get; init; }
    public int? Height { get; init; }
    public required string Name { get; init; }

    /// <summary>Found in the content, not believed from the name.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public bool IsPicture => Width is not null;
}

/// <summary>
/// The bytes of a file of an article. They lie in the database: there are few and they are small, and so every process has them, with the
/// copy of the database.
/// </summary>
public sealed class ArticleBytes
{
    public required Guid FileId { get; init; }
    public required byte[] Bytes { get; init; }
}

internal sealed class ArticleFileMap : IEntityTypeConfiguration<ArticleFile>
{
    public void Configure(EntityTypeBuilder<ArticleFile> file)
    {
        file.ToTable("ArticleFiles");
        file.HasKey(f => f.Id);
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Ignore(f => f.IsPicture);
        file.HasIndex(f => f.ArticleId);
        file.HasOne<Article>().WithMany().HasForeignKey(f => f.ArticleId);
    }
}

internal sealed class ArticleBytesMap : IEntityTypeConfiguration<ArticleBytes>
{
    public void Configure(EntityTypeBuilder<ArticleBytes> bytes)
    {
        bytes.ToTable("ArticleBytes");
        bytes.HasKey(b => b.FileId);
        bytes.Property(b => b.FileId).ValueGeneratedNever();
        bytes.HasOne<ArticleFile>().WithOne().HasForeignKey<ArticleBytes>(b => b.FileId);
    }
}
