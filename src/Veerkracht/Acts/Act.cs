using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Acts;

/// <summary>
/// One line of the history: what was done, when, by whom, on behalf of which organisation, why, and what it changed.
/// Written in the same save as the change; the database refuses to change or delete it. People are named by reference only.
/// </summary>
public sealed class Act
{
    public required Guid Id { get; init; }

    /// <summary>Order of recording, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>A kind of <see cref="ActCatalogue"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>UTC, by the clock of the domain.</summary>
    public required DateTime At { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>On whose behalf: the id of the organisation; in older lines its KBO number or OVO code, as they were sealed.</summary>
    public required string Organisation { get; init; }
    public string? Measure { get; init; }
    public string? Call { get; init; }
    public Guid? DossierId { get; init; }
    public string? Reason { get; init; }

    /// <summary>JSON: what the act rests on (a document's SHA-256, a decision's number).</summary>
    [StoredJson<AnyJson>]
    public string? Evidence { get; init; }

    /// <summary>JSON of what changed, as it was and as it became.</summary>
    [StoredJson<AnyJson>]
    public string? Before { get; init; }

    [StoredJson<AnyJson>]
    public string? After { get; init; }

    /// <summary>SHA-256 of <see cref="CanonicalBytes"/>, lower-case hexadecimal.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>
    /// The bytes that a public log will chain: UTF-8 JSON, names in this order, absent values as null, time as ISO 8601 with 7 decimals.
    /// </summary>
    public byte[] CanonicalBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("kind", Kind);
            writer.WriteString("at", At.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ"));
            writer.WriteString("person", PersonId);
            writer.WriteString("organisation", Organisation);
            writer.WriteString("measure", Measure);
            writer.WriteString("call", Call);
            if (DossierId is { } dossier)
                writer.WriteString("dossier", dossier);
            else
                writer.WriteNull("dossier");
            writer.WriteString("reason", Reason);
            writer.WriteString("evidence", Evidence);
            writer.WriteString("before", Before);
            writer.WriteString("after", After);
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    internal void Seal() => Digest = Hash();

    /// <summary>Whether the row still says what was sealed.</summary>
    public bool IsIntact() => Digest == Hash();

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes()));
}

internal sealed class ActMap : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> act)
    {
        act.ToTable("Acts", t => t.HasTrigger("acts_append_only"));
        act.IsAppendOnly();
        act.HasKey(a => a.Sequence);
        act.Property(a => a.Sequence).ValueGeneratedOnAdd();
        act.HasIndex(a => a.Id).IsUnique();
        act.HasIndex(a => new { a.DossierId, a.Sequence });
        act.HasIndex(a => new { a.Call, a.Sequence });
        // What is about people and records, and about no dossier or call.
        act.HasIndex(a => new { a.Organisation, a.Sequence }).HasFilter("\"DossierId\" IS NULL AND \"Call\" IS NULL");
        act.Property(a => a.Kind).HasMaxLength(60);
        act.Property(a => a.Digest).HasMaxLength(64);
    }
}
