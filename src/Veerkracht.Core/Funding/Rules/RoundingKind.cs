using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>How a rule rounds its amount, by the word of the format: half_up, half_even, down; euro and euro_down to whole euro.</summary>
public enum RoundingKind
{
    HalfUp,
    HalfEven,
    Down,
    Euro,
    EuroDown,
}

public static class RoundingKinds
{
    /// <param name="euro">Exact, not below 0.</param>
    public static Money Of(this RoundingKind kind, Rational euro) =>
        kind switch
        {
            RoundingKind.Down => Rounding.DownToCent(euro),
            RoundingKind.HalfEven => Rounding.HalfEvenToCent(euro),
            RoundingKind.Euro => Rounding.HalfUpToCent(new Rational(Rounding.HalfUp(euro), 1)),
            RoundingKind.EuroDown => Rounding.HalfUpToCent(new Rational(Rounding.Floor(euro), 1)),
            _ => Rounding.HalfUpToCent(euro),
        };

    /// <summary>Rounded, and never above a limit: where rounding up would be, it is rounded down.</summary>
    public static Money Within(this RoundingKind kind, Rational euro, IReadOnlyList<Money> limits)
    {
        var amount = kind.Of(euro);
        return kind == RoundingKind.Euro && limits.Any(limit => amount > limit) ? RoundingKind.EuroDown.Of(euro) : amount;
    }

    /// <summary>The sentence with how it was rounded, where that is not the usual way and changes the amount.</summary>
    public static LocalText Said(this RoundingKind kind, LocalText sentence, Rational euro, Money amount)
    {
        if (kind == RoundingKind.HalfUp || amount.Euro == euro)
            return sentence;
        var (nl, en) = kind switch
        {
            RoundingKind.Down => ("naar beneden op de cent", "down to the cent"),
            RoundingKind.HalfEven => ("op de dichtste even cent", "to the nearest even cent"),
            RoundingKind.Euro when amount.Euro > euro => ("naar boven op hele euro", "up to whole euro"),
            _ => ("naar beneden op hele euro", "down to whole euro"),
        };
        return new LocalText(
            $"{sentence.Nl}; {Numerals.WriteExact(euro, Language.Nl)} afgerond {nl}: {Say.Nl(amount)}",
            $"{sentence.In(Language.En)}; {Numerals.WriteExact(euro, Language.En)} rounded {en}: {Say.En(amount)}"
        );
    }
}
