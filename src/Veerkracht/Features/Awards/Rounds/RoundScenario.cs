using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>Another rule or amount for a round, to be compared with that of the call before anything is proposed.</summary>
public sealed class RoundScenario
{
    public required Guid Id { get; init; }
    public required Guid RoundId { get; init; }
    public required string Name { get; init; }

    /// <summary>JSON: as <see cref="AwardRound.Rule"/>.</summary>
    [StoredJson<AnyObject>]
    public required string Rule { get; init; }

    /// <summary>Less than what is available; null: all of it.</summary>
    public long? EnvelopeCents { get; init; }
    public Money? Envelope => EnvelopeCents is { } cents ? new Money(cents) : null;
    public required Guid By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

internal sealed class RoundScenarioMap : IEntityTypeConfiguration<RoundScenario>
{
    public void Configure(EntityTypeBuilder<RoundScenario> scenario)
    {
        scenario.ToTable("RoundScenarios");
        scenario.HasKey(s => s.Id);
        scenario.Property(s => s.Id).ValueGeneratedNever();
        scenario.Ignore(s => s.Envelope);
        scenario.Property(s => s.Name).HasMaxLength(80);
        scenario.HasIndex(s => new { s.RoundId, s.Name }).IsUnique();
        scenario.HasOne<AwardRound>().WithMany().HasForeignKey(s => s.RoundId);
    }
}
