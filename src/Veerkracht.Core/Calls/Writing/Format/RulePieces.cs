using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>The rules that compute amounts, by kind.</summary>
internal static class RulePieces
{
    private static readonly FormatWord[] Kinds =
    [
        new(
            "value",
            "Berekend bedrag",
            "Computed amount",
            "Een bedrag uit de antwoorden, zoals de kosten.",
            "An amount from the answers, such as the cost."
        ),
        new(
            "share",
            "Deel van een bedrag",
            "Share of an amount",
            "Een verhouding of een percentage van een eerder bedrag.",
            "A ratio or a percentage of an earlier amount."
        ),
        new(
            "maximum_cost",
            "Kosten die een pot kan dragen",
            "Cost that a pot can bear",
            "De hoogste kosten waarvoor een recht of pot nog geld heeft.",
            "The largest cost for which a right or pot still has money."
        ),
        new(
            "tier",
            "Deel van wat overblijft",
            "Share of what is left",
            "Een deel van de kosten die een eerdere regel niet kon dragen.",
            "A share of the cost that an earlier rule could not bear."
        ),
        new(
            "each",
            "Deel per rij",
            "Share of each item",
            "Een deel van de kosten van elke rij van een herhaalde groep of tabel.",
            "A share of the cost of each item of a group or row of a table."
        ),
        new(
            "per_partner",
            "Deel per partner",
            "Share of each partner",
            "Een deel van de kosten van elke partner, met een maximum en een eigen deel voor elk.",
            "A share of the cost of each partner, with a maximum and an own part for each."
        ),
        new(
            "by_priority",
            "Rijen in volgorde",
            "Items in order",
            "Rijen krijgen geld in hun volgorde, tot het op is.",
            "Items get money in their order, until it is spent."
        ),
        new("by_year", "Per jaar anders", "Another each year", "Elk jaar een ander deel of bedrag.", "Another share or amount each year."),
        new(
            "cap_per_unit",
            "Maximum per eenheid",
            "Maximum a unit",
            "Een eerder bedrag, maar niet meer dan zoveel per stuk.",
            "An earlier amount, at most so much a unit."
        ),
        new(
            "price_quantity",
            "Prijs maal hoeveelheid",
            "Price times quantity",
            "Vaste prijzen maal aantallen.",
            "Fixed prices times quantities."
        ),
        new(
            "band",
            "Vast bedrag per schijf",
            "Lump sum by band",
            "Een vast bedrag dat van een getal afhangt, zoals de inwoners.",
            "A lump sum that depends on a number, such as the population."
        ),
        new("sum", "Som", "Sum", "Eerdere bedragen samen.", "Earlier amounts together."),
        new("remainder", "Rest", "Remainder", "Wat andere bedragen van een bedrag overlaten.", "What other amounts leave of an amount."),
        new("at_most", "Hoogstens", "At most", "Een eerder bedrag, begrensd door andere bedragen.", "An earlier amount, under caps."),
        new(
            "own_share",
            "Eigen deel van de aanvrager",
            "Own share of the applicant",
            "Een eerder bedrag dat genoeg kosten aan de aanvrager laat.",
            "An earlier amount that leaves enough of the cost to the applicant."
        ),
        new(
            "multiplier",
            "Zoveel keer besteden",
            "Spend so many times",
            "De besteding is minstens zoveel keer dit bedrag.",
            "The spending is at least so many times this amount."
        ),
        new(
            "minimum",
            "Pas vanaf een drempel",
            "Only from a threshold",
            "Niets als een bedrag te klein is.",
            "Nothing where an amount is too small."
        ),
        new(
            "category_limit",
            "Kostensoort telt maar deels",
            "Category counts only in part",
            "Een soort kosten telt hoogstens voor een percentage.",
            "One category of cost counts for at most a percentage."
        ),
        new(
            "share_of_right",
            "Deel van het hele recht",
            "Share of the whole right",
            "Een deel van het hele trekkingsrecht van de aanvrager, wat er ook al uit betaald werd.",
            "A share of the whole drawing right of the applicant, whatever was paid from it before."
        ),
        new(
            "cap_per_applicant",
            "Maximum per aanvrager",
            "Maximum an applicant",
            "Een eerder bedrag, begrensd voor alle dossiers van de aanvrager samen.",
            "An earlier amount, limited for all dossiers of the applicant together."
        ),
    ];

    private static readonly FormatKey OfAmount = Key("of", Name, "Van welk bedrag", "Of which amount").Must().To(Referent.Amount),
        From = Key("from", Name, "Uit welk recht of welke pot", "From which right or pot").To(Referent.Source).Usual(),
        ByRatio = Key("ratio", Ratio, "Verhouding subsidie en eigen geld", "Ratio of grant and own money")
            .Usual()
            .Hint("Bijvoorbeeld 1:2. Vul een verhouding of een percentage in.", "For example 1:2. Give a ratio or a percentage."),
        ByPercentage = Key("percentage", Percentage, "Percentage", "Percentage")
            .Usual()
            .Hint("Een getal, of een berekening zoals soort.value.", "A number, or a computation such as kind.value."),
        MustPercentage = ByPercentage.Must(),
        Limit = Key("cap", Cap, "Hoogste bedrag", "Highest amount")
            .Usual()
            .Hint(
                "Een bedrag in euro, een eerder bedrag, een vraag of een berekening.",
                "An amount in euro, an earlier amount, a question or a computation."
            ),
        Group = Key("group", Name, "Welke groep of tabel", "Which group or table").Must().To(Referent.Group),
        Cost = Key("cost", Expression, "Kosten van een rij", "Cost of an item").Must(),
        CountsWhen = Key("counts_when", Condition, "Een rij telt alleen als", "An item counts only when"),
        CapPerItem = Key("cap_per_item", Cap, "Hoogste bedrag per rij", "Highest amount an item"),
        InSteps = Key("steps", Names, "Alleen in deze stappen", "Only in these steps")
            .To(Referent.Step)
            .Hint("In een andere stap blijft het bedrag zoals het is.", "In another step the amount stays as it is."),
        Round = Key("round", Word, "Afronding", "Rounding").OneOf(FormatWords.Rounding);

    public static PieceKind Rule =>
        new(
            "rule",
            T("Regel", "Rule"),
            T("Regels", "Rules"),
            [
                Key("name", Id, "Code van het bedrag", "Code of the amount")
                    .Must()
                    .Hint("Andere regels verwijzen hiernaar.", "Other rules refer to this."),
                Title("Naam van het bedrag", "Name of the amount"),
                Key("kind", Word, "Soort regel", "Kind of rule").Must().OneOf(Kinds),
                Key("when", Condition, "Telt alleen als", "Counts only when").Hint("Anders is het bedrag 0.", "Else the amount is 0."),
            ]
        )
        {
            TypeKey = "kind",
            Identity = ["name"],
            ByType = new Dictionary<string, IReadOnlyList<FormatKey>>
            {
                ["value"] =
                [
                    Key("value", Expression, "Berekening", "Computation").Must(),
                    Round,
                    Key("explain", LongLocal, "Uitleg bij het bedrag", "Explanation of the amount")
                        .Hint("Tussen { } kan een berekening staan.", "Between { } a computation may stand."),
                ],
                ["share"] = [OfAmount, ByRatio, ByPercentage, Limit, From, Round],
                ["maximum_cost"] = [From.Must(), ByRatio, ByPercentage],
                ["tier"] =
                [
                    Key("above", Name, "Boven welk bedrag", "Above which amount").Must().To(Referent.Amount),
                    ByRatio,
                    ByPercentage,
                    Limit,
                    From,
                    Round,
                ],
                ["each"] =
                [
                    Group,
                    Cost,
                    ByRatio,
                    ByPercentage,
                    CountsWhen,
                    CapPerItem,
                    Key("max_items", Count, "Hoogste aantal rijen", "Most items"),
                    From,
                ],
                ["per_partner"] =
                [
                    Group,
                    Key("partner", Expression, "Wie de partner is", "Who the partner is")
                        .Must()
                        .Hint(
                            "Bijvoorbeeld wie[0], de organisatie die een rij noemt. Leeg is de aanvrager zelf.",
                            "For example who[0], the organisation that an item names. Empty is the applicant itself."
                        ),
                    Cost,
                    ByRatio,
                    ByPercentage,
                    CountsWhen,
                    Key("cap_per_partner", Cap, "Hoogstens per partner", "At most a partner").Usual(),
                    Key("own_per_partner", Cap, "Draagt elke partner zelf", "Each partner bears itself").Usual(),
                    From,
                ],
                ["by_priority"] =
                [
                    Group,
                    Cost,
                    Key("priority", Expression, "Volgorde", "Order").Must().Hint("De laagste komt eerst.", "The lowest comes first."),
                    ByRatio,
                    ByPercentage,
                    CountsWhen,
                    CapPerItem,
                    Key("budget", Cap, "Budget", "Budget").Usual(),
                    From,
                    Key("whole", YesNo, "Alleen rijen die helemaal passen", "Only items that fit wholly"),
                ],
                ["by_year"] = [Key("years", Items, "Jaren", "Years").Must().Of("year"), Limit, From],
                ["cap_per_unit"] =
                [
                    OfAmount,
                    Key("units", Expression, "Aantal eenheden", "Number of units").Must(),
                    Key("per_unit", Cap, "Bedrag per eenheid", "Amount a unit").Must(),
                    Key("max_units", Number, "Hoogste aantal eenheden", "Most units"),
                    InSteps,
                ],
                ["price_quantity"] = [Key("lines", Items, "Prijzen", "Prices").Must().Of("line"), Limit, From],
                ["band"] =
                [
                    Key("by", Expression, "Naar welk getal", "By which number").Must(),
                    Key("bands", Items, "Schijven", "Bands").Must().Of("band"),
                    From,
                ],
                ["sum"] = [Key("of", Names, "Van welke bedragen", "Of which amounts").Must().To(Referent.Amount)],
                ["remainder"] = [OfAmount, Key("minus", Names, "Min welke bedragen", "Less which amounts").Must().To(Referent.Amount)],
                ["at_most"] =
                [
                    OfAmount,
                    Key("limits", Caps, "Grenzen", "Limits")
                        .Must()
                        .Hint(
                            "Een per regel: een bedrag in euro, een eerder bedrag, een vraag of een berekening.",
                            "One a line: an amount in euro, an earlier amount, a question or a computation."
                        ),
                    InSteps,
                ],
                ["share_of_right"] =
                [
                    Key("right", Name, "Van welk recht", "Of which right").Must().To(Referent.Right),
                    ByRatio,
                    ByPercentage,
                    Round,
                ],
                ["cap_per_applicant"] =
                [
                    OfAmount,
                    Key("limit", Cap, "Hoogstens per aanvrager", "At most an applicant")
                        .Must()
                        .Hint(
                            "Voor al zijn dossiers samen: wat ze kregen, en wat ze vragen zolang daarover niet beslist is.",
                            "For all its dossiers together: what they got, and what they ask as long as that is not decided."
                        ),
                    Key("calls", Names, "Ook dossiers van deze oproepen", "Dossiers of these calls too")
                        .To(Referent.Call)
                        .Hint("Andere oproepen van dezelfde maatregel.", "Other calls of the same measure."),
                ],
                ["own_share"] =
                [
                    OfAmount,
                    Key("cost", Name, "Van welke kosten", "Of which cost").Must().To(Referent.Amount),
                    MustPercentage,
                    Key("other_money", Caps, "Geld van anderen", "Money of others")
                        .Hint(
                            "Wat anderen naast de subsidie betalen: een bedrag, een vraag of een berekening per regel.",
                            "What others pay beside the grant: an amount, a question or a computation a line."
                        ),
                    InSteps,
                ],
                ["multiplier"] =
                [
                    OfAmount,
                    Key("spending", Expression, "Besteding", "Spending").Must(),
                    Key("times", Number, "Hoeveel keer", "How many times").Must(),
                    InSteps,
                ],
                ["minimum"] =
                [
                    OfAmount,
                    Key("compare", Name, "Welk bedrag moet groot genoeg zijn", "Which amount must be large enough").To(Referent.Amount),
                    Key("at_least", Cap, "Minstens", "At least").Must(),
                    Key("required", YesNo, "Onder het minimum niet in te dienen", "Cannot be sent below the minimum"),
                    InSteps,
                ],
                ["category_limit"] =
                [
                    OfAmount,
                    Key("category", Expression, "Kosten van de soort", "Cost of the category").Must(),
                    MustPercentage,
                    Key("basis", Name, "Percentage waarvan", "Percentage of what").To(Referent.Basis).Usual(),
                    InSteps,
                ],
            },
        };
}
