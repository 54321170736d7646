using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A question of the administration about a dossier, and the answer of the applicant.</summary>
public sealed class Question : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string Text { get; init; }
    public required Guid AskedBy { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>Until and including which day, in Brussels, an answer is waited for; null where no day was named.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>UTC; when to look at it again to remind, or to tell that the day has passed. Null where nothing is to be told.</summary>
    public DateTime? RemindAt { get; set; }
    public string? Answer { get; set; }
    public Guid? AnsweredBy { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public int Version { get; set; }
}

internal sealed class QuestionMap : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("Questions");
        question.HasKey(q => q.Id);
        question.HasIndex(q => q.DossierId);
        question.HasIndex(q => q.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        question.Property(q => q.Version).IsConcurrencyToken();
        question.HasOne<Dossier>().WithMany().HasForeignKey(q => q.DossierId);
    }
}
