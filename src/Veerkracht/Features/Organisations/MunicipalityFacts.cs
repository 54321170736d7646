using NodaTime;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Organisations;

/// <summary>Facts of a municipality as they are shown.</summary>
public static class MunicipalityFacts
{
    /// <summary>Inhabitants by the latest year that is known on a day, else by the first that is known; null where none is.</summary>
    public static (int Year, long Count)? Population(Municipality municipality, LocalDate on)
    {
        if (municipality.Population.Count == 0)
            return null;
        var years = municipality.Population.Keys.Order().ToList();
        var year = years.LastOrDefault(y => y <= on.Year, years[0]);
        return (year, municipality.Population[year]);
    }

    /// <summary>As people write it: "0207.518.137".</summary>
    public static string EnterpriseNumber(Municipality municipality) =>
        KboNumber.TryParse(municipality.Kbo, out var kbo, out _) ? kbo.Display : municipality.Kbo;

    /// <summary>What one organisation of a class is called: "gemeente".</summary>
    public static LocalText OneOf(string organisationClass) =>
        FormatWords.Classes.FirstOrDefault(c => c.Word == organisationClass)?.Label ?? ClassName(organisationClass);

    /// <summary>Inside a sentence: "gemeenten", "OCMW's", "Vlaamse Gemeenschapscommissie".</summary>
    public static LocalText ClassInSentence(string organisationClass) =>
        ClassName(organisationClass).Map((name, _) => IsProper(name) ? name : char.ToLowerInvariant(name[0]) + name[1..]);

    /// <summary>Letters of an abbreviation, or a name of which more words than the first begin with a capital.</summary>
    private static bool IsProper(string name) =>
        name.Length < 2 || char.IsUpper(name[1]) || name.Split(' ').Skip(1).Any(word => word.Length > 0 && char.IsUpper(word[0]));

    /// <summary>The names of classes of organisations, as in "Gemeenten".</summary>
    public static LocalText ClassName(string organisationClass) =>
        organisationClass switch
        {
            OrganisationClass.Municipality => new("Gemeenten", "Municipalities"),
            OrganisationClass.Ocmw => new("OCMW's", "Public centres for social welfare"),
            OrganisationClass.MunicipalCompany => new("Autonome gemeentebedrijven", "Autonomous municipal companies"),
            OrganisationClass.ProvincialCompany => new("Autonome provinciebedrijven", "Autonomous provincial companies"),
            OrganisationClass.Province => new("Provincies", "Provinces"),
            OrganisationClass.Intermunicipal => new("Intergemeentelijke verenigingen", "Intermunicipal bodies"),
            OrganisationClass.WelfareAssociation => new("Welzijnsverenigingen", "Welfare associations"),
            OrganisationClass.PoliceZone => new("Politiezones", "Police zones"),
            OrganisationClass.RescueZone => new("Hulpverleningszones", "Rescue zones"),
            OrganisationClass.District => new("Districten", "Districts"),
            "non-profit" => new("Verenigingen", "Associations"),
            "company" => new("Vennootschappen", "Companies"),
            "port-company" => new("Havenbedrijven", "Port companies"),
            "community-commission" => new("Vlaamse Gemeenschapscommissie", "Flemish Community Commission"),
            _ => new(organisationClass),
        };
}
