using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>The rules of a call in words, for who has not applied yet: the same data that compute the amounts.</summary>
public static class RuleWords
{
    /// <summary>One sentence a rule, in the order of the call. What only adds up or helps to compute has none.</summary>
    public static IReadOnlyList<LocalText> Of(FundingDefinition funding) =>
        [.. funding.Rules.Select(r => Sentence(r, funding)).OfType<LocalText>()];

    /// <summary>Each right and pot, how it is spread, and how much it is.</summary>
    public static IReadOnlyList<(LocalText Title, LocalText How, Money Amount)> Sources(FundingDefinition funding) =>
        [.. funding.Rights.Select(r => (r.Title, Key(r), r.Envelope)), .. funding.Pots.Select(p => (p.Title, Order(p), p.Amount))];

    private static LocalText? Sentence(FundingRule rule, FundingDefinition funding) =>
        rule switch
        {
            ShareRule r => Titled(
                rule,
                Part(r.Share, new("de kosten die meetellen", "the cost that counts")),
                Limits(rule, r.Cap, funding)
            ),
            TierRule r => Titled(rule, Part(r.Share, new("wat daarboven ligt", "what lies above that")), Limits(rule, r.Cap, funding)),
            EachRule r => Titled(
                rule,
                Part(r.Share, new("de kosten van elk deel", "the cost of each part")),
                [
                    .. Limits(rule, r.CapPerItem, funding, new(" per deel", " a part")),
                    .. r.MaxItems is { } most
                        ? new LocalText[] { new($"hoogstens {most} delen tellen mee", $"at most {most} parts count") }
                        : [],
                ]
            ),
            PerPartnerRule r => Titled(
                rule,
                Part(r.Share, new("de kosten van elke partner", "the cost of each partner")),
                [
                    .. Limits(rule, r.CapPerPartner, funding, new(" per partner", " a partner")),
                    .. r.OwnPerPartner?.Fixed is { } own
                        ? new LocalText[] { new($"elke partner draagt zelf {Euro(own).Nl}", $"each partner bears {Euro(own).En} itself") }
                        : [],
                ]
            ),
            AtMostRule r => Titled(
                rule,
                r.Limits.Select(c => AtMost(c, LocalText.Empty)).First(),
                r.Limits.Skip(1).Select(c => AtMost(c, LocalText.Empty))
            ),
            CapPerUnitRule r => Titled(
                rule,
                AtMost(r.PerUnit, new(" per eenheid", " a unit")),
                r.MaxUnits is { } units ? [new($"hoogstens {Say.Count(units).Nl} eenheden", $"at most {Say.Count(units).En} units")] : []
            ),
            PriceQuantityRule r => Titled(
                rule,
                r.Lines.Select(Price).First(),
                [.. r.Lines.Skip(1).Select(Price), .. Limits(rule, r.Cap, funding)]
            ),
            BandRule r => Titled(rule, r.Bands.Select(Band).First(), r.Bands.Skip(1).Select(Band)),
            _ => LimitWords.Of(rule) is { } words ? Titled(rule, words[0], words.Skip(1)) : null,
        };

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

    private static LocalText Words(Rate rate) => rate.Fixed is { } share ? Words(share) : LimitWords.Rate(rate);

    private static LocalText Words(Share share) =>
        (share.IsPercentage, share.Part.Numerator == 1 ? (int)share.Part.Denominator : 0) switch
        {
            (false, 1) => new("alles", "all"),
            (false, 2) => new("de helft", "half"),
            (false, 3) => new("een derde", "a third"),
            (false, 4) => new("een vierde", "a quarter"),
            _ => Say.Of(share),
        };

    private static IEnumerable<LocalText> Limits(FundingRule rule, Cap? cap, FundingDefinition funding, LocalText? each = null)
    {
        if (cap is not null)
            yield return AtMost(cap, each ?? LocalText.Empty);
        if (funding.Rights.FirstOrDefault(r => r.Id == rule.Source) is { } right)
            yield return new($"tot uw {Lower(right.Title.Nl)}", $"up to your {Lower(right.Title.In(Language.En))}");
        if (funding.Pots.Any(p => p.Id == rule.Source))
            yield return new("zolang er geld in de pot is", "as long as there is money in the pot");
    }

    private static LocalText AtMost(Cap cap, LocalText each) =>
        cap.Fixed is { } amount
            ? new($"hoogstens {Euro(amount).Nl}{each.Nl}", $"at most {Euro(amount).En}{each.En}")
            : new(
                $"niet meer dan {Lower(cap.Title.Nl)}{each.Nl}",
                $"no more than {Lower(cap.Title.In(Language.En))}{each.In(Language.En)}"
            );

    private static LocalText Price(PriceLine line) =>
        new($"{Euro(line.Price).Nl} per {Lower(line.Label.Nl)}", $"{Euro(line.Price).En} for each {Lower(line.Label.In(Language.En))}");

    private static LocalText Band(Band band) =>
        band is { IsBelow: true, UpTo: { } end }
            ? new($"{Euro(band.Amount).Nl} onder {Say.Count(end).Nl}", $"{Euro(band.Amount).En} below {Say.Count(end).En}")
        : band.UpTo is { } top
            ? new($"{Euro(band.Amount).Nl} tot en met {Say.Count(top).Nl}", $"{Euro(band.Amount).En} up to {Say.Count(top).En}")
        : new($"{Euro(band.Amount).Nl} daarboven", $"{Euro(band.Amount).En} above that");

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

    private static LocalText Euro(Money amount) => new(Numerals.WriteEuro(amount, Language.Nl), Numerals.WriteEuro(amount, Language.En));

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
