using Veerkracht.Core.Forms;
using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>Fields by type, with options and rows.</summary>
internal static class FieldPieces
{
    private static readonly FormatWord[] Types =
    [
        new("text", "Korte tekst", "Short text", "Een naam, een adres: een regel.", "A name, an address: one line."),
        new("long_text", "Lange tekst", "Long text", "Een uitleg van enkele zinnen of meer.", "An explanation of some sentences or more."),
        new("number", "Getal", "Number", "Een aantal, een lengte.", "A number of things, a length."),
        new(
            "amount",
            "Bedrag in euro",
            "Amount in euro",
            "Kosten of steun, met twee cijfers na de komma.",
            "Cost or support, with two decimals."
        ),
        new("percentage", "Percentage", "Percentage", "Een getal van 0 tot 100.", "A number from 0 to 100."),
        new("date", "Datum", "Date", "Een dag.", "A day."),
        new("yes_no", "Ja of nee", "Yes or no", "Een vraag met twee antwoorden.", "A question with two answers."),
        new("choice", "Keuze", "Choice", "Een antwoord uit een lijst.", "One answer from a list."),
        new("choices", "Meer keuzes", "Several choices", "Een of meer antwoorden uit een lijst.", "One or more answers from a list."),
        .. TextKinds.All.Select(kind => new FormatWord(kind.Word, kind.Name, kind.Hint)),
        new("files", "Bijlagen", "Attachments", "Een of meer bestanden.", "One or more files."),
        new("organisations", "Besturen", "Governments", "Andere besturen, uit de lijst.", "Other governments, from the list."),
        new(
            "partners",
            "Partners",
            "Partners",
            "Besturen die meedoen en dat elk zelf bevestigen.",
            "Governments that take part and each confirm it themselves."
        ),
        new("point", "Plaats op de kaart", "Place on the map", "Een punt.", "A point."),
        new("area", "Gebied op de kaart", "Area on the map", "Een wijk of zone.", "A district or zone."),
        new(
            "table",
            "Tabel",
            "Table",
            "Vaste rijen en kolommen, zoals een kostenraming.",
            "Fixed rows and columns, such as an estimate of cost."
        ),
        new(
            "group",
            "Herhaalde groep",
            "Repeated group",
            "Vragen die een keer per project, plaats of partner komen.",
            "Questions that come once for each project, place or partner."
        ),
        new(
            "block",
            "Vragen bij elkaar",
            "Questions together",
            "Enkele vragen naast elkaar onder een naam.",
            "Some questions side by side under one name."
        ),
        new("computed", "Berekend", "Computed", "Het formulier rekent dit zelf uit.", "The form computes this itself."),
        new(
            "contact",
            "Contactpersoon",
            "Contact person",
            "Naam, telefoon en e-mail, kant en klaar.",
            "Name, phone and e-mail, ready made."
        ),
        new(
            "address",
            "Adres",
            "Address",
            "Straat, nummer, bus, postcode en gemeente, kant en klaar.",
            "Street, number, box, postal code and municipality, ready made."
        ),
        new(
            "payment",
            "Rekening voor de betaling",
            "Account for the payment",
            "IBAN en zo nodig een brief, kant en klaar.",
            "IBAN and a letter where needed, ready made."
        ),
    ];

    private static readonly FormatKey MinItems = Key("min_items", Count, "Minstens zoveel", "At least so many"),
        MaxItems = Key("max_items", Count, "Hoogstens zoveel", "At most so many").Usual(),
        Min = Key("min", Bound, "Minstens", "At least"),
        Max = Key("max", Bound, "Hoogstens", "At most").Usual(),
        Decimals = Key("decimals", Count, "Cijfers na de komma", "Decimals"),
        Options = Key("options", Items, "Antwoorden om uit te kiezen", "Answers to choose from").Must().Of("option"),
        Inside = Key("fields", Items, "Vragen", "Questions").Must().Of("field"),
        OwnLabel = Label("Vraag", "Question") with { IsRequired = false, IsUsual = true };

    private static readonly IReadOnlyList<FormatKey> Lengths =
    [
        Key("min_length", Count, "Minstens zoveel tekens", "At least so many characters"),
        Key("max_length", Count, "Hoogstens zoveel tekens", "At most so many characters").Usual(),
    ];

    private static readonly IReadOnlyList<FormatKey> Numeric =
    [
        Min,
        Max,
        Key("above", Number, "Meer dan", "More than"),
        Key("warn_above", Name, "Waarschuwen boven", "Warn above")
            .To(Referent.SettingOrNumber)
            .Hint("Een getal, of een instelbaar getal.", "A number, or a setting."),
        Key("warn_text", LongLocal, "Tekst van de waarschuwing", "Text of the warning"),
    ];

    public static IEnumerable<PieceKind> All =>
        [
            new(
                "field",
                T("Vraag", "Question"),
                T("Vragen", "Questions"),
                [
                    Label("Vraag", "Question"),
                    Key("type", Word, "Soort antwoord", "Kind of answer").Must().OneOf(Types),
                    Key("hint", LongLocal, "Uitleg bij de vraag", "Explanation of the question").Usual(),
                    Key("required", YesOrCondition, "Moet ingevuld worden", "Must be filled in").Usual() with
                    {
                        NotFor = ["computed"],
                    },
                    VisibleWhen("Alleen tonen als", "Show only when").Usual(),
                    IdKey(),
                    Key("unit", Local, "Eenheid", "Unit"),
                    Key("default", Text, "Staat er al", "Stands there already")
                        .Hint("Het antwoord dat er staat voor iemand iets typt.", "The answer that stands there before anybody types.") with
                    {
                        NotFor =
                        [
                            "computed",
                            "files",
                            "organisations",
                            "partners",
                            "point",
                            "area",
                            "table",
                            "group",
                            "block",
                            "contact",
                            "payment",
                            "address",
                        ],
                    },
                    Key("prefill", Name, "Overnemen van", "Take over from").To(Referent.EarlierField) with
                    {
                        NotFor = ["computed"],
                    },
                    Key("read_only", YesNo, "Kan niet veranderd worden", "Cannot be changed")
                        .Hint("Alleen wat overgenomen wordt.", "Only what is taken over.") with
                    {
                        NotFor = ["computed"],
                    },
                    Key("public", YesNo, "Openbaar na de toekenning", "Public after the award")
                        .Hint(
                            "Iedereen kan het antwoord lezen op de pagina van het toegekende project. Al de rest blijft besloten.",
                            "Everybody can read the answer on the page of the awarded project. All else stays closed."
                        ) with
                    {
                        NotFor = ["email", "phone", "iban", "files", "contact", "payment"],
                    },
                    Key("checks", Items, "Controles", "Checks").Of("check") with
                    {
                        NotFor = ["contact", "payment", "address"],
                    },
                ]
            )
            {
                TypeKey = "type",
                Identity = ["id"],
                ByType = new Dictionary<string, IReadOnlyList<FormatKey>>
                {
                    ["text"] =
                    [
                        .. Lengths,
                        Key("names", Word, "Geeft een naam aan", "Names")
                            .OneOf([new("project", "Het project", "The project")])
                            .Hint(
                                "Zo heet het project dan in lijsten, op brieven en voor partners.",
                                "So the project is then called in lists, on letters and for partners."
                            ),
                    ],
                    ["long_text"] = Lengths,
                    ["number"] = [.. Numeric, Decimals],
                    ["amount"] = Numeric,
                    ["percentage"] = [.. Numeric, Decimals],
                    ["date"] = [Min, Max],
                    ["choice"] = [Options],
                    ["choices"] = [Options, MinItems, MaxItems],
                    ["files"] = [MinItems, MaxItems],
                    ["organisations"] = [MinItems, MaxItems],
                    ["partners"] = [MinItems, MaxItems],
                    ["table"] =
                    [
                        Key("rows", Items, "Rijen", "Rows").Must().Of("row"),
                        Key("columns", Items, "Kolommen", "Columns").Must().Of("field"),
                    ],
                    ["group"] = [Inside, MinItems, MaxItems],
                    ["block"] = [Inside],
                    ["computed"] =
                    [
                        Key("value", Expression, "Berekening", "Computation").Must(),
                        Key("format", Word, "Wat eruit komt", "What comes out").OneOf(FormatWords.Formats).Usual(),
                        Decimals,
                    ],
                    ["contact"] = [OwnLabel, Key("with_function", YesNo, "Vraag ook de functie", "Ask the function too").Usual()],
                    ["payment"] = [OwnLabel],
                    ["address"] =
                    [
                        OwnLabel,
                        Key("in_own_area", YesNo, "Moet in de eigen gemeente liggen", "Must lie in the own municipality").Usual(),
                    ],
                    ["iban"] = [Key("account", YesNo, "Hierop wordt betaald", "This account is paid")],
                },
            },
            new(
                "option",
                T("Antwoord", "Answer"),
                T("Antwoorden", "Answers"),
                [
                    IdKey(),
                    Label("Tekst", "Text"),
                    VisibleWhen("Alleen tonen als", "Show only when"),
                    Key("value", Number, "Waarde", "Value")
                        .Hint(
                            "Een tarief of prijs waarmee een berekening rekent; geef dan elk antwoord er een.",
                            "A rate or price that a computation uses; then give each answer one."
                        ),
                    Key("exclusive", YesNo, "Sluit alle andere uit", "Excludes all others")
                        .Hint("Alleen bij meer keuzes.", "Only with several choices."),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "row",
                T("Rij", "Row"),
                T("Rijen", "Rows"),
                [
                    IdKey(),
                    Label("Tekst", "Text"),
                    VisibleWhen("Alleen tonen als", "Show only when"),
                    Key("without", Names, "Zonder deze kolommen", "Without these columns").To(Referent.Column),
                    Key("columns", FreeMap, "Wat anders is in deze rij", "What is different in this row")
                        .Hint("Bijvoorbeeld share: { max: 50 }.", "For example share: { max: 50 }."),
                ]
            )
            {
                Identity = ["id"],
            },
        ];
}
