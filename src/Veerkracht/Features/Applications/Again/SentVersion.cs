using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Applications.Again;

/// <summary>
/// A version of a step that was sent and no longer counts, as it was: another was sent in its place. The one that counts stands in the
/// step itself.
/// </summary>
public sealed class SentVersion
{
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }

    /// <summary>1 for what was sent first.</summary>
    public required int Number { get; init; }

    /// <summary>Canonical JSON; its bytes (UTF-8) have the SHA-256 of its receipt.</summary>
    [StoredJson<AnyObject>]
    public required string Sent { get; init; }
    public required string Sha256 { get; init; }
    public required DateTime SentAt { get; init; }
    public required Guid SentBy { get; init; }

    /// <summary>Of that submission; who repeats it gets its receipt.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>JSON of the amounts at sending.</summary>
    [StoredJson<ExplainedAmounts>]
    public string? Amounts { get; init; }

    /// <summary>The revision by which it was replaced.</summary>
    public required Guid RevisionId { get; init; }
    public required DateTime ReplacedAt { get; init; }
}

internal sealed class SentVersionMap : IEntityTypeConfiguration<SentVersion>
{
    public void Configure(EntityTypeBuilder<SentVersion> version)
    {
        version.ToTable("SentVersions", t => t.HasTrigger("SentVersions_change_refused"));
        version.HasKey(v => new
        {
            v.DossierId,
            v.StepId,
            v.Number,
        });
        version.HasIndex(v => v.IdempotencyKey).IsUnique();
        version.Property(v => v.StepId).HasMaxLength(80);
        version.HasOne<Dossier>().WithMany().HasForeignKey(v => v.DossierId);
    }
}

/// <summary>
/// What was sent stays; only its answers may be rewritten, where a person is forgotten or the term of keeping is over, as in the step.
/// </summary>
internal sealed class SentVersionGuards : IGuards
{
    private static readonly AppendOnlyTable Table = new(
        "SentVersions",
        ["Amounts", "DossierId", "IdempotencyKey", "Number", "ReplacedAt", "RevisionId", "SentAt", "SentBy", "Sha256", "StepId"],
        [
            ["DossierId", "StepId", "Number"],
            ["IdempotencyKey"],
        ]
    );

    public static IEnumerable<string> Sqlite() => Table.Sqlite();

    public static IEnumerable<string> Postgres() => Table.Postgres();
}
