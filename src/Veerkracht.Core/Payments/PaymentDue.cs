using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Payments;

/// <summary>What one claim is paid: the amount with its why, and what it moves in each source.</summary>
/// <param name="Grant">As it stands after this claim: the final cost may lower it, never raise it.</param>
/// <param name="PaidTooMuch">What was paid above that before, and must come back.</param>
public sealed record PaymentDue(Explained Explained, Money Grant, Money PaidTooMuch, IReadOnlyList<SettlementLine> Lines)
{
    public Money Amount => Explained.Amount;
}

/// <summary>The amount of one instalment, with its sentences.</summary>
internal static class InstalmentAmount
{
    /// <param name="gone">What was paid before. It and the amount together never exceed the grant.</param>
    /// <param name="share">The part of the grant; null is all that is left.</param>
    public static (Explained Explained, Money PaidTooMuch) Of(Money grant, Money gone, Rational? share)
    {
        var left = Money.Larger(grant - gone, Money.Zero);
        var tooMuch = Money.Larger(gone - grant, Money.Zero);
        var rest = new LocalText(
            $"{Say.Nl(grant)} - al betaald {Say.Nl(gone)} = {Say.Nl(grant - gone)}",
            $"{Say.En(grant)} - paid before {Say.En(gone)} = {Say.En(grant - gone)}"
        );
        var why = new List<LocalText>();
        var amount = left;
        if (share is { } part)
        {
            var asked = LimitedShare.ToCents(grant.Euro * part);
            amount = Money.Min(asked, left);
            why.Add(Say.ShareOf(new Share(part, true), grant.Euro));
            if (asked > left)
                why.Add(Say.Join(rest, new($"beperkt tot wat overblijft {Say.Nl(left)}", $"limited to what is left {Say.En(left)}")));
        }
        else
        {
            why.Add(rest);
        }
        if (tooMuch.IsPositive)
            why.Add(new($"{Say.Nl(tooMuch)} te veel betaald, terug te vorderen", $"{Say.En(tooMuch)} paid too much, to be recovered"));
        return (new Explained(amount, why), tooMuch);
    }
}
