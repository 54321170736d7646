using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

public enum ConditionLiftState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>That a condition need not be met any more: proposed by one person with a reason, decided by another.</summary>
public sealed class ConditionLift : Proposal<ConditionLiftState>, IOfDossier
{
    public required Guid DossierId { get; init; }
    public required Guid ConditionId { get; init; }

    /// <summary>On whose desk the dossier lay, and lies again once it is decided.</summary>
    public required Desk ReturnTo { get; init; }
}

internal sealed class ConditionLiftMap : IEntityTypeConfiguration<ConditionLift>
{
    public void Configure(EntityTypeBuilder<ConditionLift> lift)
    {
        lift.MapProposal<ConditionLift, ConditionLiftState>("ConditionLifts");
        lift.Property(l => l.ReturnTo).HasConversion<string>().HasMaxLength(20);
        lift.HasIndex(l => new { l.DossierId, l.ProposedAt });
        lift.HasIndex(l => l.ConditionId).IsUnique().HasFilter("\"State\" = 'Proposed'");
        lift.HasOne<AwardCondition>().WithMany().HasForeignKey(l => l.ConditionId);
    }
}
