using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Corrections;

public enum CorrectionState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>
/// Answers of a step that was sent, made right by the administration: proposed by one person with a reason, confirmed by another. What was
/// sent is never touched. It is taken back by a correction the other way.
/// </summary>
public sealed class Correction : Proposal<CorrectionState>, IOfDossier
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>Canonical JSON of all answers of the step before it, and as they become.</summary>
    [StoredJson<AnyObject>]
    public required string Was { get; init; }

    [StoredJson<AnyObject>]
    public required string Becomes { get; init; }

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Becomes"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>JSON of the amounts by the rules before it, and with it, as they stood when proposed.</summary>
    [StoredJson<ExplainedAmounts>]
    public required string AmountsWere { get; init; }

    [StoredJson<ExplainedAmounts>]
    public required string AmountsBecome { get; init; }

    /// <summary>On whose desk the dossier lay.</summary>
    public required Desk ReturnTo { get; init; }

    /// <summary>
    /// The states of a dossier in which answers can be corrected: sent, with no award proposed, and not ended without one.
    /// </summary>
    public static readonly IReadOnlyList<DossierState> Corrigible = [.. DossierStates.Undecided, DossierState.Awarded, DossierState.Closed];
}

internal sealed class CorrectionMap : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.MapProposal<Correction, CorrectionState>("Corrections");
        correction.Property(c => c.Sha256).HasMaxLength(64);
        correction.Property(c => c.ReturnTo).HasConversion<string>().HasMaxLength(20);
        correction.HasIndex(c => c.DossierId).IsUnique().HasFilter("\"State\" = 'Proposed'").HasDatabaseName("IX_Corrections_OneProposed");
        correction.HasIndex(c => new { c.DossierId, c.ProposedAt });
        correction.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId);
    }
}
