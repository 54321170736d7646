using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>A measure that an agency runs, with the slug of its programme.</summary>
public sealed record AgencyMeasure(string Programme, string Measure);

/// <summary>Which organisations are agencies, and which measures each runs; the room that reads the programmes knows it.</summary>
public interface IAgencies
{
    bool IsAgency(OrganisationId organisation);

    /// <summary>None where the organisation is no agency: whoever works there sees nothing of others.</summary>
    IReadOnlyList<AgencyMeasure> MeasuresOf(OrganisationId organisation);

    /// <summary>Which agency runs a measure; none where there is no such measure.</summary>
    OrganisationId AgencyOf(string measure);
}
