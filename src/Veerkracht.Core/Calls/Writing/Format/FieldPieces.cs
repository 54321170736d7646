using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>Fields by type, with options and rows.</summary>
internal static class FieldPieces
{
    /// <summary>Ready-made blocks: fields of several kinds under one word.</summary>
    private static readonly string[] Blocks = ["contact", "payment", "address"];

    private static readonly IReadOnlyList<(FieldKind Kind, KindWord Word)> Kinds =
    [
        .. FieldKinds.All.SelectMany(k => k.Words.Select(w => (k, w))),
    ];

    private static readonly string[] ComputedOnes = Where(k => k.IsComputed);

    private static string[] Where(Func<FieldKind, bool> holds) => [.. Kinds.Where(k => holds(k.Kind)).Select(k => k.Word.Word)];

    private static readonly FormatWord[] Types =
    [
        .. Kinds.Select(k => new FormatWord(k.Word.Word, k.Word.Label, k.Word.Hint)),
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

    private static readonly FormatKey OwnLabel = Label("Vraag", "Question") with { IsRequired = false, IsUsual = true };

    private static readonly Dictionary<string, IReadOnlyList<FormatKey>> OfBlocks = new()
    {
        ["contact"] = [OwnLabel, Key("with_function", YesNo, "Vraag ook de functie", "Ask the function too").Usual()],
        ["payment"] = [OwnLabel],
        ["address"] = [OwnLabel, Key("in_own_area", YesNo, "Moet in de eigen gemeente liggen", "Must lie in the own municipality").Usual()],
    };

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
                    Key("help", LongLocal, "Meer uitleg, om open te klikken", "More explanation, to open"),
                    Key("example", Local, "Voorbeeld van een antwoord", "Example of an answer"),
                    Key("picture", Text, "Tekening (SVG)", "Drawing (SVG)")
                        .Hint("Een kleine tekening zonder woorden, in SVG.", "A small drawing without words, in SVG."),
                    Key("picture_text", LongLocal, "Wat de tekening toont", "What the drawing shows"),
                    Key("required", YesOrCondition, "Moet ingevuld worden", "Must be filled in").Usual() with
                    {
                        NotFor = ComputedOnes,
                    },
                    VisibleWhen("Alleen tonen als", "Show only when").Usual(),
                    IdKey(),
                    Key("unit", Local, "Eenheid", "Unit"),
                    Key("default", Text, "Staat er al", "Stands there already")
                        .Hint("Het antwoord dat er staat voor iemand iets typt.", "The answer that stands there before anybody types.") with
                    {
                        NotFor = [.. Where(k => !k.TakesDefault), .. Blocks],
                    },
                    Key("prefill", Name, "Overnemen van", "Take over from").To(Referent.EarlierField) with
                    {
                        NotFor = ComputedOnes,
                    },
                    Key("read_only", YesNo, "Kan niet veranderd worden", "Cannot be changed")
                        .Hint("Alleen wat overgenomen wordt.", "Only what is taken over.") with
                    {
                        NotFor = ComputedOnes,
                    },
                    Key("public", YesNo, "Openbaar na de toekenning", "Public after the award")
                        .Hint(
                            "Iedereen kan het antwoord lezen op de pagina van het toegekende project. Al de rest blijft besloten.",
                            "Everybody can read the answer on the page of the awarded project. All else stays closed."
                        ) with
                    {
                        NotFor = [.. Where(k => k.IsPrivate), "contact", "payment"],
                    },
                    Key("checks", Items, "Controles", "Checks").Of("check") with
                    {
                        NotFor = Blocks,
                    },
                ]
            )
            {
                TypeKey = "type",
                Identity = ["id"],
                ByType = Kinds
                    .Where(k => k.Kind.Keys.Count > 0)
                    .Select(k => KeyValuePair.Create(k.Word.Word, (IReadOnlyList<FormatKey>)[.. k.Kind.Keys.Select(FieldKeys.Of)]))
                    .Concat(OfBlocks)
                    .ToDictionary(),
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
