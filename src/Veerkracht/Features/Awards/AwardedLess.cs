using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards;

/// <summary>Less than the rules give, as typed.</summary>
/// <param name="Amount">Euro; empty where it is what the rules give.</param>
public sealed record TypedLess(string? Amount, string? Why);

/// <summary>An award of less than the rules give, by hand and with a reason; never of more.</summary>
/// <param name="Amount">Null where it is what the rules give.</param>
public sealed record AwardedLess(Money? Amount, string Why)
{
    /// <summary>Name under which it stands behind the amounts of the rules.</summary>
    public const string Name = "by-hand";

    /// <summary>Characters.</summary>
    public const int LongestWhy = 1000;

    /// <param name="rule">What the rules give.</param>
    public static Outcome<AwardedLess> Read(TypedLess typed, Money rule)
    {
        if (string.IsNullOrWhiteSpace(typed.Amount))
            return string.IsNullOrWhiteSpace(typed.Why) ? new AwardedLess(null, "") : NoAmount;
        var refusals = new List<Refusal>();
        if (!TypedAmount.TryRead(typed.Amount, out var amount))
            refusals.Add(TypedAmount.None);
        else if (amount >= rule)
            refusals.Add(NotLess(rule));
        if (
            ActRefusals.Text(
                typed.Why,
                new("why_less", new("Schrijf waarom u minder toekent.", "Write why you award less.")) { Longest = LongestWhy }
            ) is
            { } unwritten
        )
            refusals.Add(unwritten);
        return refusals.Count > 0 ? Outcome<AwardedLess>.Refused(refusals) : new AwardedLess(amount, typed.Why!.Trim());
    }

    /// <summary>As it stands with the decision, behind what the rules gave.</summary>
    /// <param name="rule">What the rules give.</param>
    public DecidedAmount Told(Money rule)
    {
        var given = Numerals.InEuro(rule);
        return new(
            Name,
            new LocalText("Toegekend, minder dan de regels geven", "Awarded, less than the rules give"),
            Amount!.Value.Cents,
            [new LocalText($"De regels geven {given.Nl}.", $"The rules give {given.In(Language.En)}."), new LocalText(Why)]
        );
    }

    private static readonly Refusal NoAmount = new(
        "less-without-amount",
        new(
            "Schrijf hoeveel u toekent, of laat de reden voor minder leeg.",
            "Write how much you award, or leave the reason for less empty."
        ),
        RefusalKind.Invalid,
        "amount"
    );

    private static Refusal NotLess(Money rule)
    {
        var given = Numerals.InEuro(rule);
        return new(
            "not-less",
            new(
                $"De regels geven {given.Nl}. Schrijf een lager bedrag, of laat dit leeg.",
                $"The rules give {given.In(Language.En)}. Write a lower amount, or leave this empty."
            ),
            RefusalKind.Invalid,
            "amount"
        );
    }
}
