using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards;

/// <summary>An amount in euro as people write it: "1.500,50", and "1500.50" as the API does.</summary>
public static class TypedAmount
{
    public static readonly Refusal None = new(
        "not-an-amount",
        new(
            "Schrijf een bedrag in euro boven nul, met hoogstens twee decimalen.",
            "Write an amount in euro above zero, with at most two decimals."
        ),
        RefusalKind.Invalid,
        "amount"
    );

    /// <summary>False where it is no amount above zero in whole cents.</summary>
    public static bool TryRead(string? text, out Money amount)
    {
        amount = Money.Zero;
        if (
            !NumeralReader.TryRead(text, Language.Nl, out var numeral, out _)
            && !NumeralReader.TryRead(text, Language.En, out numeral, out _)
        )
            return false;
        if (numeral.Value.Sign <= 0 || numeral.Value > Money.Max.Euro)
            return false;
        amount = Rounding.HalfUpToCent(numeral.Value);
        return amount.Euro == numeral.Value;
    }
}
