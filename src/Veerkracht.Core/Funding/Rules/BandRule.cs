using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>Up to a number so much, that number included or (below) not; a band without an end is for all above.</summary>
public sealed record Band(Rational? UpTo, Money Amount, bool IsBelow = false)
{
    public bool Holds(Rational number) => UpTo is not { } top || number < top || (number == top && !IsBelow);
}

/// <summary>kind: band. A lump sum by the band in which a number lies (inhabitants, a result). Above the last band: 0.</summary>
public sealed record BandRule : FundingRule
{
    public required Expression By { get; init; }
    public required IReadOnlyList<Band> Bands { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var number = scope.Number(By, scope.Values);
        var count = new LocalText(Written(number, Language.Nl), Written(number, Language.En));
        var band = Bands.FirstOrDefault(b => b.Holds(number));
        if (band is null)
            return RuleResult.Of(
                Money.Zero,
                new LocalText($"{count.Nl} ligt boven de laatste schijf", $"{count.En} lies above the last band")
            );
        var limit = band.UpTo is { } top
            ? band.IsBelow
                ? new LocalText($"schijf onder {Say.Count(top).Nl}", $"band below {Say.Count(top).En}")
                : new LocalText($"schijf tot en met {Say.Count(top).Nl}", $"band up to {Say.Count(top).En}")
            : new LocalText("hoogste schijf", "highest band");
        var amount = Source is null ? null : LimitedShare.Compute(band.Amount.Euro, new Share(Rational.One, false), null, Source, scope);
        var sentence = new LocalText($"{count.Nl}: {limit.Nl} = {Say.Nl(band.Amount)}", $"{count.En}: {limit.En} = {Say.En(band.Amount)}");
        return amount is null
            ? RuleResult.Of(band.Amount, sentence)
            : amount with
            {
                Explained = amount.Explained with { Why = [sentence, .. amount.Explained.Why] },
            };
    }

    /// <summary>
    /// All digits of a number that ends, four decimals of one that does not (2.0003 consultations per 1,000 inhabitants).
    /// </summary>
    private static string Written(Rational number, Language language) =>
        number.ExactDecimals() is <= 4 ? Numerals.WriteExact(number, language) : Numerals.Write(number, 4, language);
}
