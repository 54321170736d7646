using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Themes;

/// <summary>A theme of a programme. The file of the programme brings it; what staff change in it stays theirs.</summary>
public sealed class StoredTheme : IVersioned
{
    /// <summary>In addresses, in calls and measures; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Slug of the programme.</summary>
    public required string Programme { get; init; }
    public required LocalText Title { get; set; }

    /// <summary>Slug of the theme above it; null at the top.</summary>
    public string? Parent { get; set; }

    /// <summary>Place among those beside it.</summary>
    public required int Place { get; set; }

    /// <summary>From this day on nothing new comes under it.</summary>
    public DateOnly? RetiredOn { get; set; }

    /// <summary>What the file said of title and place when it was last read; null for a theme that staff added.</summary>
    public string? FileSays { get; set; }

    /// <summary>What the file said of its contact; null where it said nothing.</summary>
    public string? FileContact { get; set; }

    /// <summary>Staff renamed or moved it: the file changes it no more.</summary>
    public bool IsOfStaff { get; set; }
    public int Version { get; set; }

    public ThemeNode Node => new(Slug, Title, Parent, Place, RetiredOn is { } day ? LocalDate.FromDateOnly(day) : null);
}

/// <summary>Whom to ask about a theme, in a period. What was is kept: it tells whom people were sent to.</summary>
public sealed class ThemeContact
{
    public required Guid Id { get; init; }

    /// <summary>Slug of the theme.</summary>
    public required string Theme { get; init; }

    /// <summary>A function rather than a person.</summary>
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>First and last day in Brussels; no last day is without end.</summary>
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; set; }

    /// <summary>Staff named it; else the file of the programme.</summary>
    public bool IsOfStaff { get; init; }

    public ThemeContactPeriod Period =>
        new(Theme, new(Name, Email, Phone), LocalDate.FromDateOnly(From), Until is { } day ? LocalDate.FromDateOnly(day) : null);
}

internal sealed class StoredThemeMap : IEntityTypeConfiguration<StoredTheme>
{
    public void Configure(EntityTypeBuilder<StoredTheme> theme)
    {
        theme.ToTable("Themes");
        theme.HasKey(t => t.Slug);
        theme.Ignore(t => t.Node);
        theme.HasIndex(t => t.Programme);
        theme.Property(t => t.Slug).HasMaxLength(80);
        theme.Property(t => t.Parent).HasMaxLength(80);
        theme.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class ThemeContactMap : IEntityTypeConfiguration<ThemeContact>
{
    public void Configure(EntityTypeBuilder<ThemeContact> contact)
    {
        contact.ToTable("ThemeContacts");
        contact.HasKey(c => c.Id);
        contact.Property(c => c.Id).ValueGeneratedNever();
        contact.Ignore(c => c.Period);
        contact.HasIndex(c => c.Theme);
        contact.HasOne<StoredTheme>().WithMany().HasForeignKey(c => c.Theme);
        contact.Property(c => c.Name).HasMaxLength(ThemeRefusals.LongestName);
        contact.Property(c => c.Email).HasMaxLength(254);
        contact.Property(c => c.Phone).HasMaxLength(40);
    }
}
