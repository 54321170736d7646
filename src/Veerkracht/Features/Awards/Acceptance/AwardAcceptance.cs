using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Acceptance;

public enum AcceptanceState
{
    Asked,
    Accepted,
    Declined,
}

/// <summary>
/// Where a call asks it: the answer of the applicant to its award. Nothing is paid before it is accepted. When its day passes nothing is
/// lost by itself.
/// </summary>
public sealed class AwardAcceptance : IVersioned, IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid AwardId { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>Until and including which day, in Brussels, it can be accepted.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>UTC; when to remind, or to tell that the day has passed. Null where nothing is to be told.</summary>
    public DateTime? RemindAt { get; set; }
    public AcceptanceState State { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was declined; null where it was not.</summary>
    public string? Reason { get; private set; }
    public int Version { get; set; }

    public bool IsAsked => State == AcceptanceState.Asked;

    /// <param name="today">In Brussels.</param>
    public bool IsLate(DateOnly today) => IsAsked && DueOn < today;

    public void Answer(AcceptanceState to, Guid person, DateTime at, string? reason)
    {
        if (!IsAsked || to == AcceptanceState.Asked)
            throw new InvalidOperationException($"Acceptance {Id} is {State} and cannot become {to}.");
        (State, AnsweredBy, AnsweredAt, Reason, RemindAt) = (to, person, at, reason, null);
    }
}

internal sealed class AwardAcceptanceMap : IEntityTypeConfiguration<AwardAcceptance>
{
    public void Configure(EntityTypeBuilder<AwardAcceptance> acceptance)
    {
        acceptance.ToTable("AwardAcceptances");
        acceptance.HasKey(a => a.Id);
        acceptance.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        acceptance.Property(a => a.Version).IsConcurrencyToken();
        acceptance.Ignore(a => a.IsAsked);
        acceptance.HasIndex(a => a.AwardId).IsUnique();
        acceptance.HasIndex(a => a.DossierId);
        acceptance.HasIndex(a => a.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        acceptance.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
        acceptance.HasOne<Award>().WithMany().HasForeignKey(a => a.AwardId);
    }
}
