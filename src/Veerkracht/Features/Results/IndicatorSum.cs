using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Results;

/// <summary>
/// By how much one dossier moved the sums of an indicator: when it was awarded, when a result was reported after that. Written by
/// the triggers of <see cref="IndicatorGuards"/> alone; together the moves of a dossier are what it counts for.
/// </summary>
public sealed class IndicatorMove
{
    public long Id { get; private set; }
    public required Guid DossierId { get; init; }
    public required string Measure { get; init; }
    public required string Indicator { get; init; }
    public required bool Target { get; init; }

    /// <summary>Hundredths of the unit, of all steps.</summary>
    public required long AllHundredths { get; init; }

    /// <summary>Hundredths of the unit, of the latest step that says something.</summary>
    public required long LatestHundredths { get; init; }
}

/// <summary>
/// Running sum of an indicator over the dossiers of a measure that were awarded, kept by the same triggers, so that a public page costs the
/// same at any number of dossiers.
/// </summary>
public sealed class IndicatorSum
{
    public required string Measure { get; init; }
    public required string Indicator { get; init; }
    public required bool Target { get; init; }

    /// <summary>Hundredths of the unit, over all steps: for what adds up from year to year.</summary>
    public long AllHundredths { get; private set; }

    /// <summary>Hundredths of the unit, of the latest step of each dossier: for what is counted anew every year.</summary>
    public long LatestHundredths { get; private set; }

    /// <summary>The move by which it last changed: no move is counted twice.</summary>
    public long LastMoveId { get; private set; }
}

internal sealed class IndicatorMoveMap : IEntityTypeConfiguration<IndicatorMove>
{
    public void Configure(EntityTypeBuilder<IndicatorMove> move)
    {
        move.ToTable("IndicatorMoves", t => t.HasTrigger("indicator_moves_move_sums"));
        move.IsAppendOnly();
        move.HasKey(m => m.Id);
        move.Property(m => m.Id).ValueGeneratedOnAdd();
        move.HasIndex(m => m.DossierId);
    }
}

internal sealed class IndicatorSumMap : IEntityTypeConfiguration<IndicatorSum>
{
    public void Configure(EntityTypeBuilder<IndicatorSum> sum)
    {
        sum.ToTable("IndicatorSums", t => t.HasTrigger("indicator_sums_are_never_edited"));
        sum.IsAppendOnly(nameof(IndicatorSum.AllHundredths), nameof(IndicatorSum.LatestHundredths), nameof(IndicatorSum.LastMoveId));
        sum.HasKey(s => new
        {
            s.Measure,
            s.Indicator,
            s.Target,
        });
    }
}
