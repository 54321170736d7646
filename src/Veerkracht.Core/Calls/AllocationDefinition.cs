using Veerkracht.Core.Allocation;

namespace Veerkracht.Core.Calls;

/// <summary>How a round divides the money of the call over many applications.</summary>
/// <param name="Rule">
/// Without candidates, envelope, criteria, rights and lot: the dossiers, the assessment and the journal give these.
/// </param>
public sealed record AllocationDefinition(Round Rule)
{
    /// <summary>The choice of the application that says the theme of a project, for quotas; null where none does.</summary>
    public string? Theme { get; init; }

    /// <summary>The number by which an organisation orders its own applications; null where none does.</summary>
    public string? Priority { get; init; }
}
