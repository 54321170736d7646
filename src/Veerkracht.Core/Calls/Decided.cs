using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>
/// What staff decided about a call that does not stand in its file: for single applicants, and about the call as a whole.
/// </summary>
public sealed record Decided
{
    public static readonly Decided Nothing = new();

    /// <summary>Oldest first; one for each organisation and step, and one for each step that was skipped.</summary>
    public IReadOnlyList<ScopedException> Exceptions { get; init; } = [];

    /// <summary>From and until when single organisations may apply, in place of what their class may; one for each organisation.</summary>
    public IReadOnlyList<ApplicantTerm> Terms { get; init; } = [];

    /// <summary>Not shown to the public nor to applicants without a dossier in it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Why nobody can apply any more; null where the call was not withdrawn.</summary>
    public LocalText? Withdrawn { get; init; }

    /// <summary>Null where nothing was decided about this organisation alone.</summary>
    public ApplicantTerm? TermOf(OrganisationId organisation) =>
        organisation.IsNone ? null : Terms.FirstOrDefault(t => t.Organisation == organisation);

    /// <summary>What holds for one applicant beside the windows.</summary>
    /// <param name="organisation">None for the class as a whole.</param>
    public IEnumerable<WindowException> ExceptionsOf(string applicantClass, OrganisationId organisation) =>
        Exceptions.Where(e => e.For.Holds(applicantClass, organisation)).Select(e => e.What);
}

public sealed record ScopedException(Scope For, WindowException What);

/// <summary>Days, both included; null is without limit.</summary>
public sealed record ApplicantTerm(OrganisationId Organisation, LocalDate? From, LocalDate? Until);
