using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

public enum ConditionState
{
    /// <summary>Laid down by the agency; no award with it was confirmed yet, and the applicant does not know it.</summary>
    Laid,

    /// <summary>The award is confirmed, and the applicant still has to show it.</summary>
    Open,
    Met,
    Lifted,
}

/// <summary>
/// What an applicant must still do before the whole of its grant is paid: what, what shows it, and by which day. When the day passes
/// nothing is lost by itself: both sides are told, and the balance waits.
/// </summary>
public sealed class AwardCondition : IVersioned, IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required LocalText Text { get; init; }

    /// <summary>What shows that it is met: "the permit, signed".</summary>
    public required LocalText Evidence { get; init; }

    /// <summary>Until and including which day, in Brussels.</summary>
    public required DateOnly DueOn { get; init; }
    public required Guid LaidBy { get; init; }
    public required DateTime LaidAt { get; init; }

    /// <summary>The award with which it is proposed or confirmed; null while none is.</summary>
    public Guid? AwardId { get; private set; }
    public ConditionState State { get; private set; }

    /// <summary>UTC; when to remind, or to tell that the day has passed. Null where nothing is to be told.</summary>
    public DateTime? RemindAt { get; set; }
    public Guid? EndedBy { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>What was looked at, or why it was lifted.</summary>
    public string? EndReason { get; private set; }
    public int Version { get; set; }

    /// <summary>Still to be met, its day passed or not.</summary>
    public bool IsOpen => State == ConditionState.Open;

    /// <summary>Not part of a proposal: it can be dropped.</summary>
    public bool IsLoose => State == ConditionState.Laid && AwardId is null;

    /// <param name="today">In Brussels.</param>
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>It stands in a proposal from here on; null takes it out again, when that is refused.</summary>
    public void GoInto(Guid? award) => AwardId = State == ConditionState.Laid ? award : AwardId;

    /// <param name="remindAt">UTC.</param>
    public void Open(DateTime remindAt)
    {
        if (State != ConditionState.Laid || AwardId is null)
            throw new InvalidOperationException($"Condition {Id} is {State}, and opens with its award alone.");
        (State, RemindAt) = (ConditionState.Open, remindAt);
    }

    public void End(ConditionState to, Guid person, DateTime at, string? reason)
    {
        if (!IsOpen || to is not (ConditionState.Met or ConditionState.Lifted))
            throw new InvalidOperationException($"Condition {Id} is {State} and cannot become {to}.");
        (State, EndedBy, EndedAt, EndReason, RemindAt) = (to, person, at, reason, null);
    }
}

/// <summary>What the applicant brought for a condition: words, and files that name it.</summary>
public sealed class ConditionEvidence : IVersioned, IOfDossier
{
    public required Guid Id { get; init; }
    public required Guid ConditionId { get; init; }
    public required Guid DossierId { get; init; }
    public required string Text { get; init; }
    public required Guid BroughtBy { get; init; }
    public required DateTime BroughtAt { get; init; }
    public Guid? LookedAtBy { get; private set; }
    public DateTime? LookedAt { get; private set; }

    /// <summary>Why it does not show it; null where it does, and where nobody looked yet.</summary>
    public string? NotEnough { get; private set; }
    public int Version { get; set; }

    public bool Waits => LookedAt is null;

    /// <param name="notEnough">Null where it shows what it must.</param>
    public void Judge(Guid person, DateTime at, string? notEnough) => (LookedAtBy, LookedAt, NotEnough) = (person, at, notEnough);
}

internal sealed class AwardConditionMap : IEntityTypeConfiguration<AwardCondition>
{
    public void Configure(EntityTypeBuilder<AwardCondition> condition)
    {
        condition.ToTable("AwardConditions");
        condition.HasKey(c => c.Id);
        condition.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        condition.Property(c => c.Version).IsConcurrencyToken();
        condition.Ignore(c => c.IsOpen).Ignore(c => c.IsLoose);
        condition.HasIndex(c => new { c.DossierId, c.LaidAt });
        condition.HasIndex(c => c.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        condition.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId);
        condition.HasOne<Award>().WithMany().HasForeignKey(c => c.AwardId);
    }
}

internal sealed class ConditionEvidenceMap : IEntityTypeConfiguration<ConditionEvidence>
{
    public void Configure(EntityTypeBuilder<ConditionEvidence> evidence)
    {
        evidence.ToTable("ConditionEvidence");
        evidence.HasKey(e => e.Id);
        evidence.Property(e => e.Version).IsConcurrencyToken();
        evidence.Ignore(e => e.Waits);
        evidence.HasIndex(e => new { e.DossierId, e.BroughtAt });
        evidence.HasOne<AwardCondition>().WithMany().HasForeignKey(e => e.ConditionId);
    }
}
