using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Programmes;

/// <summary>The programmes that were loaded at the start, with their measures, and which agency runs what.</summary>
public sealed class ProgrammeCatalogue(Changes changes) : IAgencies
{
    private volatile IReadOnlyList<ProgrammeDefinition> _all = [];
    private volatile ILookup<OrganisationId, AgencyMeasure> _byAgency = Array.Empty<AgencyMeasure>().ToLookup(_ => OrganisationId.None);

    /// <summary>In the order of their slugs.</summary>
    public IReadOnlyList<ProgrammeDefinition> All => _all;

    /// <summary>Every agency of a programme or of one of its measures, once.</summary>
    public IReadOnlyList<OrganisationId> Agencies => [.. _all.Select(p => IdOf(p.Agency)).Concat(_byAgency.Select(a => a.Key)).Distinct()];

    public ProgrammeDefinition? Find(string slug) => _all.FirstOrDefault(p => p.Slug == slug);

    /// <summary>A measure with its programme; null where there is none of that name.</summary>
    public (ProgrammeDefinition Programme, Measure Measure)? FindMeasure(string slug)
    {
        foreach (var programme in _all)
        {
            if (programme.Measure(slug) is { } measure)
                return (programme, measure);
        }
        return null;
    }

    /// <summary>Programmes are few and change at a start only: what is asked with every page is looked up.</summary>
    public bool IsAgency(OrganisationId organisation) => _byAgency.Contains(organisation) || _all.Any(p => IdOf(p.Agency) == organisation);

    public IReadOnlyList<AgencyMeasure> MeasuresOf(OrganisationId organisation) => [.. _byAgency[organisation]];

    public OrganisationId AgencyOf(string measure) => FindMeasure(measure) is { } found ? IdOf(found.Measure.Agency) : OrganisationId.None;

    /// <summary>An agency is known by its OVO code from the first day on.</summary>
    private static OrganisationId IdOf(string agency) => OrganisationId.FirstKnownAs(agency);

    internal void Replace(IEnumerable<ProgrammeDefinition> programmes)
    {
        _all = [.. programmes.OrderBy(p => p.Slug, StringComparer.Ordinal)];
        _byAgency = (
            from programme in _all
            from measure in programme.Measures
            select (Agency: IdOf(measure.Agency), Measure: new AgencyMeasure(programme.Slug, measure.Slug))
        ).ToLookup(m => m.Agency, m => m.Measure);
        changes.Raise(ActTouches.Programme);
    }
}
