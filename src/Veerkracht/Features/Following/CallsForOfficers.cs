using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Following;

/// <summary>Who applies for governments is told only of calls for which one of them may apply, by mail and on the page.</summary>
public sealed class CallsForOfficers(CallCatalogue calls, Applicants applicants, Clock clock)
{
    public bool MayApply(CallDefinition call, OrganisationId organisation) =>
        applicants.Find(organisation, clock.Today) is { } found && applicants.MayApply(call, found, clock.Today).MayApply;

    /// <summary>Whether news of a call is for this reader; news of no call is for everybody.</summary>
    public bool IsFor(Actor? reader, string? call) =>
        reader is not { WorksOnDrafts: true } || call is null || calls.Find(call) is not { } found || MayApply(found, reader.Organisation);
}
