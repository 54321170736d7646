using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>What people call what is known of who applies, by the name that expressions use.</summary>
public static class ApplicantWords
{
    public static readonly IReadOnlyList<(string Name, LocalText Label)> Numbers =
    [
        ("population_2020", new("Inwoners in 2020", "Population in 2020")),
        ("population_2021", new("Inwoners in 2021", "Population in 2021")),
        ("population_2025", new("Inwoners in 2025", "Population in 2025")),
        ("area_km2", new("Oppervlakte in km²", "Area in km²")),
    ];

    public static readonly IReadOnlyList<(string Name, LocalText Label)> All =
    [
        .. Numbers,
        ("class", new("Soort organisatie", "Kind of organisation")),
        ("name", new("Naam van de organisatie", "Name of the organisation")),
        ("nis", new("NIS-code", "NIS code")),
        ("kbo", new("Ondernemingsnummer", "Enterprise number")),
        ("municipality", new("Gemeente", "Municipality")),
        ("province", new("Provincie", "Province")),
        ("province_nis", new("NIS-code van de provincie", "NIS code of the province")),
        ("arrondissement", new("Arrondissement", "Arrondissement")),
        ("region", new("Referentieregio", "Reference region")),
        ("transport_region", new("Vervoerregio", "Transport region")),
        ("police_zone", new("Politiezone", "Police zone")),
        ("primary_care_zone", new("Eerstelijnszone", "Primary care zone")),
        ("centre_city", new("Centrumstad", "Centre city")),
        ("vlaamse_rand", new("Vlaamse Rand", "Vlaamse Rand")),
        ("facility_level", new("Voorzieningenniveau", "Facility level")),
        ("facility_level_name", new("Naam van het voorzieningenniveau", "Name of the facility level")),
        ("language_facilities", new("Taalfaciliteiten", "Language facilities")),
    ];
}
