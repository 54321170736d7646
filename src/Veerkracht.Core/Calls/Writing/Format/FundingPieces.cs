using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>The money: rights, pots, and the parts of which rules are made. The rules stand in <see cref="RulePieces"/>.</summary>
internal static class FundingPieces
{
    public static IEnumerable<PieceKind> All =>
        [
            new(
                "funding",
                T("Het geld", "The money"),
                T("Het geld", "The money"),
                [
                    Key("rights", Items, "Trekkingsrechten", "Drawing rights").Of("right").Usual(),
                    Key("pots", Items, "Potten", "Pots").Of("pot").Usual(),
                    Key("amounts", Items, "Regels voor de bedragen", "Rules for the amounts").Must().Of("rule"),
                    Key("grant", Name, "Welk bedrag is de subsidie", "Which amount is the grant").Must().To(Referent.Amount),
                    Key("own", Name, "Welk bedrag betaalt de aanvrager zelf", "Which amount the applicant pays itself")
                        .Usual()
                        .To(Referent.Amount),
                ]
            ),
            new(
                "right",
                T("Trekkingsrecht", "Drawing right"),
                T("Trekkingsrechten", "Drawing rights"),
                [
                    IdKey(),
                    Title(),
                    Key("envelope", Amount, "Hele bedrag", "Whole amount").Usual().Hint("Nodig zonder tabel.", "Needed without a table."),
                    Key("key", Text, "Verdeelsleutel", "Key")
                        .Must()
                        .Hint(
                            "population_2020 en dergelijke; met een tabel: de kolom met NIS-codes.",
                            "population_2020 and the like; with a table: the column with NIS codes."
                        ),
                    Key("date", Date, "Gemeenten van deze dag", "Municipalities of this day").Must(),
                    Key("table", Text, "Tabel", "Table")
                        .Hint(
                            "De naam van een CSV-bestand met een rij per gemeente.",
                            "The name of a CSV file with a row for each municipality."
                        ),
                    Key("value", Text, "Kolom met bedragen", "Column with amounts"),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "pot",
                T("Pot", "Pot"),
                T("Potten", "Pots"),
                [
                    IdKey(),
                    Title(),
                    Key("amount", Amount, "Bedrag", "Amount").Usual(),
                    Key("from", Date, "Betaalt vanaf", "Pays from"),
                    Key("until", Date, "Betaalt tot en met", "Pays until and including"),
                    Key("per_year", FreeMap, "Bedrag per jaar", "Amount by year")
                        .Hint(
                            "In de plaats van een bedrag, bijvoorbeeld 2023: 1000000.",
                            "In place of an amount, for example 2023: 1000000."
                        ),
                    Key("ahead", YesNo, "Kan vooraf toegezegd worden", "Can be promised ahead")
                        .Hint(
                            "Een regel per jaar verdeelt dan één aanvraag over de budgetten van meer jaren.",
                            "A rule by year then spreads one application over the budgets of several years."
                        ),
                ]
            )
            {
                Identity = ["id"],
            },
            new(
                "year",
                T("Jaar", "Year"),
                T("Jaren", "Years"),
                [
                    Label("Naam", "Name"),
                    Key("cost", Expression, "Kosten", "Cost").Usual(),
                    Key("ratio", Ratio, "Verhouding subsidie en eigen geld", "Ratio of grant and own money"),
                    Key("percentage", Percentage, "Percentage", "Percentage").Usual(),
                    Key("cap", Cap, "Hoogste bedrag", "Highest amount"),
                    Key("amount", Amount, "Vast bedrag", "Fixed amount"),
                    Key("when", Condition, "Telt alleen als", "Counts only when"),
                    Key("year", Count, "Betaald uit het budget van", "Paid from the budget of")
                        .Hint("Alleen bij een pot met een bedrag per jaar.", "Only with a pot that has an amount by year."),
                ]
            ),
            new(
                "line",
                T("Prijs", "Price"),
                T("Prijzen", "Prices"),
                [
                    Label("Naam", "Name"),
                    Key("quantity", Expression, "Hoeveelheid", "Quantity").Must(),
                    Key("price", Amount, "Prijs per stuk", "Price of one").Must(),
                    Key("maximum", Number, "Hoogste hoeveelheid", "Largest quantity"),
                    Key("priority", Expression, "Volgorde", "Order").Hint("De laagste komt eerst.", "The lowest comes first."),
                ]
            ),
            new(
                "band",
                T("Schijf", "Band"),
                T("Schijven", "Bands"),
                [
                    Key("up_to", Number, "Tot en met", "Up to and including")
                        .Usual()
                        .Hint("Leeg in de laatste schijf: alles daarboven.", "Empty in the last band: all above."),
                    Key("below", Number, "Onder", "Below")
                        .Hint(
                            "In de plaats van tot en met: dat getal zelf hoort er niet bij.",
                            "In place of up to: that number itself is not in it."
                        ),
                    Key("amount", Amount, "Bedrag", "Amount").Must(),
                ]
            ),
        ];
}
