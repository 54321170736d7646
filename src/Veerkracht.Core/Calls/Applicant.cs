using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls;

/// <summary>Who applies, as far as rules may look: class, codes, and reference values.</summary>
public sealed record Applicant
{
    /// <summary>Who it is, for what was decided about single organisations; none where only the reference data are asked.</summary>
    public OrganisationId Id { get; init; }
    public required string Class { get; init; }
    public required string Name { get; init; }
    public string? Nis { get; init; }
    public string? Kbo { get; init; }

    /// <summary>In which its places on a map must lie; null where that is not judged.</summary>
    public Municipality? Territory { get; init; }

    /// <summary>Reference numbers by name: population_2020, area_km2 …</summary>
    public IReadOnlyDictionary<string, Rational> Numbers { get; init; } = new Dictionary<string, Rational>();

    /// <summary>Reference texts by name: province, region, facility_level …</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}

public static class OrganisationAsApplicant
{
    extension(Organisation organisation)
    {
        /// <summary>How the rules of a call see an organisation.</summary>
        public Applicant ToApplicant()
        {
            var applicant = new Applicant
            {
                Id = organisation.Id,
                Class = organisation.Class,
                Name = organisation.Name,
                Nis = organisation.Nis,
                Kbo = organisation.Kbo,
            };
            return organisation.Municipality is { } municipality
                ? applicant with
                {
                    Numbers = municipality.Numbers,
                    Texts = municipality.Texts,
                    Territory = municipality,
                }
                : applicant;
        }
    }
}
