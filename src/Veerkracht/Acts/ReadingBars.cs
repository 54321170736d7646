using System.Collections.Frozen;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Acts;

/// <summary>
/// What somebody who only assesses does not read: where it has an interest, and what is hidden from it in part until its own scores are in.
/// It holds over the measures in which that person has no other role.
/// </summary>
public sealed record ReadingBars
{
    public static readonly ReadingBars None = new();

    /// <summary>Slugs; empty for who assesses nothing.</summary>
    public IReadOnlySet<string> Measures { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whose dossiers are not read: those of its own organisations.</summary>
    public IReadOnlySet<OrganisationId> Organisations { get; init; } = FrozenSet<OrganisationId>.Empty;

    /// <summary>Dossiers in which it has an interest for another reason.</summary>
    public IReadOnlySet<Guid> Dossiers { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Calls of which something is hidden from assessors: which fields of the first level, by the slug of the call.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Hidden { get; init; } = FrozenDictionary<string, IReadOnlySet<string>>.Empty;

    /// <summary>Dossiers that this person is to score: of these it reads what is not hidden.</summary>
    public IReadOnlySet<Guid> Assigned { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Dossiers that this person has scored: nothing of them is hidden any more.</summary>
    public IReadOnlySet<Guid> Scored { get; init; } = FrozenSet<Guid>.Empty;
}
