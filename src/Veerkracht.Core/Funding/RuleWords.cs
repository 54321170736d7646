using System.Collections.ObjectModel;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Amounts.Numerals;

namespace Veerkracht.Core.Funding;

/// <summary>The rules of a call in words, for who has not applied yet: the same data that compute the amounts.</summary>
public static class RuleWords
{
    /// <summary>One sentence a rule, in the order of the call. What only adds up or helps to compute has none.</summary>
    /// <param name="known">Amounts that are the same for everybody, by name: said in figures.</param>
    public static IReadOnlyList<LocalText> Of(FundingDefinition funding, IReadOnlyDictionary<string, Money>? known = null) =>
        [.. funding.Rules.Select(r => Sentence(r, funding, known ?? ReadOnlyDictionary<string, Money>.Empty)).OfType<LocalText>()];

    /// <summary>Each right and pot, how it is spread, and how much it is.</summary>
    public static IReadOnlyList<(LocalText Title, LocalText How, Money Amount)> Sources(FundingDefinition funding) =>
        [.. funding.Rights.Select(r => (r.Title, Key(r), r.Envelope)), .. funding.Pots.Select(p => (p.Title, Order(p), p.Amount))];

    private static LocalText? Sentence(FundingRule rule, FundingDefinition funding, IReadOnlyDictionary<string, Money> known) =>
        rule switch
        {
            ShareRule r => Titled(rule, Part(r.Share, Base(r, funding)), Limits(rule, r.Cap, funding, known)),
            TierRule r => Titled(
                rule,
                Part(r.Share, new("wat daarboven ligt", "what lies above that")),
                Limits(rule, r.Cap, funding, known)
            ),
            EachRule r => Titled(
                rule,
                Part(r.Share, new("de kosten van elk deel", "the cost of each part")),
                [
                    .. Limits(rule, r.CapPerItem, funding, known, new(" per deel", " a part")),
                    .. r.MaxItems is { } most
                        ? new LocalText[] { new($"ten hoogste {most} delen tellen mee", $"at most {most} parts count") }
                        : [],
                ]
            ),
            PerPartnerRule r => Titled(
                rule,
                Part(r.Share, new("de kosten van elke partner", "the cost of each partner")),
                [
                    .. Limits(rule, r.CapPerPartner, funding, known, new(" per partner", " a partner")),
                    .. r.OwnPerPartner?.Fixed is { } own
                        ? new LocalText[]
                        {
                            new($"elke partner draagt zelf {InEuro(own).Nl}", $"each partner bears {InEuro(own).En} itself"),
                        }
                        : [],
                ]
            ),
            AtMostRule r => Titled(
                rule,
                r.Limits.Select(c => AtMost(c, LocalText.Empty, funding, known)).First(),
                r.Limits.Skip(1).Select(c => AtMost(c, LocalText.Empty, funding, known))
            ),
            CapPerUnitRule r => Titled(
                rule,
                AtMost(r.PerUnit, new(" per eenheid", " a unit"), funding, known),
                r.MaxUnits is { } units ? [new($"ten hoogste {Say.Count(units).Nl} eenheden", $"at most {Say.Count(units).En} units")] : []
            ),
            PriceQuantityRule r => Titled(
                rule,
                r.Lines.Select(Price).First(),
                [.. r.Lines.Skip(1).Select(Price), .. Limits(rule, r.Cap, funding, known)]
            ),
            BandRule r => Titled(rule, r.Bands.Select(Band).First(), r.Bands.Skip(1).Select(Band)),
            ShareOfRightRule r => Titled(rule, Part(r.Share, Whole(r.Right, funding)), []),
            CapPerApplicantRule r => Titled(
                rule,
                AtMost(r.Limit, new(" voor al uw dossiers samen", " for all your dossiers together"), funding, known),
                []
            ),
            _ => LimitWords.Of(rule) is { } words ? Titled(rule, words[0], words.Skip(1)) : null,
        };

    private static LocalText Whole(string id, FundingDefinition funding)
    {
        var title = funding.Rights.FirstOrDefault(r => r.Id == id)?.Title ?? new LocalText(id);
        return new($"uw hele {Lower(title.Nl)}", $"your whole {Lower(title.In(Language.En))}");
    }

    private static LocalText Titled(FundingRule rule, LocalText first, IEnumerable<LocalText> rest)
    {
        var parts = rest.Prepend(first).ToList();
        return new(
            $"{rule.Title.Nl}: {string.Join(", ", parts.Select(p => p.Nl))}.",
            $"{rule.Title.In(Language.En)}: {string.Join(", ", parts.Select(p => p.In(Language.En)))}."
        );
    }

    private static LocalText Part(Rate rate, LocalText of) =>
        new($"{Words(rate).Nl} van {of.Nl}", $"{Words(rate).In(Language.En)} of {of.En}");

    private static LocalText Words(Rate rate) => rate.Fixed is { } share ? Say.InWords(share) : LimitWords.Rate(rate);

    private static IEnumerable<LocalText> Limits(
        FundingRule rule,
        Cap? cap,
        FundingDefinition funding,
        IReadOnlyDictionary<string, Money> known,
        LocalText? each = null
    )
    {
        if (cap is not null)
            yield return AtMost(cap, each ?? LocalText.Empty, funding, known);
        if (funding.Rights.FirstOrDefault(r => r.Id == rule.Source) is { } right)
            yield return new($"tot uw {Lower(right.Title.Nl)}", $"up to your {Lower(right.Title.In(Language.En))}");
        if (funding.Pots.Any(p => p.Id == rule.Source))
            yield return new("zolang er geld in de pot is", "as long as there is money in the pot");
    }

    /// <summary>In figures where they are the same for everybody; else by the name of the amount, which the form shows.</summary>
    private static LocalText AtMost(Cap cap, LocalText each, FundingDefinition funding, IReadOnlyDictionary<string, Money> known)
    {
        if ((cap.Fixed ?? (cap.Amount is { } name && known.TryGetValue(name, out var figure) ? figure : null)) is { } amount)
            return new($"ten hoogste {InEuro(amount).Nl}{each.Nl}", $"at most {InEuro(amount).En}{each.En}");
        var limit = funding.Rules.FirstOrDefault(r => r.Name == cap.Amount);
        if (limit is ShareRule { Cap: null, Source: null } share && Titled(share.Of, funding) is { } of)
        {
            var part = Part(share.Share, of);
            return new($"ten hoogste {part.Nl}{each.Nl}", $"at most {part.In(Language.En)}{each.In(Language.En)}");
        }
        var title = Quoted(limit?.Title ?? cap.Title);
        return new($"niet meer dan het bedrag {title.Nl}{each.Nl}", $"no more than the amount {title.En}{each.In(Language.En)}");
    }

    /// <summary>Of what a share is taken: the cost, or what the call names otherwise, such as what was asked.</summary>
    private static LocalText Base(ShareRule rule, FundingDefinition funding) =>
        funding.Rules.FirstOrDefault(r => r.Name == rule.Of) is ValueRule { Title: var title } && !IsCost(title)
            ? Quoted(title)
            : new("de kosten die meetellen", "the cost that counts");

    private static bool IsCost(LocalText title) =>
        title.IsEmpty
        || title.Nl.Contains("kost", StringComparison.OrdinalIgnoreCase)
        || title.In(Language.En).Contains("cost", StringComparison.OrdinalIgnoreCase);

    private static LocalText? Titled(string amount, FundingDefinition funding) =>
        funding.Rules.FirstOrDefault(r => r.Name == amount) is { Title: { IsEmpty: false } title } ? Quoted(title) : null;

    private static LocalText Quoted(LocalText title) => new($"“{Lower(title.Nl)}”", $"“{Lower(title.In(Language.En))}”");

    private static LocalText Price(PriceLine line) =>
        new($"{InEuro(line.Price).Nl} per {Lower(line.Label.Nl)}", $"{InEuro(line.Price).En} for each {Lower(line.Label.In(Language.En))}");

    private static LocalText Band(Band band) =>
        band is { IsBelow: true, UpTo: { } end }
            ? new($"{InEuro(band.Amount).Nl} onder {Say.Count(end).Nl}", $"{InEuro(band.Amount).En} below {Say.Count(end).En}")
        : band.UpTo is { } top
            ? new($"{InEuro(band.Amount).Nl} tot en met {Say.Count(top).Nl}", $"{InEuro(band.Amount).En} up to {Say.Count(top).En}")
        : new($"{InEuro(band.Amount).Nl} daarboven", $"{InEuro(band.Amount).En} above that");

    private static LocalText Key(DrawingRight right) =>
        right.Rows is not null
            ? new("Elke gemeente het bedrag dat voor haar is vastgesteld", "Each municipality the amount that was set for it")
        : right.Key.StartsWith("population_", StringComparison.Ordinal)
            ? new(
                $"Elke gemeente een deel volgens haar aantal inwoners in {right.Key["population_".Length..]}",
                $"Each municipality a part by its number of inhabitants in {right.Key["population_".Length..]}"
            )
        : new("Elke gemeente een deel volgens een sleutel", "Each municipality a part by a key");

    private static LocalText Order(Pot pot)
    {
        var from = pot.From is { } day
            ? new LocalText($", vanaf {DateText.Long(day, Language.Nl)}", $", from {DateText.Long(day, Language.En)} on")
            : LocalText.Empty;
        if (pot.Until is { } last)
            from = new(
                $"{from.Nl}, tot en met {DateText.Long(last, Language.Nl)}",
                $"{from.In(Language.En)}, until {DateText.Long(last, Language.En)}"
            );
        return new($"Wie eerst registreert, gaat voor{from.Nl}", $"Who registers first goes first{from.En}");
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
