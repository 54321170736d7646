using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The draw of a round by RFC 3797, in the order in which it must be on record: the commitment of the office, the list, the value from
/// outside by one person, and that by another.
/// </summary>
public sealed class RoundDraw : IVersioned
{
    public required Guid RoundId { get; init; }

    /// <summary>SHA-256 of <see cref="Opening"/>, lower-case hexadecimal: public before the list closes.</summary>
    public required string Commitment { get; init; }

    /// <summary>The secret number of the office and what keeps it from being guessed; public when the list has closed.</summary>
    public required string Secret { get; init; }
    public required string Salt { get; init; }
    public required Guid CommittedBy { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime CommittedAt { get; init; }

    /// <summary>JSON: the numbers of the dossiers in their order; the first has number 1. Null while the list is open.</summary>
    [StoredJson<PartsOf<string>>]
    public string? List { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Whole numbers with blanks between: those of a lottery, a rate.</summary>
    public string? Value { get; private set; }

    /// <summary>Where the value comes from, and of when it is, as anybody can look it up.</summary>
    public string? Source { get; private set; }
    public string? Moment { get; private set; }
    public Guid? TypedBy { get; private set; }
    public DateTime? TypedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    public int Version { get; set; }

    /// <summary>What was hashed: whoever has it finds the commitment by sha256sum.</summary>
    public string Opening => $"{Secret} {Salt}";

    public bool IsClosed => ClosedAt is not null;
    public bool IsTyped => TypedAt is not null;
    public bool IsConfirmed => ConfirmedAt is not null;

    public static RoundDraw Commit(Guid round, Guid person, DateTime at)
    {
        // 18 digits: the most that a key takes.
        var digits = RandomNumberGenerator.GetString("0123456789", DrawKey.MostDigits).TrimStart('0').PadLeft(1, '1');
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return new RoundDraw
        {
            RoundId = round,
            Secret = digits,
            Salt = salt,
            Commitment = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{digits} {salt}"))),
            CommittedBy = person,
            CommittedAt = at,
        };
    }

    public void Close(IReadOnlyList<string> list, Guid person, DateTime at) =>
        (List, ClosedBy, ClosedAt) = (DecisionJson.Write(list), person, at);

    public void Type(string value, string source, string moment, Guid person, DateTime at) =>
        (Value, Source, Moment, TypedBy, TypedAt) = (value, source, moment, person, at);

    /// <exception cref="InvalidOperationException">By who typed it: the value counts when two people saw it.</exception>
    public void Confirm(Guid person, DateTime at)
    {
        if (TypedBy is null || TypedBy == person || IsConfirmed)
            throw new InvalidOperationException($"The value of round {RoundId} is confirmed once, by a second person.");
        (ConfirmedBy, ConfirmedAt) = (person, at);
    }

    /// <summary>The lot, where both sources and the list are on record; null where one is missing.</summary>
    public Lot? Lot =>
        IsConfirmed && DrawKey.TryRead($"{Secret}/{Value}", out var key, out _) ? new Lot(key, DecisionJson.Read<string>(List!)) : null;

    /// <summary>Where the key comes from, in the file of the round.</summary>
    public LocalText From =>
        new(
            $"getal van de dienst, vastgelegd als SHA-256 {Commitment}; {Source}, {Moment}",
            $"number of the office, committed as SHA-256 {Commitment}; {Source}, {Moment}"
        );
}

internal sealed class RoundDrawMap : IEntityTypeConfiguration<RoundDraw>
{
    public void Configure(EntityTypeBuilder<RoundDraw> draw)
    {
        draw.ToTable("RoundDraws", t =>
        {
            t.HasCheckConstraint("CK_RoundDraws_TwoPeople", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"TypedBy\"");
            t.HasCheckConstraint("CK_RoundDraws_ListFirst", "\"TypedAt\" IS NULL OR \"ClosedAt\" IS NOT NULL");
        });
        draw.HasKey(d => d.RoundId);
        draw.Property(d => d.RoundId).ValueGeneratedNever();
        draw.Property(d => d.Version).IsConcurrencyToken();
        draw.Property(d => d.Commitment).HasMaxLength(64);
        draw.Ignore(d => d.Opening).Ignore(d => d.IsClosed).Ignore(d => d.IsTyped).Ignore(d => d.IsConfirmed);
        draw.Ignore(d => d.Lot).Ignore(d => d.From);
        draw.HasOne<AwardRound>().WithOne().HasForeignKey<RoundDraw>(d => d.RoundId);
    }
}
