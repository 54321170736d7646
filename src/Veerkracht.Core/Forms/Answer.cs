using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>What is wrong with one answer.</summary>
internal sealed record Problem(string Code, LocalText Message);

/// <summary>
/// One answer as read: its value for expressions, its canonical JSON, and what is wrong with it. An answer out of bounds still
/// has its value; one that cannot be read has none. All empty: not answered.
/// </summary>
internal readonly record struct Answer(object? Value, JsonNode? Clean, Problem? Problem = null)
{
    public static readonly Answer None;

    public bool IsUnreadable => Problem is not null && Value is null;

    /// <summary>What is wrong with it besides, where a list holds several faults.</summary>
    public IReadOnlyList<Problem>? Further { get; init; }

    /// <summary>It was computed from what cannot be read or went beyond a bound: its value counts for nothing.</summary>
    public bool IsUnknown { get; init; }
}
