namespace Veerkracht.Core.Reference;

/// <summary>
/// To which regions a municipality belongs and what kind of place it is, as the provinces keep it. Empty: not known or none.
/// </summary>
public sealed record Regions
{
    /// <summary>One of the 15 reference regions.</summary>
    public required string ReferenceRegion { get; init; }

    /// <summary>One of the 15 transport regions.</summary>
    public required string TransportRegion { get; init; }
    public required string PoliceZone { get; init; }
    public required string PrimaryCareZone { get; init; }

    /// <summary>One of the 13 centre cities.</summary>
    public required bool CentreCity { get; init; }

    /// <summary>In the belt of 19 municipalities around Brussels.</summary>
    public required bool VlaamseRand { get; init; }

    /// <summary>
    /// a0 to a2: centres; b0, b1: inside the sphere of a centre city; c0 to c3: outside it, from well to poorly equipped.
    /// </summary>
    public required string FacilityLevelCode { get; init; }
    public required string FacilityLevel { get; init; }

    /// <summary>"rand", "taalgrens", or empty: no facilities for speakers of another language.</summary>
    public required string LanguageFacilities { get; init; }

    internal IEnumerable<KeyValuePair<string, string>> Texts =>
        [
            new("region", ReferenceRegion),
            new("transport_region", TransportRegion),
            new("police_zone", PoliceZone),
            new("primary_care_zone", PrimaryCareZone),
            new("centre_city", CentreCity ? "yes" : "no"),
            new("vlaamse_rand", VlaamseRand ? "yes" : "no"),
            new("facility_level", FacilityLevelCode),
            new("facility_level_name", FacilityLevel),
            new("language_facilities", LanguageFacilities),
        ];
}
