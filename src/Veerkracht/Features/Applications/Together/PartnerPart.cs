using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

public enum PartnerState
{
    Asked,
    Confirmed,
    Declined,
}

/// <summary>
/// A government that was asked as partner in a step. The row goes when it is no longer named or the request is taken back: asked again
/// later, it is asked anew. A confirmation holds for the project as it was read: its name, the amount asked and the partner's own part.
/// </summary>
public sealed class PartnerPart
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>The partner, and its name when it was named.</summary>
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; init; }
    public PartnerState State { get; private set; } = PartnerState.Asked;

    /// <summary>UTC, as all times here: when it was asked last.</summary>
    public required DateTime AskedAt { get; set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Remark { get; private set; }

    /// <summary>JSON of the <see cref="PartnerBasis"/> for which it confirmed.</summary>
    [StoredJson<BasisShape>]
    public string? Basis { get; private set; }

    public void Decide(PartnerState to, Guid person, DateTime at, string? remark, string? basis) =>
        (State, DecidedBy, DecidedAt, Remark, Basis) = (to, person, at, remark, basis);

    /// <summary>Asks once more. For which project it confirmed before stays known, so that the partner reads what changed.</summary>
    public void AskAgain(DateTime at) => (State, AskedAt) = (PartnerState.Asked, at);

    /// <summary>Where the partner reads the draft and answers.</summary>
    public string Address => $"/partner/{DossierId}/{StepId}";
}

internal sealed class PartnerPartMap : IEntityTypeConfiguration<PartnerPart>
{
    public void Configure(EntityTypeBuilder<PartnerPart> part)
    {
        part.ToTable("PartnerParts");
        part.Ignore(p => p.Address);
        part.HasKey(p => new
        {
            p.DossierId,
            p.StepId,
            p.Organisation,
        });
        part.Property(p => p.StepId).HasMaxLength(80);
        part.Property(p => p.Organisation).HasMaxLength(20);
        part.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        part.HasIndex(p => p.Organisation);
        part.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId);
    }
}
