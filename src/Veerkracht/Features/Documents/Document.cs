using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Documents;

/// <summary>A file that was attached: its facts. The bytes lie in the data directory under their SHA-256.</summary>
public sealed class Document
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>Whose document it is.</summary>
    public required OrganisationId Organisation { get; init; }
    public required string Name { get; init; }

    /// <summary>Found in the content, not believed from the name.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required Guid UploadedBy { get; init; }
    public required DateTime UploadedAt { get; init; }

    /// <summary>
    /// The question that it came with: beside the question where it is of the agency, beside the answer where it is of the applicant; or
    /// the evidence for a condition of an award. Null for a file of an answer in a form.
    /// </summary>
    public Guid? QuestionId { get; init; }

    /// <summary>It is a photograph that says where it was taken.</summary>
    public bool TellsPlace { get; init; }

    /// <summary>What the scanner said of it. Until it said something only who sent it opens it.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>What was found in it, as the scanner names it.</summary>
    public string? Threat { get; init; }
}

/// <summary>What a scanner said of a file.</summary>
public enum Verdict
{
    /// <summary>There was no scanner when it came.</summary>
    NotAsked,
    Waiting,
    Clean,
    Infected,
}

internal sealed class DocumentMap : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("Documents");
        document.HasKey(d => d.Id);
        document.HasIndex(d => d.DossierId);
        document.HasIndex(d => d.Sha256);
        // The few that wait, out of all that there are.
        document.HasIndex(d => d.Verdict);
        document.Property(d => d.Sha256).HasMaxLength(64);
        document.Property(d => d.Verdict).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Verdict.NotAsked);
        document.Property(d => d.Threat).HasMaxLength(200);
    }
}
