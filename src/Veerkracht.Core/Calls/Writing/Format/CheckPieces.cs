using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>Checks across fields: ready-made by kind, or a condition with a message.</summary>
internal static class CheckPieces
{
    private static readonly FormatWord[] Kinds =
    [
        new("ceiling", "Hoogste bedrag", "Highest amount", "Het bedrag is hoogstens een grens.", "The amount is at most a limit."),
        new("minimum_investment", "Laagste investering", "Lowest investment", "De kosten zijn hoog genoeg.", "The cost is high enough."),
        new(
            "minimum_own_share",
            "Genoeg eigen geld",
            "Enough own money",
            "Eigen geld is minstens een percentage.",
            "Own money is at least a percentage."
        ),
        new(
            "maximum_share",
            "Hoogste deel",
            "Largest share",
            "Een soort kosten is hoogstens een percentage.",
            "A category is at most a percentage."
        ),
        new(
            "multiplier",
            "Zoveel keer besteden",
            "Spend so many times",
            "De besteding is minstens zoveel keer de subsidie.",
            "The spending is at least n times the subsidy."
        ),
        new("sum_equals", "Twee sommen zijn gelijk", "Two sums are the same", "Tot op de cent.", "To the cent."),
        new("eligible_period", "Datum in de periode", "Date in the period", "De dag ligt in een periode.", "The day lies in a period."),
        new(
            "no_double_funding",
            "Geen dubbele steun",
            "No double support",
            "Er is geen andere steun voor dezelfde kosten.",
            "There is no other support for the same cost."
        ),
        new(
            "total_support",
            "Alle steun samen",
            "All support together",
            "Alle steun samen is hoogstens de kosten.",
            "All support together is at most the cost."
        ),
    ];

    private static readonly FormatKey Measured = Key("of", Expression, "Wat gemeten wordt", "What is measured")
            .Hint("Leeg: de vraag waar deze controle staat.", "Empty: the question where this check stands."),
        Whole = Key("of", Expression, "Waarvan", "Of what").Must(),
        Percent = Key("percentage", Expression, "Percentage", "Percentage").Must();

    private static FormatKey Own(string name, string nl, string en) =>
        Key(name, Expression, nl, en).Hint("Leeg: de vraag waar deze controle staat.", "Empty: the question where this check stands.");

    public static PieceKind Check =>
        new(
            "check",
            T("Controle", "Check"),
            T("Controles", "Checks"),
            [
                Key("kind", Word, "Soort controle", "Kind of check")
                    .OneOf(Kinds)
                    .Usual()
                    .Hint("Leeg voor een eigen voorwaarde.", "Empty for a condition of your own."),
                Key("code", Slug, "Code", "Code")
                    .Usual()
                    .Hint("Kleine letters en koppeltekens. Verandert nooit.", "Small letters and hyphens. Never changes."),
                Key("message", LongLocal, "Melding", "Message")
                    .Usual()
                    .Hint(
                        "Zegt wat iemand moet doen. Tussen { } kan een berekening staan.",
                        "Says what to do. Between { } a computation may stand."
                    ),
                Key("warning", YesNo, "Alleen een waarschuwing", "Only a warning"),
                Key("field", Name, "Toon bij vraag", "Show at question").To(Referent.Field),
            ]
        )
        {
            TypeKey = "kind",
            Identity = ["code", "kind"],
            ByType = new Dictionary<string, IReadOnlyList<FormatKey>>
            {
                [PieceKind.NoType] = [Key("holds", Condition, "Moet waar zijn", "Must hold").Must()],
                ["ceiling"] = [Measured, Key("limit", Expression, "Grens", "Limit").Must()],
                ["minimum_investment"] = [Measured, Key("amount", Expression, "Minstens", "At least").Must()],
                ["minimum_own_share"] = [Own("own", "Eigen geld", "Own money"), Whole, Percent],
                ["maximum_share"] = [Own("part", "Welk deel", "Which part"), Whole, Percent],
                ["multiplier"] =
                [
                    Own("spending", "Besteding", "Spending"),
                    Whole,
                    Key("times", Expression, "Hoeveel keer", "How many times").Must(),
                ],
                ["sum_equals"] = [Measured, Key("equals", Expression, "Is gelijk aan", "Equals").Must()],
                ["eligible_period"] =
                [
                    Own("date", "Welke datum", "Which date"),
                    Key("from", Expression, "Vanaf", "From").Usual(),
                    Key("until", Expression, "Tot en met", "Until and including").Usual(),
                ],
                ["no_double_funding"] = [Own("declared", "Vraag die andere steun meldt", "Question that declares other support")],
                ["total_support"] =
                [
                    Own("other", "Andere steun", "Other support"),
                    Key("grant", Expression, "Subsidie", "Grant").Must(),
                    Whole,
                ],
            },
        };
}
