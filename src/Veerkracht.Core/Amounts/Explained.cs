using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>An amount with its readable why: one line a step of the computation, in nl and en.</summary>
public sealed record Explained(Money Amount, IReadOnlyList<LocalText> Why)
{
    /// <summary>A bound was met here or in an amount before: this one counts for nothing.</summary>
    public bool IsBeyond { get; init; }
}
