using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Calls;

/// <summary>A published version of a call: its file, never changed. A dossier keeps the version that it began with.</summary>
public sealed class CallVersion
{
    public required string Slug { get; init; }
    public required int Version { get; init; }
    public required string Measure { get; init; }
    public required string Source { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>UTC, by the clock of the domain.</summary>
    public required DateTime PublishedAt { get; init; }
}

/// <summary>The one generator of dossier numbers: last number given for a prefix. Raised in the transaction of the dossier.</summary>
public sealed class NumberSeries
{
    public required string Prefix { get; init; }
    public long Last { get; set; }
}

internal sealed class CallVersionMap : IEntityTypeConfiguration<CallVersion>
{
    public void Configure(EntityTypeBuilder<CallVersion> version)
    {
        version.ToTable("CallVersions", t => t.HasTrigger("call_versions_append_only"));
        version.IsAppendOnly();
        version.HasKey(v => new { v.Slug, v.Version });
        version.Property(v => v.Slug).HasMaxLength(80);
    }
}

internal sealed class NumberSeriesMap : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("NumberSeries");
        series.HasKey(s => s.Prefix);
        series.Property(s => s.Prefix).HasMaxLength(80);
    }
}
