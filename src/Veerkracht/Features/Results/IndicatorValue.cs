using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Results;

/// <summary>What a dossier counts for an indicator: as targeted in the application, as realised in a later step.</summary>
public sealed class IndicatorValue
{
    public required Guid DossierId { get; init; }
    public required string Measure { get; init; }
    public required string Indicator { get; init; }
    public required string StepId { get; init; }

    /// <summary>True for a target (from the application), false for what was realised.</summary>
    public required bool Target { get; init; }

    /// <summary>Hundredths of the unit: 12.5 km is 1250.</summary>
    public required long Hundredths { get; set; }
}

internal sealed class IndicatorValueMap : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("IndicatorValues");
        value.HasKey(v => new
        {
            v.DossierId,
            v.Indicator,
            v.StepId,
        });
        value.HasOne<Dossier>().WithMany().HasForeignKey(v => v.DossierId);
    }
}
