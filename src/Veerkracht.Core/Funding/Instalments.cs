using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>What a claim may be paid: the amount with its why, and what was paid above the grant before (to be recovered).</summary>
public sealed record Payable(Explained Explained, Money PaidTooMuch)
{
    public Money Amount => Explained.Amount;
}

/// <summary>The part of a grant that a claim step pays.</summary>
public static class Instalments
{
    /// <param name="granted">The grant as it stands now; a final cost may have lowered it.</param>
    /// <param name="paid">What was paid before. Payable and paid together never exceed the grant.</param>
    /// <param name="share">The part of the grant; null is all that is left.</param>
    public static Payable Compute(Money granted, Money paid, Rational? share)
    {
        var left = Money.Larger(granted - paid, Money.Zero);
        var tooMuch = Money.Larger(paid - granted, Money.Zero);
        var rest = new LocalText(
            $"{Say.Nl(granted)} - al betaald {Say.Nl(paid)} = {Say.Nl(granted - paid)}",
            $"{Say.En(granted)} - paid before {Say.En(paid)} = {Say.En(granted - paid)}"
        );
        var why = new List<LocalText>();
        var amount = left;
        if (share is { } part)
        {
            var asked = LimitedShare.ToCents(granted.Euro * part);
            amount = Money.Min(asked, left);
            why.Add(Say.ShareOf(new Share(part, true), granted.Euro));
            if (asked > left)
                why.Add(
                    Say.Join(rest, new LocalText($"beperkt tot wat overblijft {Say.Nl(left)}", $"limited to what is left {Say.En(left)}"))
                );
        }
        else
        {
            why.Add(rest);
        }
        if (tooMuch.IsPositive)
            why.Add(
                new LocalText($"{Say.Nl(tooMuch)} te veel betaald, terug te vorderen", $"{Say.En(tooMuch)} paid too much, to be recovered")
            );
        return new Payable(new Explained(amount, why), tooMuch);
    }
}
