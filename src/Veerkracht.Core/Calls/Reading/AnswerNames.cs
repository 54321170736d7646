using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>What expressions may use beside the answers.</summary>
public static class AnswerNames
{
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>
    {
        "applicant",
        "earlier",
        "amounts",
        "left",
        "today",
        "awarded",
        "settings",
        "true",
        "false",
        "null",
        "in",
        "has",
        "size",
    };

    /// <summary>Reference numbers of an organisation; absent where they are not known.</summary>
    public static readonly IReadOnlyList<string> Numbers = ["population_2020", "population_2021", "population_2025", "area_km2"];

    /// <summary>Reference texts of an organisation; empty where they are not known.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "class",
        "name",
        "nis",
        "kbo",
        "municipality",
        "province",
        "province_nis",
        "arrondissement",
        "region",
        "transport_region",
        "police_zone",
        "primary_care_zone",
        "centre_city",
        "vlaamse_rand",
        "facility_level",
        "facility_level_name",
        "language_facilities",
    ];

    /// <summary>A comparison with a class that does not exist is a fault.</summary>
    private static readonly ExpressionType OfClass = new ExpressionType.Text([.. ApplicantsReader.Classes]);

    public static ExpressionType.Record Applicant { get; } =
        new(
            Numbers
                .Select(n => (Name: n, Type: FormTypes.Number))
                .Concat(Texts.Select(n => (Name: n, Type: n == "class" ? OfClass : FormTypes.Text)))
                .ToDictionary(p => p.Name, p => p.Type)
        );

    /// <summary>
    /// Names of every expression of a step: who applies, the day, the answers of the steps before, what is left in rights and pots,
    /// whole rights, and what staff set.
    /// </summary>
    public static Dictionary<string, ExpressionType> Of(
        IReadOnlyDictionary<string, ExpressionType> earlier,
        IEnumerable<string> sources,
        IEnumerable<string> rights,
        IEnumerable<string> settings,
        IReadOnlyDictionary<string, ExpressionType> figures,
        IEnumerable<string> parameters
    ) =>
        new()
        {
            ["parameters"] = new ExpressionType.Record(parameters.ToDictionary(p => p, _ => FormTypes.Number)),
            ["figures"] = new ExpressionType.Record(figures),
            ["applicant"] = Applicant,
            ["today"] = FormTypes.Date,
            ["earlier"] = new ExpressionType.Record(earlier),
            ["settings"] = new ExpressionType.Record(settings.Distinct().ToDictionary(s => s, _ => FormTypes.Number)),
            ["rights"] = new ExpressionType.Record(rights.Distinct().ToDictionary(r => r, _ => FormTypes.Number)),
            ["left"] = new ExpressionType.Record(sources.Distinct().ToDictionary(s => s, _ => FormTypes.Number)),
        };

    public static ExpressionType Amounts(IEnumerable<string> names) =>
        new ExpressionType.Record(names.Distinct().ToDictionary(n => n, _ => FormTypes.Number));
}
