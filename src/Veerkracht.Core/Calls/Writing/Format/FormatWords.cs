using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>The words of the format that people choose from, with what they are called on the screen.</summary>
public static class FormatWords
{
    /// <summary>The classes of organisations that a call can name, each as one of them is called.</summary>
    public static readonly IReadOnlyList<FormatWord> Classes =
    [
        new("municipality", "Gemeente", "Municipality"),
        new("ocmw", "OCMW", "Public centre for social welfare (OCMW)"),
        new("district", "District", "District"),
        new("municipal-company", "Autonoom gemeentebedrijf", "Municipal company"),
        new("port-company", "Havenbedrijf", "Port company"),
        new("province", "Provincie", "Province"),
        new("provincial-company", "Autonoom provinciebedrijf", "Provincial company"),
        new("intermunicipal", "Intergemeentelijk samenwerkingsverband", "Intermunicipal partnership"),
        new("welfare-association", "Welzijnsvereniging", "Welfare association"),
        new("police-zone", "Politiezone", "Police zone"),
        new("rescue-zone", "Hulpverleningszone", "Rescue zone"),
        new("community-commission", "Vlaamse Gemeenschapscommissie", "Flemish Community Commission"),
        new("non-profit", "Vereniging", "Association", "Een vzw, ivzw of stichting.", "An association or foundation of private law."),
        new("company", "Vennootschap", "Company", "Een nv, bv of cv.", "A company of private law."),
    ];

    /// <summary>Who agrees with a draft before it is sent.</summary>
    public static readonly IReadOnlyList<FormatWord> Agreeing =
    [
        new("finance-director", "Financieel directeur", "Finance director"),
        new("mayor", "Burgemeester", "Mayor"),
    ];

    public static readonly IReadOnlyList<FormatWord> StepKinds =
    [
        new("application", "Aanvraag", "Application", "Een bestuur vraagt subsidie.", "A government asks for a grant."),
        new(
            "claim",
            "Betalingsaanvraag",
            "Claim",
            "Een bestuur vraagt een betaling, met de echte kosten.",
            "A government asks for a payment, with the real cost."
        ),
        new("report", "Verslag", "Report", "Een bestuur meldt hoe het project loopt.", "A government reports on the project."),
        new(
            "confirmation",
            "Bevestiging",
            "Confirmation",
            "Een bestuur bevestigt iets, bijvoorbeeld dat het begint.",
            "A government confirms something, for example that it starts."
        ),
    ];

    public static readonly IReadOnlyList<FormatWord> Formats =
    [
        new("number", "Getal", "Number"),
        new("amount", "Bedrag in euro", "Amount in euro"),
        new("text", "Tekst", "Text"),
        new("date", "Datum", "Date"),
        new("yes_no", "Ja of nee", "Yes or no"),
    ];

    public static readonly IReadOnlyList<FormatWord> FigureFormats = [.. Formats.Where(f => f.Word != "amount")];

    public static readonly IReadOnlyList<FormatWord> Rounding =
    [
        new("half_up", "Op de cent, een halve naar boven", "To the cent, a half upwards"),
        new("half_even", "Op de cent, een halve naar even", "To the cent, a half to even"),
        new("down", "Naar beneden op de cent", "Down to the cent"),
        new("euro", "Op hele euro, een halve naar boven", "To whole euro, a half upwards"),
        new("euro_down", "Naar beneden op hele euro", "Down to whole euro"),
    ];

    public static readonly IReadOnlyList<FormatWord> OpenEnds =
    [
        new("money_is_spent", "Het geld op is", "The money is spent"),
        new("further_notice", "Nader bericht", "Further notice"),
    ];

    public static readonly IReadOnlyList<FormatWord> Totals =
    [
        new("sum", "Alle verslagen opgeteld", "All reports added up"),
        new("latest", "Alleen het laatste verslag", "Only the latest report"),
    ];

    public static readonly IReadOnlyList<FormatWord> Numbers = [.. ApplicantWords.Numbers.Select(Word)];

    /// <summary>What can be filled in about the organisation that applies.</summary>
    public static readonly IReadOnlyList<FormatWord> Organisation = [.. ApplicantWords.All.Select(Word)];

    private static FormatWord Word((string Name, LocalText Label) known) => new(known.Name, known.Label, LocalText.Empty);

    public static readonly IReadOnlyList<FormatWord> Milestones =
    [
        new("awarded", "De subsidie is toegekend", "The grant is awarded"),
        new("submitted", "Ingediend", "Submitted"),
        new("approved", "Goedgekeurd", "Approved"),
        new("paid", "Betaald", "Paid"),
    ];
}
