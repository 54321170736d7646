using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Books;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Journal;

/// <summary>
/// What a registered dossier wants from a pot or a right, before what others took: it keeps its place in the order of registration. Who
/// sends again and asks for more has a second one for the increase alone, at a later place. Written by <see cref="PlacesInOrder"/> alone;
/// the database refuses to delete one or to give it another place.
/// </summary>
public sealed class SourceClaim
{
    public required Guid DossierId { get; init; }

    /// <summary>Name of the book of the journal.</summary>
    public required string Book { get; init; }

    /// <summary>
    /// Number of the place in the order of registration: UTC ticks of the act, or behind the last one there where a clock says less.
    /// </summary>
    public required long Place { get; init; }
    public required long WantedCents { get; init; }

    /// <summary>True until the dossier is proposed for award, rejected or withdrawn.</summary>
    public required bool Open { get; init; }
}

/// <summary>How long a running sum of open claims is: all of a book, or those of one day, minute or second of registration.</summary>
public enum SumLevel
{
    All,
    Day,
    Minute,
    Second,
}

internal static class SumLevels
{
    public static readonly IReadOnlyList<SumLevel> All = Enum.GetValues<SumLevel>();

    /// <summary>SQL of the slot of a place at this level.</summary>
    /// <param name="place">SQL of the place, in ticks.</param>
    public static string Slot(this SumLevel level, string place) =>
        level switch
        {
            SumLevel.Day => $"{place} / {TimeSpan.TicksPerDay}",
            SumLevel.Minute => $"{place} / {TimeSpan.TicksPerMinute}",
            SumLevel.Second => $"{place} / {TimeSpan.TicksPerSecond}",
            _ => $"{place} * 0",
        };
}

/// <summary>
/// Running sum of what open claims want from one book, kept by the triggers of <see cref="ClaimSumGuards"/>. So that what stands before a
/// place is a bounded number of rows, and a draft reads one row, whatever the number of claims.
/// </summary>
public sealed class SourceClaimSum
{
    public required string Book { get; init; }
    public required SumLevel Level { get; init; }

    /// <summary>Number of the day, minute or second since the year 1, UTC; 0 for all.</summary>
    public required long Slot { get; init; }

    /// <summary>Cents.</summary>
    public required long WantedCents { get; init; }
}

internal sealed class SourceClaimMap : IEntityTypeConfiguration<SourceClaim>
{
    public void Configure(EntityTypeBuilder<SourceClaim> claim)
    {
        claim.ToTable("SourceClaims", t => t.HasTrigger("source_claims_sums"));
        // A place in the order of registration never moves.
        claim.IsAppendOnly(nameof(SourceClaim.WantedCents), nameof(SourceClaim.Open));
        claim.HasKey(c => new
        {
            c.DossierId,
            c.Book,
            c.Place,
        });
        claim.HasIndex(c => new
        {
            c.Book,
            c.Place,
            c.Open,
            c.WantedCents,
        });
    }
}

internal sealed class SourceClaimSumMap : IEntityTypeConfiguration<SourceClaimSum>
{
    public void Configure(EntityTypeBuilder<SourceClaimSum> sum)
    {
        sum.ToTable("SourceClaimSums", t => t.HasTrigger("source_claim_sums_are_never_edited"));
        sum.IsAppendOnly(nameof(SourceClaimSum.WantedCents));
        sum.HasKey(s => new
        {
            s.Book,
            s.Level,
            s.Slot,
        });
        sum.Property(s => s.Level).HasConversion<string>().HasMaxLength(10);
    }
}
