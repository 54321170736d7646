using NodaTime;

namespace Veerkracht.Core.Reference;

/// <summary>What became of the legal entity of a municipality that merged.</summary>
public enum MergedEntity
{
    /// <summary>All ended; the successor has a new enterprise number.</summary>
    New,

    /// <summary>This one's enterprise number goes on under the successor.</summary>
    Continues,

    /// <summary>This one ended in another, which goes on.</summary>
    Absorbed,
}

/// <summary>One municipality that went up in another on a date (the first day of the successor).</summary>
public sealed record Merger(
    LocalDate Date,
    string SuccessorNis,
    string SuccessorName,
    string SuccessorKbo,
    string PredecessorNis,
    string PredecessorName,
    string PredecessorKbo,
    MergedEntity Entity
);
