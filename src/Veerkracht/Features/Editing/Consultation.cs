using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Editing;

/// <summary>A draft that local governments and their association may read, and on which they say what they think, until a day.</summary>
public sealed class Consultation : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>What is asked of the reader, beside the call itself.</summary>
    public required string Question { get; init; }

    /// <summary>The text of the call when it opened; what changed since is told from it.</summary>
    public required string SourceAtOpening { get; init; }
    public required Guid OpenedBy { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The last day on which comments are taken, to its end in Brussels.</summary>
    public required DateOnly Until { get; init; }
    public Guid? ClosedBy { get; private set; }

    /// <summary>When staff closed it before its last day had passed; null where they did not.</summary>
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; set; }

    public LocalDateTime Closes => LocalDate.FromDateOnly(Until).At(new LocalTime(23, 59));

    public bool TakesComments(Instant now) => ClosedAt is null && now < BrusselsTime.Closing(Closes);

    public void Close(Guid person, DateTime at)
    {
        if (ClosedAt is not null)
            throw new InvalidOperationException("A consultation is closed once.");
        (ClosedBy, ClosedAt) = (person, at);
    }
}

/// <summary>What was done with a comment.</summary>
public enum CommentVerdict
{
    Followed,
    Partly,
    NotFollowed,
}

/// <summary>What an organisation says of a part of a call, and what staff answer. Everybody in the consultation sees both.</summary>
public sealed class ConsultationComment : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid ConsultationId { get; init; }

    /// <summary>The part it is about, by ids that outlive edits: "field:application.cost"; see <see cref="CallParts"/>.</summary>
    public required string Anchor { get; init; }

    /// <summary>What the part was called when the comment was made: it can be taken out later.</summary>
    public required LocalText About { get; init; }
    public required string Text { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime At { get; init; }
    public CommentVerdict? Verdict { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public int Version { get; set; }

    /// <summary>An answer can be mended; the history keeps the one before.</summary>
    public void Reply(CommentVerdict verdict, string answer, Guid person, DateTime at) =>
        (Verdict, Answer, AnsweredBy, AnsweredAt) = (verdict, answer, person, at);
}

internal sealed class ConsultationMap : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation)
    {
        consultation.ToTable("Consultations");
        consultation.HasKey(c => c.Id);
        consultation.Property(c => c.Version).IsConcurrencyToken();
        consultation.Ignore(c => c.Closes);
        consultation.HasIndex(c => c.DraftId);
        consultation.HasOne<CallDraft>().WithMany().HasForeignKey(c => c.DraftId);
    }
}

internal sealed class ConsultationCommentMap : IEntityTypeConfiguration<ConsultationComment>
{
    public void Configure(EntityTypeBuilder<ConsultationComment> comment)
    {
        comment.ToTable("ConsultationComments");
        comment.HasKey(c => c.Id);
        comment.Property(c => c.Anchor).HasMaxLength(300);
        comment.Property(c => c.Organisation).HasMaxLength(20);
        comment.Property(c => c.Verdict).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasIndex(c => new { c.ConsultationId, c.At });
        comment.HasOne<Consultation>().WithMany().HasForeignKey(c => c.ConsultationId);
    }
}
