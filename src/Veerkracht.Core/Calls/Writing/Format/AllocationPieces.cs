using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>How rounds divide the money of a call.</summary>
internal static class AllocationPieces
{
    private static readonly IReadOnlyList<FormatWord> Methods =
    [
        new("ranking", "Hoogste score eerst", "Highest score first"),
        new("registration", "Wie eerst indient, eerst", "Who registers first goes first"),
        new("drawing-right", "Ieder zijn trekkingsrecht", "To each its drawing right"),
        new("equal-share", "Ieder hetzelfde bedrag", "To each the same amount"),
        new("pro-rata", "Ieder hetzelfde deel", "To each the same part"),
    ];

    private static readonly IReadOnlyList<FormatWord> Ties =
    [
        new("criterion", "Hoogste score op een criterium", "Highest score on a criterion"),
        new("registration", "Wie eerst indiende", "Who registered first"),
        new("lot", "Het lot", "The lot"),
    ];

    private static readonly IReadOnlyList<FormatWord> Groups =
    [
        new("class", "Soort bestuur", "Class"),
        new("province", "Provincie", "Province"),
        new("theme", "Thema", "Theme"),
    ];

    public static IEnumerable<PieceKind> All =>
        [
            new(
                "allocation",
                T("Verdeling", "Allocation"),
                T("Verdelingen", "Allocations"),
                [
                    Key("method", Word, "Hoe het geld verdeeld wordt", "How the money goes").Must().OneOf(Methods),
                    Key("fit", Word, "Wie niet meer helemaal past", "Who does not fit whole")
                        .OneOf([new("whole", "Krijgt niets", "Gets nothing"), new("partial", "Krijgt de rest", "Gets the rest")]),
                    Key("short", Word, "Wanneer het geld te kort is", "Where money is short")
                        .OneOf([new("stop", "De rij stopt", "The line ends"), new("skip", "De volgende die past", "The next who fits")]),
                    Key("ties", Items, "Bij gelijke stand", "Between equals").Of("tie").Usual(),
                    Key("quotas", Items, "Quota", "Quotas").Of("quota"),
                    Key("per_body", Piece, "Grens per organisatie", "Limit of an organisation").Of("per_body"),
                    Key("theme", Name, "Veld met het thema", "Field with the theme")
                        .To(Referent.Field)
                        .Hint("Een keuze in de aanvraag, voor quota per thema.", "A choice in the application, for quotas by theme."),
                    Key("priority", Name, "Veld met de eigen voorkeur", "Field with the own priority")
                        .To(Referent.Field)
                        .Hint(
                            "Een getal in de aanvraag: 1 gaat voor 2. Alleen de eigen dossiers wisselen van plaats.",
                            "A number in the application: 1 goes before 2. Only dossiers of one organisation change places."
                        ),
                    Key("key", Word, "Verdeelsleutel voor de centen", "Key for the cents")
                        .OneOf([.. Allocation.Apportionment.Named.Select(n => new FormatWord(n.Name, n.Title.Nl, n.Title.En!))]),
                ]
            ),
            new(
                "tie",
                T("Regel bij gelijke stand", "Tie rule"),
                T("Regels bij gelijke stand", "Tie rules"),
                [
                    Key("by", Word, "Wat beslist", "What decides").Must().OneOf(Ties),
                    Key("criterion", Text, "Welk criterium", "Which criterion"),
                ]
            ),
            new(
                "quota",
                T("Quotum", "Quota"),
                T("Quota", "Quotas"),
                [
                    Key("by", Word, "Per wat", "By what").Must().OneOf(Groups),
                    Key("of", Text, "Welke", "Which").Must(),
                    Key("reserved", Amount, "Houdt apart", "Keeps apart"),
                    Key("unfilled", Word, "Wat de groep niet gebruikt", "What the group does not use")
                        .OneOf([new("stays", "Blijft over", "Stays"), new("flows-back", "Gaat naar de anderen", "Flows back")]),
                    Key("most", Amount, "Ten hoogste", "At most"),
                    Key("most_awards", Count, "Hoogste aantal", "Most awards"),
                ]
            ),
            new(
                "per_body",
                T("Grens per organisatie", "Limit of an organisation"),
                T("Grenzen per organisatie", "Limits of organisations"),
                [
                    Key("awards", Count, "Hoogste aantal", "Most awards"),
                    Key("amount", Amount, "Hoogste bedrag samen", "Highest amount together"),
                ]
            ),
        ];
}
