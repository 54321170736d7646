using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Features.Applications.Tasks;

/// <summary>What somebody has to do.</summary>
public enum TaskKind
{
    AnswerQuestion,

    /// <summary>The agency opened a part of what was sent.</summary>
    Complete,
    SendStep,

    /// <summary>Another version of what was sent was begun.</summary>
    SendAgain,
    Sign,
    AnswerPartner,
    CheckCompleteness,
    RecordJury,
    ProposeAward,
    LookAtSent,
    ProposePayment,
    DecideAward,
    DecideSelection,
    DecideRejection,
    DecidePayment,
    DecideCorrection,
    RecordPayment,
    RecordRepayment,

    /// <summary>An assessor gives its points.</summary>
    Score,

    /// <summary>The applicant shows that a condition of its award is met.</summary>
    ShowCondition,
    JudgeEvidence,
    DecideConditionLift,

    /// <summary>Who signs for the applicant accepts its award.</summary>
    AcceptAward,

    /// <summary>The day to accept has passed without an answer.</summary>
    ExtendAcceptance,

    /// <summary>Somebody who took no part in the decision judges an objection.</summary>
    JudgeObjection,

    /// <summary>The call decides by rounds: it is taken into one.</summary>
    DecideInRound,
    DecideReconsideration,
}

/// <summary>
/// That somebody has to do something with a dossier, from when and until when. Several may have to act at once. The rows follow from the
/// dossier and are written by nothing else: after every act on it, and after every change of its windows, see <see cref="IAfterAct"/>.
/// </summary>
public sealed class DossierTask
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>What it is, once a dossier: "send:claim".</summary>
    public required string Key { get; init; }
    public required TaskKind Kind { get; init; }

    /// <summary>Which people; of an agency those over the measure.</summary>
    public required Reader For { get; init; }

    /// <summary>The applicant or the partner whose people have to do it; null where it is for the agency.</summary>
    public OrganisationId? Organisation { get; init; }
    public required string Measure { get; init; }

    /// <summary>The step that it is about, where it is about one.</summary>
    public string? StepId { get; init; }

    /// <summary>Who made the proposal and so does not decide on it.</summary>
    public Guid? ProposedBy { get; init; }

    /// <summary>Others who cannot do it, for they took the decision that is objected to: their ids, one behind the other.</summary>
    public string? NotFor { get; init; }

    /// <summary>The one person who has to do it; null where all of <see cref="For"/> can.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Cents on which is decided.</summary>
    public long? AmountCents { get; init; }

    /// <summary>UTC; from when on it can be done. To come: it is announced.</summary>
    public required DateTime From { get; set; }

    /// <summary>UTC; until then, not included. Passed: it can no longer be done. Null where there is no end.</summary>
    public DateTime? Until { get; set; }

    /// <param name="now">UTC.</param>
    public bool IsNow(DateTime now) => From <= now && !IsOver(now);

    public bool IsOver(DateTime now) => Until <= now;

    /// <summary>Is there only where a day passes without an answer: before that it is not announced.</summary>
    public bool IsOnlyIfMissed(DateTime now) => From > now && (Kind is TaskKind.ShowCondition or TaskKind.ExtendAcceptance);

    public bool IsOfAgency => Organisation is null;

    public bool IsDecision =>
        Kind
            is TaskKind.DecideAward
                or TaskKind.DecideSelection
                or TaskKind.DecideRejection
                or TaskKind.DecidePayment
                or TaskKind.DecideCorrection
                or TaskKind.DecideConditionLift
                or TaskKind.DecideReconsideration;

    public bool IsBarred(Guid person) => NotFor?.Contains(NameOf(person), StringComparison.Ordinal) == true;

    /// <summary>As people stand in <see cref="NotFor"/>.</summary>
    public static string NameOf(Guid person) => person.ToString("n");

    public static string KeyOfPartner(PartnerPart part) => $"{TaskKind.AnswerPartner}:{part.Organisation}:{part.StepId}";

    /// <summary>A partner that is asked has to answer; also where it is named in a draft, which is no act.</summary>
    public static DossierTask ToPartner(Dossier dossier, PartnerPart part, DateTime at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            DossierId = dossier.Id,
            Key = KeyOfPartner(part),
            Kind = TaskKind.AnswerPartner,
            For = Reader.Partner,
            Organisation = part.Organisation,
            Measure = dossier.Measure,
            StepId = part.StepId,
            From = part.AskedAt,
        };
}

/// <summary>A call of which every dossier must be looked at again: its windows changed, or the clock was put back.</summary>
public sealed class TaskLook
{
    public required string Call { get; init; }

    /// <summary>All dossiers up to this id were looked at.</summary>
    public required Guid After { get; set; }

    /// <summary>Raised whenever it is asked for again, so that who is busy with it begins anew.</summary>
    public required int Asked { get; set; }
}

internal sealed class DossierTaskMap : IEntityTypeConfiguration<DossierTask>
{
    public void Configure(EntityTypeBuilder<DossierTask> task)
    {
        task.ToTable("DossierTasks");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Key).HasMaxLength(160);
        task.Property(t => t.Kind).HasConversion<string>().HasMaxLength(30);
        task.Property(t => t.For).HasConversion<string>().HasMaxLength(20);
        task.Property(t => t.StepId).HasMaxLength(80);
        task.Ignore(t => t.IsOfAgency).Ignore(t => t.IsDecision);
        task.HasIndex(t => new { t.DossierId, t.Key }).IsUnique();
        // A desk is one range, what waits longest first.
        task.HasIndex(t => new { t.Organisation, t.From }).HasFilter("\"Organisation\" IS NOT NULL");
        task.HasIndex(t => new { t.For, t.From }).HasFilter("\"Organisation\" IS NULL");
        task.HasIndex(t => new { t.PersonId, t.From }).HasFilter("\"PersonId\" IS NOT NULL");
        task.HasOne<Dossier>().WithMany().HasForeignKey(t => t.DossierId);
    }
}

internal sealed class TaskLookMap : IEntityTypeConfiguration<TaskLook>
{
    public void Configure(EntityTypeBuilder<TaskLook> look)
    {
        look.ToTable("TaskLooks");
        look.HasKey(l => l.Call);
        look.Property(l => l.Call).HasMaxLength(80);
    }
}
