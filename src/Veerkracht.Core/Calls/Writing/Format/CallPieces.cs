using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>The call itself and the small pieces directly in it.</summary>
internal static class CallPieces
{
    public static IEnumerable<PieceKind> All =>
        [
            new(
                "call",
                T("Oproep", "Call"),
                T("Oproepen", "Calls"),
                [
                    Title("Titel van de oproep", "Title of the call"),
                    Key("summary", LongLocal, "Samenvatting", "Summary")
                        .Must()
                        .Hint("Een of twee zinnen voor de lijst van oproepen.", "One or two sentences for the list of calls."),
                    Key("call", Slug, "Naam in het webadres", "Name in the web address")
                        .Must()
                        .Hint(
                            "Kleine letters, cijfers en koppeltekens. Verandert niet meer na publicatie.",
                            "Small letters, digits and hyphens. Does not change after publication."
                        ),
                    Key("programme", Slug, "Programma", "Programme").Must().To(Referent.Programme),
                    Key("measure", Slug, "Maatregel", "Measure")
                        .Must()
                        .To(Referent.Measure)
                        .Hint("De maatregel waaruit het geld komt.", "The measure from which the money comes."),
                    Key("version", Count, "Versie", "Version"),
                    Key("number_prefix", Slug, "Begin van het dossiernummer", "Beginning of the dossier number")
                        .Must()
                        .Hint("Dossiers heten dan bijvoorbeeld balie-17.", "Dossiers are then called for example balie-17."),
                    Key("themes", Words, "Thema's", "Themes"),
                    Key("languages", Words, "Talen", "Languages")
                        .Hint(
                            "Waarin alle teksten moeten bestaan voor de oproep gepubliceerd wordt. Leeg: nl en en.",
                            "In which all texts must be before the call is published. Empty: nl and en."
                        ),
                    Key("contact", Piece, "Contact", "Contact").Must().Of("contact"),
                    Key("documents", Items, "Documenten", "Documents").Of("document"),
                    Key("guide", Piece, "Wegwijzer voor wie wil aanvragen", "Guide for who wants to apply").Of("guide").Usual(),
                    Key("letter", Piece, "Toekenningsbrief", "Award letter").Of("letter"),
                    Key("messages", Items, "Berichten in eigen woorden", "Messages in own words")
                        .Of("message")
                        .Hint(
                            "Wat hier niet staat, zegt het platform met zijn eigen tekst.",
                            "What is not here, the platform says in its own text."
                        ),
                    Key("assumptions", Locals, "Aannames", "Assumptions")
                        .Hint(
                            "Regels die de bron niet geeft, elk met de reden. Alleen medewerkers zien ze.",
                            "Rules that the source does not give, each with its reason. Only staff see them."
                        ),
                    Key("applicants", Items, "Wie kan aanvragen", "Who may apply").Must().Of("applicant"),
                    Key("max_dossiers", Count, "Hoogste aantal dossiers per aanvrager", "Most dossiers of one applicant"),
                    Key(
                        "max_dossiers_per_year",
                        Count,
                        "Hoogste aantal dossiers per aanvrager en per jaar",
                        "Most dossiers of one applicant in a year"
                    ),
                    Key("funding", Piece, "Het geld", "The money").Must().Of("funding"),
                    Key("steps", Items, "Stappen", "Steps").Must().Of("step"),
                    Key("indicators", Items, "Indicatoren", "Indicators").Of("indicator"),
                    Key("assessment", Piece, "Beoordeling", "Assessment").Of("assessment"),
                    Key("allocation", Piece, "Verdeling in een ronde", "Allocation in a round").Of("allocation"),
                    Key("acceptance", Piece, "Aanvaarding van de toekenning", "Acceptance of the award")
                        .Of("acceptance")
                        .Hint(
                            "Wie tekent, aanvaardt of weigert de subsidie voor er iets betaald wordt. Leeg: dat is niet nodig.",
                            "Who signs accepts or declines the grant before anything is paid. Empty: that is not needed."
                        ),
                    Key("objection", Piece, "Bezwaar tegen een beslissing", "Objection to a decision")
                        .Of("objection")
                        .Hint(
                            "De aanvrager dient bezwaar in bij het dossier. Leeg: dat kan op dit platform niet.",
                            "The applicant objects with the dossier. Empty: that cannot be done on this platform."
                        ),
                    Key("excludes", Items, "Geen dubbele steun", "No money twice").Of("exclusion"),
                    Key("funders", Words, "Wie betaalt mee", "Funders")
                        .Hint("Korte namen, met kleine letters en koppeltekens.", "Short names, with small letters and hyphens."),
                    Key("settings", Items, "Instelbare getallen", "Settings").Of("setting"),
                    Key("figures", Items, "Cijfers per organisatie", "Figures by organisation")
                        .Of("figure")
                        .Hint(
                            "Kolommen van een eigen tabel waarmee elke berekening kan rekenen.",
                            "Columns of a table that every computation can use."
                        ),
                    Key("parameters", Text, "Gedeelde getallen (bestand.csv)", "Shared numbers (file.csv)")
                        .Hint(
                            "Een tabel met de kolommen id, value, nl en en, waarmee ook andere oproepen van de maatregel rekenen.",
                            "A table with the columns id, value, nl and en, with which other calls of the measure compute too."
                        ),
                    Key("examples", Items, "Voorbeelden die moeten kloppen", "Examples that must come out").Of("example").Usual(),
                    Key("history", Items, "Wat veranderde", "What changed").Of("change"),
                    Key("tables", FreeMap, "Tabellen in deze versie", "Tables in this version"),
                    Key("shared", FreeMap, "Gedeelde stukken", "Shared pieces")
                        .Hint("Wat een keer geschreven is en vaker gebruikt wordt.", "What is written once and used often."),
                ]
            ),
            new(
                "contact",
                T("Contact", "Contact"),
                T("Contacten", "Contacts"),
                [
                    Key("name", Text, "Naam", "Name").Must(),
                    Key("email", Text, "E-mailadres", "E-mail address").Must(),
                    Key("phone", Text, "Telefoon", "Phone"),
                ]
            ),
            .. GuidePieces.All,
            MessagePieces.Message,
            new(
                "letter",
                T("Toekenningsbrief", "Award letter"),
                T("Toekenningsbrieven", "Award letters"),
                [
                    Key("conditions", Locals, "Voorwaarden", "Conditions")
                        .Usual()
                        .Hint("Waaraan wie de subsidie krijgt zich houdt.", "What who receives the grant must keep to."),
                    Key("appeal", LongLocal, "Als iemand niet akkoord gaat", "If somebody does not agree")
                        .Usual()
                        .Hint("Waar, hoe en tot wanneer men bezwaar of beroep instelt.", "Where, how and until when one can appeal."),
                    Key("legal_basis", Locals, "Juridische basis", "Legal basis"),
                    Key("sender", LongLocal, "Afzender met adres", "Sender with address"),
                    Key("signed_by", LongLocal, "Ondertekend door", "Signed by").Hint("Naam en functie.", "Name and function."),
                ]
            ),
            new(
                "acceptance",
                T("Aanvaarding", "Acceptance"),
                T("Aanvaardingen", "Acceptances"),
                [
                    Key("days", Count, "Binnen hoeveel dagen", "Within how many days")
                        .Must()
                        .Hint(
                            "Kalenderdagen vanaf de toekenning. Een laatste dag in het weekend wordt de eerste werkdag daarna.",
                            "Calendar days from the award on. A last day in a weekend becomes the first working day after it."
                        ),
                ]
            ),
            new(
                "objection",
                T("Bezwaar", "Objection"),
                T("Bezwaren", "Objections"),
                [
                    Key("days", Count, "Binnen hoeveel dagen", "Within how many days")
                        .Must()
                        .Hint(
                            "Kalenderdagen vanaf de beslissing. Een laatste dag in het weekend wordt de eerste werkdag daarna.",
                            "Calendar days from the decision on. A last day in a weekend becomes the first working day after it."
                        ),
                ]
            ),
            new(
                "document",
                T("Document", "Document"),
                T("Documenten", "Documents"),
                [
                    Title(),
                    Key("url", Text, "Adres", "Address").Must().Hint("Begint met https:// of met /.", "Begins with https:// or with /."),
                ]
            )
            {
                Identity = ["url"],
            },
            new(
                "applicant",
                T("Soort aanvrager", "Kind of applicant"),
                T("Wie kan aanvragen", "Who may apply"),
                [
                    Key("class", Word, "Soort organisatie", "Kind of organisation").Must().OneOf(FormatWords.Classes),
                    Key("from", Date, "Vanaf", "From"),
                    Key("until", Date, "Tot en met", "Until and including"),
                    Key("only", Words, "Alleen deze organisaties", "Only these organisations")
                        .Hint(
                            "NIS-codes of ondernemingsnummers. Laat leeg voor alle.",
                            "NIS codes or enterprise numbers. Leave empty for all."
                        ),
                    Key("only_until", Date, "De lijst telt tot en met", "The list counts until and including")
                        .Hint("Daarna kan de hele klasse aanvragen.", "After it the whole class may apply."),
                    Key("min_population", Count, "Minstens zoveel inwoners", "At least so many inhabitants"),
                    Key("max_population", Count, "Hoogstens zoveel inwoners", "At most so many inhabitants"),
                    Key("population", Word, "Inwoners volgens welke telling", "Inhabitants by which count")
                        .OneOf([.. FormatWords.Numbers.Where(n => n.Word.StartsWith("population_", StringComparison.Ordinal))])
                        .Hint("Die van 2020 als u niets kiest.", "That of 2020 if you choose nothing."),
                    Key("holder", Word, "Wiens trekkingsrecht wordt gebruikt", "Whose drawing right is used").OneOf(FormatWords.Classes),
                ]
            )
            {
                Identity = ["class"],
            },
            new(
                "assessment",
                T("Beoordeling", "Assessment"),
                T("Beoordelingen", "Assessments"),
                [
                    Key("criteria", Items, "Criteria", "Criteria").Of("criterion").Usual(),
                    Key("minimum_score", Number, "Laagste score om subsidie te krijgen", "Lowest score for a grant")
                        .Hint("Van 0 tot 100, volgens de gewichten.", "From 0 to 100, by the weights."),
                    Key("jury", Piece, "Jury", "Jury").Of("jury").Usual(),
                    Key("blind", Words, "Verborgen voor beoordelaars", "Hidden from assessors")
                        .Hint(
                            "Codes van vragen die een beoordelaar pas leest nadat die zelf punten gaf.",
                            "Codes of questions that an assessor reads only after giving points."
                        ),
                ]
            ),
            new(
                "criterion",
                T("Criterium", "Criterion"),
                T("Criteria", "Criteria"),
                [
                    IdKey(),
                    Title(),
                    Key("hint", LongLocal, "Uitleg", "Explanation"),
                    Key("points", Expression, "Punten uit de antwoorden", "Points from the answers")
                        .Hint(
                            "Een berekening over de antwoorden van de eerste aanvraag. Niemand kan de punten veranderen.",
                            "A computation over the answers of the first application. Nobody can change the points."
                        ),
                    Key("explain", LongLocal, "Uitleg bij de punten", "Explanation of the points")
                        .Hint("Tussen { } kan een berekening staan.", "Between { } a computation may stand."),
                    Key("scale", Count, "Hoogste aantal punten", "Most points").Hint("10 als u niets kiest.", "10 if you choose nothing."),
                    Key("weight", Number, "Gewicht", "Weight")
                        .Hint(
                            "Samen 100. Zonder gewichten tellen alle criteria even zwaar.",
                            "Together 100. Without weights all count the same."
                        ),
                    Key("minimum", Number, "Laagste aantal punten", "Least points")
                        .Hint("Wie gemiddeld minder haalt, krijgt geen subsidie.", "Whose mean is lower gets no grant."),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "jury",
                T("Jury", "Jury"),
                T("Jury's", "Juries"),
                [
                    Key("members", Count, "Aantal leden", "Number of members")
                        .Usual()
                        .Hint(
                            "Leeg waar het aantal niet bekend is: dan zegt de oproep alleen dat een jury oordeelt.",
                            "Empty where the number is not known: the call then only says that a jury judges."
                        ),
                    Key("quorum", Count, "Hoeveel leden moeten scoren", "How many members must score"),
                    Key("intro", LongLocal, "Inleiding", "Introduction"),
                    Key("defence_minutes", Count, "Minuten voor de verdediging", "Minutes for the defence"),
                    Key("question_minutes", Count, "Minuten voor vragen", "Minutes for questions"),
                ]
            ),
            new(
                "indicator",
                T("Indicator", "Indicator"),
                T("Indicatoren", "Indicators"),
                [
                    IdKey(),
                    Label("Naam", "Name"),
                    Key("unit", Local, "Eenheid", "Unit"),
                    Key("decimals", Count, "Cijfers na de komma", "Decimals"),
                    Key("steps", FreeMap, "Waarde per stap", "Value by step")
                        .Must()
                        .Hint(
                            "Voor elke stap de berekening, bijvoorbeeld application: size(places).",
                            "For each step the computation, for example application: size(places)."
                        ),
                    Key("total", Word, "Meer verslagen samen", "Several reports together")
                        .OneOf(FormatWords.Totals)
                        .Hint("Kies het laatste als u elk jaar opnieuw telt.", "Choose the latest if it is counted anew every year."),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "exclusion",
                T("Uitsluiting", "Exclusion"),
                T("Geen dubbele steun", "No money twice"),
                [
                    Key("call", Slug, "Oproep", "Call")
                        .Usual()
                        .To(Referent.Call)
                        .Hint("Kies een oproep of een maatregel.", "Choose a call or a measure."),
                    Key("measure", Slug, "Maatregel", "Measure").Usual().To(Referent.Measure),
                    Key("reason", LongLocal, "Reden", "Reason").Must(),
                ]
            )
            {
                Identity = ["call", "measure"],
            },
            new(
                "setting",
                T("Instelbaar getal", "Setting"),
                T("Instelbare getallen", "Settings"),
                [IdKey(), Label("Naam", "Name"), Key("value", Number, "Waarde", "Value").Must(), Key("unit", Local, "Eenheid", "Unit")]
            )
            {
                Identity = ["id"],
            },
            new(
                "figure",
                T("Cijfer per organisatie", "Figure by organisation"),
                T("Cijfers per organisatie", "Figures by organisation"),
                [
                    IdKey(),
                    Label("Naam", "Name"),
                    Key("table", Text, "Tabel (bestand.csv)", "Table (file.csv)").Must(),
                    Key("key", Text, "Kolom met NIS-codes of ondernemingsnummers", "Column with NIS codes or enterprise numbers").Must(),
                    Key("value", Text, "Kolom met de waarden", "Column with the values").Must(),
                    Key("format", Word, "Soort waarde", "Kind of value").OneOf(FormatWords.FigureFormats),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "change",
                T("Verandering", "Change"),
                T("Wat veranderde", "What changed"),
                [Key("on", Date, "Dag", "Day").Must(), Key("what", LongLocal, "Wat er veranderde", "What changed").Must()]
            )
            {
                Identity = ["on"],
            },
            new(
                "example",
                T("Voorbeeld", "Example"),
                T("Voorbeelden", "Examples"),
                [
                    Key("name", Text, "Naam", "Name").Must(),
                    Key("like", Name, "Zoals een eerder voorbeeld", "Like an earlier example").To(Referent.Example),
                    Key("step", Name, "Stap", "Step").To(Referent.Step),
                    Key("as", Text, "Organisatie", "Organisation")
                        .Must()
                        .Hint("NIS-code of ondernemingsnummer.", "NIS code or enterprise number."),
                    Key("class", Word, "Soort organisatie", "Kind of organisation")
                        .OneOf([.. FormatWords.Classes.Where(c => c.Word is "non-profit" or "company")])
                        .Hint(
                            "Alleen voor wie niet in de lijst van besturen staat, met een ondernemingsnummer.",
                            "Only for who is not in the list of governments, with an enterprise number."
                        ),
                    Key("on", Date, "Op deze dag", "On this day").Usual(),
                    Key("with", FreeMap, "Met deze gegevens in de plaats", "With these values in place"),
                    Key("earlier", FreeMap, "Antwoorden van eerdere stappen", "Answers of earlier steps"),
                    Key("answers", FreeMap, "Antwoorden", "Answers").Usual(),
                    Key("errors", Words, "Fouten die er moeten zijn", "Errors that must be there")
                        .Usual()
                        .Hint("Een per regel: veld en code.", "One a line: field and code."),
                    Key("warnings", Words, "Waarschuwingen die er moeten zijn", "Warnings that must be there"),
                    Key("amounts", FreeMap, "Bedragen die eruit komen", "Amounts that come out").Usual(),
                    Key("values", FreeMap, "Berekende waarden die eruit komen", "Computed values that come out"),
                    Key("points", FreeMap, "Punten die eruit komen", "Points that come out")
                        .Hint("Per criterium, bijvoorbeeld bereik: 6.", "By criterion, for example reach: 6."),
                ]
            )
            {
                Identity = ["name"],
            },
        ];
}
