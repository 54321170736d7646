using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>A step of the why of an outcome. What each holds is said by its words, see <see cref="ReasonWords"/>.</summary>
public enum ReasonKind
{
    // Who takes part, and where.
    Excluded,
    BelowCriterion,
    BelowTotal,
    NoRight,
    RankedByScore,
    RankedByRegistration,
    TieByCriterion,
    TieByRegistration,
    TieByLot,
    OwnPriority,

    // What it gets.
    HeldBefore,
    Whole,
    PartOfMoney,
    PartOfGroup,
    PartOfBody,
    FlowedBack,
    Completed,
    EqualShare,
    ProRata,

    // Why it gets nothing.
    MoneyShort,
    PartTooSmall,
    LineEnded,
    GroupFull,
    GroupHasEnough,
    BodyHasEnough,
    BodyFull,
    ShareTooSmall,
}

/// <summary>One step of a why, as values; <see cref="ReasonWords"/> says them.</summary>
public sealed record Reason(ReasonKind Kind)
{
    public Money Amount { get; init; }
    public Money Other { get; init; }

    /// <summary>A score beside the least that is needed; apart, for most reasons have none and there are many.</summary>
    public Measured? Points { get; init; }

    /// <summary>A criterion, a group, an organisation or another candidate.</summary>
    public string Name { get; init; } = "";
    public int Count { get; init; }

    /// <summary>What a person wrote.</summary>
    public LocalText? Text { get; init; }
}

/// <summary>A score, and the least that is needed; zero where nothing is.</summary>
public sealed record Measured(Rational Score, Rational Least = default);
