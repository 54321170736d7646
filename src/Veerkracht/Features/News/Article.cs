using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>What an article tells of.</summary>
public enum ArticleKind
{
    News,

    /// <summary>Something on a day: a webinar, a meeting.</summary>
    Event,
}

/// <summary>Where an article stands, at a moment.</summary>
public enum ArticleState
{
    Draft,

    /// <summary>Everybody reads it from a moment to come.</summary>
    Planned,
    Public,
    Withdrawn,
}

/// <summary>An article or event, in Dutch and, where somebody wrote it, in English.</summary>
public sealed class Article : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>In its address; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Slug of the programme.</summary>
    public required string Programme { get; init; }
    public ArticleKind Kind { get; set; }
    public required LocalText Title { get; set; }
    public LocalText Lead { get; set; } = LocalText.Empty;

    /// <summary>Markdown, as typed.</summary>
    public LocalText Body { get; set; } = LocalText.Empty;

    /// <summary>A function or a name, as it is to be shown.</summary>
    public LocalText Author { get; set; } = LocalText.Empty;

    /// <summary>What the picture shows, for who does not see it; and what stands under it.</summary>
    public LocalText Alternative { get; set; } = LocalText.Empty;
    public LocalText Caption { get; set; } = LocalText.Empty;

    /// <summary>A drawing beside the file of the article, by its name; null where it has none, or staff chose another picture.</summary>
    public string? Drawing { get; set; }

    /// <summary>Where a video is to be seen, what it is called, and what it says for who does not see or hear it.</summary>
    public string? Video { get; set; }
    public LocalText VideoTitle { get; set; } = LocalText.Empty;
    public LocalText VideoText { get; set; } = LocalText.Empty;

    /// <summary>UTC; of an event.</summary>
    public DateTime? EventAt { get; set; }
    public LocalText EventPlace { get; set; } = LocalText.Empty;

    /// <summary>Where the recording of an event is to be seen.</summary>
    public string? Recording { get; set; }

    /// <summary>Addresses that belong with it, one a line: of this site, or "https://elsewhere.example Title".</summary>
    public string Links { get; set; } = "";

    /// <summary>UTC, a whole minute: from then on everybody reads it. Null: nobody decided.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>UTC, when who follows its themes was told, or nobody had to be; null while that is still to come.</summary>
    public DateTime? ToldAt { get; set; }

    /// <summary>UTC: since when it is not there any more; null while it is.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>UTC: when what everybody reads changed last.</summary>
    public DateTime? CorrectedAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Who saved it last; null where it came with the files of the programme.</summary>
    public Guid? SavedBy { get; set; }

    /// <summary>With it who is not signed in reads it before it is public.</summary>
    public required string PreviewCode { get; init; }

    /// <summary>SHA-256 of its files as they were last read; null where staff wrote it.</summary>
    public string? FileSays { get; set; }

    /// <summary>Staff changed it: its files change it no more.</summary>
    public bool IsOfStaff { get; set; }

    /// <summary>Title, lead and body, as <see cref="Core.Texts.SearchText"/> makes them.</summary>
    public string Words { get; set; } = "";
    public int Version { get; set; }

    public List<ArticleTheme> Themes { get; } = [];

    /// <param name="now">UTC.</param>
    public ArticleState StateAt(DateTime now) =>
        WithdrawnAt is not null ? ArticleState.Withdrawn
        : PublishAt is not { } from ? ArticleState.Draft
        : from > now ? ArticleState.Planned
        : ArticleState.Public;

    /// <summary>UTC: when it last became what it is for everybody.</summary>
    public DateTime UpdatedAt => CorrectedAt is { } corrected && corrected > PublishAt ? corrected : PublishAt ?? SavedAt;
}

/// <summary>A theme that an article carries.</summary>
public sealed class ArticleTheme
{
    public required Guid ArticleId { get; init; }

    /// <summary>Its slug.</summary>
    public required string Theme { get; init; }
}

/// <summary>What was wrong in an article that everybody could read. Never changed.</summary>
public sealed class ArticleCorrection
{
    public required Guid Id { get; init; }
    public required Guid ArticleId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required LocalText Text { get; init; }
}

internal sealed class ArticleMap : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("Articles");
        article.HasKey(a => a.Id);
        article.Property(a => a.Id).ValueGeneratedNever();
        article.HasIndex(a => a.Slug).IsUnique();
        article.HasIndex(a => a.PreviewCode).IsUnique();
        article.HasIndex(a => a.PublishAt);
        article.HasIndex(a => a.ToldAt);
        article.Property(a => a.Slug).HasMaxLength(80);
        article.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        article.Property(a => a.PreviewCode).HasMaxLength(64);
        article.Property(a => a.Version).IsConcurrencyToken();
        article.Ignore(a => a.UpdatedAt);
        article.HasMany(a => a.Themes).WithOne().HasForeignKey(t => t.ArticleId);
    }
}

internal sealed class ArticleThemeMap : IEntityTypeConfiguration<ArticleTheme>
{
    public void Configure(EntityTypeBuilder<ArticleTheme> theme)
    {
        theme.ToTable("ArticleThemes");
        theme.HasKey(t => new { t.ArticleId, t.Theme });
        theme.HasIndex(t => t.Theme);
        theme.HasOne<StoredTheme>().WithMany().HasForeignKey(t => t.Theme);
    }
}

internal sealed class ArticleCorrectionMap : IEntityTypeConfiguration<ArticleCorrection>
{
    public void Configure(EntityTypeBuilder<ArticleCorrection> correction)
    {
        correction.ToTable("ArticleCorrections");
        correction.HasKey(c => c.Id);
        correction.Property(c => c.Id).ValueGeneratedNever();
        correction.HasIndex(c => c.ArticleId);
        correction.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
    }
}
