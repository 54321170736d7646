using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

public enum AwardState
{
    Proposed,
    Confirmed,
    Refused,

    /// <summary>It was confirmed, and the applicant did not accept it.</summary>
    Declined,

    /// <summary>It was confirmed, and a corrected award took its place.</summary>
    Replaced,
}

/// <summary>A decision on money: proposed by one person, confirmed or refused by another.</summary>
public sealed class Award : Proposal<AwardState>, IOfDossier, IDecidesAmount
{
    public required Guid DossierId { get; init; }
    public required long AmountCents { get; init; }

    /// <summary>JSON of <see cref="AwardLine"/>: what is drawn from each right and pot; the envelope bears the whole amount.</summary>
    [StoredJson<PartsOf<AwardLine>>]
    public required string Lines { get; init; }

    /// <summary>JSON of <see cref="DecidedAmount"/>: every computed amount with its why, as it stood when proposed.</summary>
    [StoredJson<PartsOf<DecidedAmount>>]
    public required string Amounts { get; init; }

    /// <summary>The round by which it was proposed with others, and is decided with them; null for one by itself.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The reconsideration by which it took the place of another; null for a first award.</summary>
    public Guid? ReconsiderationId { get; init; }

    public Money Amount => new(AmountCents);

    /// <summary>It was confirmed, whatever came after: the applicant knows it.</summary>
    public bool WasConfirmed => State is AwardState.Confirmed or AwardState.Declined or AwardState.Replaced;

    protected override bool IsDecision(AwardState to) => to is AwardState.Confirmed or AwardState.Refused;

    /// <summary>The applicant does not accept what was confirmed.</summary>
    public void Decline()
    {
        if (State != AwardState.Confirmed)
            throw new InvalidOperationException($"Award {Id} is {State}: only what was confirmed can be declined.");
        State = AwardState.Declined;
    }

    /// <summary>A corrected award takes the place of what was confirmed.</summary>
    public void Replace()
    {
        if (State != AwardState.Confirmed)
            throw new InvalidOperationException($"Award {Id} is {State}: only what was confirmed can be corrected.");
        State = AwardState.Replaced;
    }
}

internal sealed class AwardMap : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        award.MapProposal<Award, AwardState>("Awards", t =>
        {
            t.HasCheckConstraint("CK_Awards_AboveZero", "\"AmountCents\" > 0");
        });
        award.Ignore(a => a.Amount).Ignore(a => a.WasConfirmed);
        award.HasIndex(a => a.DossierId).IsUnique().HasFilter("\"State\" NOT IN ('Refused', 'Replaced')");
        award.HasIndex(a => new { a.DossierId, a.ProposedAt });
        award.HasIndex(a => a.ReconsiderationId).IsUnique().HasFilter("\"ReconsiderationId\" IS NOT NULL");
        award.HasOne<Objections.Reconsideration>().WithMany().HasForeignKey(a => a.ReconsiderationId);
        award.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
        award.HasIndex(a => a.RoundId).HasFilter("\"RoundId\" IS NOT NULL");
    }
}
