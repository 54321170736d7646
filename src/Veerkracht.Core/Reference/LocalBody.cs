using NodaTime;

namespace Veerkracht.Core.Reference;

/// <summary>A local body that is no municipality. What the source does not say is empty or null.</summary>
public sealed record LocalBody
{
    /// <summary>One of <see cref="OrganisationClass"/>.</summary>
    public required string Class { get; init; }

    /// <summary>The kind as the source names it: "Dienstverlenende vereniging".</summary>
    public required string Type { get; init; }
    public required string Name { get; init; }

    /// <summary>Ten digits; null for districts and for the few without a valid number.</summary>
    public required string? Kbo { get; init; }
    public required string? Ovo { get; init; }

    /// <summary>Of the municipality in which it works, where that is one; of the province for a province.</summary>
    public required string? Nis { get; init; }
    public required string WorkingArea { get; init; }
    public required LocalDate? ValidFrom { get; init; }

    /// <summary>The last day, included.</summary>
    public required LocalDate? ValidTo { get; init; }

    /// <summary>
    /// "Actief", "Niet actief", "In oprichting" or empty when it was taken over (2022 to 2024): check before relying on it.
    /// </summary>
    public required string StatusInSource { get; init; }

    public bool IsValidOn(LocalDate date) => (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date <= ValidTo);
}

/// <summary>The classes of organisations that a call can name.</summary>
public static class OrganisationClass
{
    public const string Municipality = "municipality";
    public const string Ocmw = "ocmw";
    public const string MunicipalCompany = "municipal-company";
    public const string ProvincialCompany = "provincial-company";
    public const string Province = "province";
    public const string Intermunicipal = "intermunicipal";
    public const string WelfareAssociation = "welfare-association";
    public const string PoliceZone = "police-zone";
    public const string RescueZone = "rescue-zone";
    public const string District = "district";

    /// <summary>An association or foundation of private law: vzw, ivzw, stichting.</summary>
    public const string NonProfit = "non-profit";

    /// <summary>A company of private law: nv, bv, cv.</summary>
    public const string Company = "company";

    public static readonly IReadOnlyList<string> All =
    [
        Municipality,
        Ocmw,
        MunicipalCompany,
        ProvincialCompany,
        Province,
        Intermunicipal,
        WelfareAssociation,
        PoliceZone,
        RescueZone,
        District,
        NonProfit,
        Company,
    ];

    /// <summary>The class of a kind as the source names it; null for a kind that is not known.</summary>
    public static string? OfType(string type) =>
        type switch
        {
            "OCMW" => Ocmw,
            "Autonoom gemeentebedrijf" => MunicipalCompany,
            "Autonoom provinciebedrijf" => ProvincialCompany,
            "Provincie" => Province,
            "Dienstverlenende vereniging" or "Opdrachthoudende vereniging" or "Projectvereniging" => Intermunicipal,
            "Welzijnsvereniging" => WelfareAssociation,
            "Politiezone" => PoliceZone,
            "Hulpverleningszone" => RescueZone,
            "District" => District,
            "VZW" or "IVZW" or "Stichting" => NonProfit,
            "NV" or "BV" or "CV" or "VOF" or "CommV" => Company,
            _ => null,
        };
}
