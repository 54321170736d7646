using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// The one computation of a share of a cost under a cap and what is left in a source. Rounds half up to the cent, once, at the end.
/// </summary>
public static class LimitedShare
{
    private static readonly Rational Ceiling = Money.Max.Euro;

    /// <summary>Cents for an exact number of euro: half up, never below 0, never above <see cref="Money.Max"/>.</summary>
    public static Money ToCents(Rational euro) => Rounding.HalfUpToCent(Clamp(euro));

    /// <summary>Between 0 and <see cref="Money.Max"/>, exact.</summary>
    public static Rational Clamp(Rational euro) => Rational.Min(Rational.Larger(euro, Rational.Zero), Ceiling);

    public static RuleResult Compute(
        Rational cost,
        Share share,
        Cap? cap,
        string? source,
        FundingScope scope,
        params IReadOnlyList<LocalText> before
    ) => Compute(cost, share, cap, source, scope, RoundingKind.HalfUp, before);

    public static RuleResult Compute(
        Rational cost,
        Share share,
        Cap? cap,
        string? source,
        FundingScope scope,
        RoundingKind round,
        params IReadOnlyList<LocalText> before
    )
    {
        var sentence = Say.Counted(Say.ShareOf(share, cost, round != RoundingKind.HalfUp), cost);
        cost = scope.Clamp(cost);
        cap = cap?.For(scope);
        var used = cost;
        if (cap is not null)
            (used, sentence) = Limit(used, cap.In(scope), cap.Title, share, sentence);
        var unknown = false;
        if (source is not null)
        {
            var left = scope.Sources.TryGetValue(source, out var found) ? found : new SourceLeft(new LocalText(source), null);
            unknown = !left.IsKnown;
            if (unknown)
                (used, sentence) = (Rational.Zero, Say.Join(sentence, left.Note ?? Say.Unknown(left.Title)));
            else if (left.Note is not null)
                (used, sentence) = (Rational.Min(used, share.CostFor(left.Amount)), Say.Join(sentence, left.Note));
            else
                (used, sentence) = Limit(used, left.Amount, left.Title, share, sentence);
        }
        List<Money> limits = [];
        if (cap is not null)
            limits.Add(cap.In(scope));
        if (source is not null && scope.Sources.TryGetValue(source, out var pot))
            limits.Add(pot.Amount);
        var exact = Clamp(used * share.Part);
        var amount = round.Within(exact, limits);
        return new RuleResult(new Explained(amount, [.. before, round.Said(sentence, exact, amount)]), cost, used)
        {
            SourceUnknown = unknown,
        };
    }

    private static (Rational Used, LocalText Sentence) Limit(Rational used, Money limit, LocalText title, Share share, LocalText sentence)
    {
        var bearable = share.CostFor(Money.Larger(limit, Money.Zero));
        return (Rational.Min(used, bearable), Say.Limit(sentence, title, Money.Larger(limit, Money.Zero).Euro, used * share.Part));
    }
}
