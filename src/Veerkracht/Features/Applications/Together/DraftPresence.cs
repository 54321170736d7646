using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// That somebody has a draft open: one light row for each person and step, forgotten after some minutes. No act, and nothing of it is kept.
/// </summary>
public sealed class DraftPresence
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Id of the section; empty on a page about the whole step.</summary>
    public required string Section { get; init; }

    /// <summary>UTC, by the clock of the domain: when this person came to this section, and when last seen there.</summary>
    public required DateTime Since { get; init; }
    public required DateTime SeenAt { get; init; }
}

/// <summary>What was sent is no draft any more: nobody has it open.</summary>
public sealed class PresenceEnds : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        submitted.Write([
            new("""DELETE FROM "DraftPresences" WHERE "DossierId" = $1 AND "StepId" = $2""", [submitted.Dossier.Id, submitted.Step.StepId]),
        ]);
        return Task.CompletedTask;
    }
}

internal sealed class DraftPresenceMap : IEntityTypeConfiguration<DraftPresence>
{
    public void Configure(EntityTypeBuilder<DraftPresence> presence)
    {
        presence.ToTable("DraftPresences");
        presence.HasKey(p => new
        {
            p.DossierId,
            p.StepId,
            p.PersonId,
        });
        presence.Property(p => p.StepId).HasMaxLength(80);
        presence.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId);
    }
}
