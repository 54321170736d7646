using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Again;

/// <summary>Again: the applicant wants to send another version. Asked: the agency opened a part and waits for the completion.</summary>
public enum RevisionKind
{
    Again,
    Asked,
}

/// <summary>How a revision ended. Replaced: the agency opened a part while the applicant was at it.</summary>
public enum RevisionEnd
{
    Sent,
    Dropped,
    TakenBack,
    Passed,
    Replaced,
}

/// <summary>A step that was sent and is being changed: by whom it was opened, what may change, and until when.</summary>
public sealed class Revision : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }
    public required RevisionKind Kind { get; init; }

    /// <summary>What was chosen, see <see cref="OpenFields"/>, parted by spaces; null where everything is open.</summary>
    public string? Chosen { get; init; }

    /// <summary>What the agency asks; null where the applicant opened it.</summary>
    public string? Comment { get; set; }

    /// <summary>Until and including which day, in Brussels, it can be sent; null where only the window of the step ends it.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>UTC; when to look at it again to remind, or to end it. Null where nothing is to be told.</summary>
    public DateTime? RemindAt { get; set; }
    public required Guid OpenedBy { get; init; }
    public required DateTime OpenedAt { get; init; }
    public RevisionEnd? EndedAs { get; private set; }
    public Guid? EndedBy { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public int Version { get; set; }

    public IReadOnlyList<string> Parts => Chosen?.Split(' ') ?? [];

    /// <param name="by">Null where its last day passed.</param>
    public void End(RevisionEnd how, Guid? by, DateTime at)
    {
        if (EndedAs is not null)
            throw new InvalidOperationException($"Revision {Id} has ended already.");
        (EndedAs, EndedBy, EndedAt, RemindAt) = (how, by, at, null);
    }
}

/// <summary>What a step says of its revision, so that who saves reads no other row.</summary>
/// <param name="Open">Ids of the outermost fields that may change; null where all may.</param>
/// <param name="DueOn">As that of the <see cref="Revision"/>.</param>
public sealed record OpenRevision(Guid Id, RevisionKind Kind, IReadOnlyList<string>? Open, DateOnly? DueOn)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static OpenRevision? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<OpenRevision>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);

    public bool MayChange(string field) => Open?.Contains(field) != false;

    /// <param name="today">In Brussels.</param>
    public bool IsLate(DateOnly today) => DueOn < today;
}

/// <summary>The shape of <see cref="OpenRevision"/> in a row.</summary>
public sealed class RevisionShape : IStoredShape
{
    public static void Read(string json) => _ = OpenRevision.Read(json) ?? throw new JsonException("A revision is nothing.");
}

internal sealed class RevisionMap : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("Revisions");
        revision.HasKey(r => r.Id);
        revision.HasIndex(r => new { r.DossierId, r.StepId });
        revision.HasIndex(r => r.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        revision.Property(r => r.StepId).HasMaxLength(80);
        revision.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        revision.Property(r => r.EndedAs).HasConversion<string>().HasMaxLength(20);
        revision.Property(r => r.Version).IsConcurrencyToken();
        revision.Ignore(r => r.Parts);
        revision.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}
