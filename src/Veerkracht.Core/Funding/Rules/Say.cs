using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>The sentences of the why, in nl and en, with amounts written as each language writes them.</summary>
public static class Say
{
    public static readonly LocalText NotApplicable = new("niet van toepassing", "does not apply");

    /// <summary>Euro, with the sign as in the column beside it.</summary>
    public static string Nl(Rational euro) => Numerals.WriteEuroRounded(euro, Language.Nl);

    public static string En(Rational euro) => Numerals.WriteEuroRounded(euro, Language.En);

    public static string Nl(Money amount) => Nl(amount.Euro);

    public static string En(Money amount) => En(amount.Euro);

    /// <summary>As people say it: "de helft", "een derde"; else as it is written.</summary>
    public static LocalText InWords(Share share) =>
        (share.IsPercentage, share.Part.Numerator == 1 ? (int)share.Part.Denominator : 0) switch
        {
            (false, 1) => new("alles", "all"),
            (false, 2) => new("de helft", "half"),
            (false, 3) => new("een derde", "a third"),
            (false, 4) => new("een vierde", "a quarter"),
            _ => Of(share),
        };

    /// <summary>"1/3" or "20 %".</summary>
    public static LocalText Of(Share share) =>
        share.Given is { } given
            ? new LocalText(Computed(given, share.Part * 100, Language.Nl), Computed(given, share.Part * 100, Language.En))
        : share.IsPercentage
            ? new LocalText(
                $"{Numerals.WriteExact(share.Part * 100, Language.Nl)} %",
                $"{Numerals.WriteExact(share.Part * 100, Language.En)}%"
            )
        : new LocalText($"{share.Part.Numerator}/{share.Part.Denominator}");

    private static string Computed(Rational given, Rational counted, Language language)
    {
        var (sign, counts) = language == Language.Nl ? (" %", "telt als") : ("%", "counts as");
        var percentage = Written(given, language) + sign;
        return given == counted ? percentage : $"{percentage} ({counts} {Written(counted, language)}{sign})";
    }

    /// <summary>All digits of a number that ends, four decimals of one that does not.</summary>
    private static string Written(Rational number, Language language) =>
        number.ExactDecimals() is <= 4 ? Numerals.WriteExact(number, language) : Numerals.Write(number, 4, language);

    /// <summary>A count as people write it: "12,5" and "12.5".</summary>
    public static LocalText Count(Rational number) =>
        new(Numerals.WriteExact(number, Language.Nl), Numerals.WriteExact(number, Language.En));

    public static LocalText Amount(Money amount) => new(Nl(amount), En(amount));

    /// <summary>"een derde van € 300.000,00 = € 100.000,00"; of the whole only what it is together.</summary>
    public static LocalText ShareOf(Share share, Rational cost, bool exactly = false)
    {
        if (share is { IsPercentage: false } && share.Part == Rational.One)
            return new LocalText($"samen {Nl(cost)}", $"together {En(cost)}");
        var part = share.Part * cost;
        // What is rounded in another way than usual is not rounded before that is said.
        var (nl, en) =
            exactly && part.ExactDecimals() is > 2 and <= 10
                ? ($"€ {Numerals.WriteExact(part, Language.Nl)}", $"€{Numerals.WriteExact(part, Language.En)}")
                : (Nl(part), En(part));
        return new LocalText($"{InWords(share).Nl} van {Nl(cost)} = {nl}", $"{InWords(share).In(Language.En)} of {En(cost)} = {en}");
    }

    /// <summary>Adds to a sentence how it stands to a limit: "; blijft onder trekkingsrecht € 226.273,59".</summary>
    /// <param name="wanted">In euro, without the limit.</param>
    public static LocalText Limit(LocalText sentence, LocalText limit, Rational amount, Rational wanted)
    {
        var (nl, en) =
            wanted > amount ? ("beperkt tot", "limited to")
            : Rounding.HalfUpToCent(wanted) == Rounding.HalfUpToCent(amount) ? ("dat is precies", "that is exactly")
            : ("dat blijft onder", "that stays below");
        return Join(sentence, new($"{nl} {Lower(limit.Nl)} {Nl(amount)}", $"{en} {Lower(limit.In(Language.En))} {En(amount)}"));
    }

    public static LocalText Join(LocalText a, LocalText b) => new($"{a.Nl}; {b.Nl}", $"{a.In(Language.En)}; {b.In(Language.En)}");

    public static readonly LocalText BelowZero = new("onder nul, dus telt het als 0,00", "below zero, so it counts as 0.00");

    /// <summary>Adds that what was computed from the answers is below zero, where it is.</summary>
    public static LocalText Counted(LocalText line, Rational computed) => computed.Sign < 0 ? Join(line, BelowZero) : line;

    /// <summary>A part that with its sisters is rounded to their total, where by itself it would be another.</summary>
    public static LocalText Together(LocalText line, Money alone, Money together) =>
        alone == together ? line : Join(line, new($"samen afgerond {Nl(together)}", $"rounded together {En(together)}"));

    public static readonly LocalText BuiltOnUnknown = new(
        "niet te berekenen zolang het deel eronder niet bekend is: telt als 0,00",
        "cannot be computed while the part below is not known: counts as 0.00"
    );

    public static LocalText Unknown(LocalText source) =>
        new(
            $"{Lower(source.Nl)} niet bekend voor deze aanvrager: telt als 0,00",
            $"{Lower(source.In(Language.En))} not known for this applicant: counts as 0.00"
        );

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
