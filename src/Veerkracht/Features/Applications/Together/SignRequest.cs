using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>That a colleague asked the director or the mayor to send a step that is ready. It goes when the step is sent.</summary>
public sealed class SignRequest
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }
    public required Guid AskedBy { get; set; }

    /// <summary>UTC; when it was asked last.</summary>
    public required DateTime AskedAt { get; set; }
}

internal sealed class SignRequestMap : IEntityTypeConfiguration<SignRequest>
{
    public void Configure(EntityTypeBuilder<SignRequest> request)
    {
        request.ToTable("SignRequests");
        request.HasKey(r => new { r.DossierId, r.StepId });
        request.Property(r => r.StepId).HasMaxLength(80);
        request.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}

/// <summary>What was sent asks nobody to sign any more; given back later, it is asked anew.</summary>
public sealed class SignRequestsEnd : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        submitted.Write([
            new("""DELETE FROM "SignRequests" WHERE "DossierId" = $1 AND "StepId" = $2""", [submitted.Dossier.Id, submitted.Step.StepId]),
        ]);
        return Task.CompletedTask;
    }
}

/// <summary>Reads what was asked.</summary>
public sealed class SignRequests(Db db)
{
    /// <summary>UTC; null where nobody asked.</summary>
    public Task<DateTime?> AskedAt(Guid dossier, string step, CancellationToken stop = default) =>
        db.SignRequests.Where(r => r.DossierId == dossier && r.StepId == step).Select(r => (DateTime?)r.AskedAt).FirstOrDefaultAsync(stop);
}
