using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Places;

/// <summary>A place, a line or an area in what was sent, kept so that the same place in another dossier is found by an index.</summary>
public sealed class SentPlace
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>Path of the question: "works[1].where".</summary>
    public required string Field { get; init; }

    /// <summary>See <see cref="Core.Geo.QuadCells"/>.</summary>
    public required string Cell { get; init; }

    /// <summary>The box around it, degrees of WGS 84.</summary>
    public required double West { get; init; }
    public required double South { get; init; }
    public required double East { get; init; }
    public required double North { get; init; }

    /// <summary>GeoJSON, as in the answer.</summary>
    [StoredJson<AnyObject>]
    public required string Shape { get; init; }
}

internal sealed class SentPlaceMap : IEntityTypeConfiguration<SentPlace>
{
    public void Configure(EntityTypeBuilder<SentPlace> place)
    {
        place.ToTable("SentPlaces");
        place.HasKey(p => new
        {
            p.DossierId,
            p.StepId,
            p.Field,
        });
        place.Property(p => p.StepId).HasMaxLength(80);
        place.Property(p => p.Cell).HasMaxLength(20);
        place.HasIndex(p => p.Cell);
        place.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId);
    }
}
