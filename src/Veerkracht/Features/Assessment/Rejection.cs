using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

public enum RejectionState
{
    Proposed,
    Confirmed,
    Refused,
}

/// <summary>Saying no to an application is a decision on money too: one person proposes it with the reason, another decides.</summary>
public sealed class Rejection : Proposal<RejectionState>, IOfDossier
{
    public required Guid DossierId { get; init; }
}

internal sealed class RejectionMap : IEntityTypeConfiguration<Rejection>
{
    public void Configure(EntityTypeBuilder<Rejection> rejection)
    {
        rejection.MapProposal<Rejection, RejectionState>("Rejections");
        rejection.HasIndex(r => r.DossierId).IsUnique().HasFilter("\"State\" = 'Proposed'");
        rejection.HasIndex(r => new { r.DossierId, r.ProposedAt });
        rejection.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}
