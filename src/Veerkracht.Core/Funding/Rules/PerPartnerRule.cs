using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: per_partner. The items of a group, brought together by the partner that each names: of the cost of each partner a share, under a
/// cap for each, so that each bears at least its own part. Rounded together; together at most what is left in the source.
/// </summary>
public sealed record PerPartnerRule : FundingRule
{
    public required string Group { get; init; }

    /// <summary>The number of the partner of one item; an empty text is the applicant itself.</summary>
    public required Expression Partner { get; init; }

    /// <summary>The cost of one item, in euro.</summary>
    public required Expression Cost { get; init; }
    public required Rate Share { get; init; }
    public Cap? CapPerPartner { get; init; }

    /// <summary>Euro that each partner bears itself of its cost; null: what its share leaves.</summary>
    public Cap? OwnPerPartner { get; init; }

    /// <summary>Whether an item counts; null: all do.</summary>
    public Expression? CountsWhen { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var why = new List<LocalText>();
        // Who a partner is decides, not the number by which an item names it: a cap counts once for each organisation.
        var costs = new List<(string Who, string Partner, Rational Cost)>();
        var names = Items.Names(scope, Group);
        foreach (var (item, i) in Items.Of(scope, Group).Select((item, i) => (item, i)))
        {
            if (CountsWhen is not null && !scope.Holds(CountsWhen, item))
            {
                why.Add(
                    new(
                        $"{names[i].Nl}: telt niet mee volgens de voorwaarden",
                        $"{names[i].In(Language.En)}: does not count under the conditions"
                    )
                );
                continue;
            }
            var partner = Partner.Evaluate(item) as string ?? "";
            var who = scope.WhoIs(partner);
            var at = costs.FindIndex(c => c.Who == who);
            var cost = scope.Number(Cost, item);
            if (at < 0)
                costs.Add((who, who.Length == 0 ? "" : partner, cost));
            else
                costs[at] = costs[at] with { Cost = costs[at].Cost + cost };
        }
        var share = Share.For(scope);
        var results = costs.Select(c => (c.Partner, Line: why.Count + costs.IndexOf(c), Result: Of(c.Cost, share, scope))).ToList();
        var parts = Rounding.Together([.. results.Select(r => r.Result.Used * share.Part)]);
        var byPartner = new List<PartnerAmount>();
        var named = Naming(costs.Select(c => c.Partner), scope.NameOf);
        foreach (var ((partner, _, result), part) in results.Zip(parts))
        {
            var own = new PartnerAmount(partner, scope.ToCents(result.Base), part);
            byPartner.Add(own);
            var (line, name) = (Say.Together(result.Explained.Why[^1], result.Amount, part), named(partner));
            why.Add(
                new(
                    $"{name.Nl}: {line.Nl}; eigen deel {Say.Nl(own.Own)}",
                    $"{name.In(Language.En)}: {line.In(Language.En)}; own part {Say.En(own.Own)}"
                )
            );
        }
        var total = Money.Sum(parts);
        if (parts.Count != 1)
            why.Add(new LocalText($"samen {Say.Nl(total)}", $"together {Say.En(total)}"));
        var (allCost, used) = (
            results.Aggregate(Rational.Zero, (sum, r) => sum + r.Result.Base),
            results.Aggregate(Rational.Zero, (sum, r) => sum + r.Result.Used)
        );
        if (Source is null)
            return new RuleResult(new Explained(scope.Within(total), why) { ByPartner = byPartner }, allCost, used);
        var limited = LimitedShare.Compute(total.Euro, new Share(Rational.One, false), null, Source, scope, why);
        var within = Within(byPartner, limited.Amount);
        return limited with
        {
            Base = allCost,
            Used = Share.UsedOf(used, total, limited.Amount),
            Explained = limited.Explained with
            {
                Why = [.. limited.Explained.Why, .. Lowered(byPartner, within, scope.NameOf)],
                ByPartner = within,
            },
        };
    }

    private RuleResult Of(Rational cost, Share share, FundingScope scope)
    {
        var result = LimitedShare.Compute(cost, share, CapPerPartner, null, scope);
        if (OwnPerPartner is not { } own)
            return result;
        var most = scope.Clamp(result.Base - own.In(scope).Euro);
        if (result.Used * share.Part <= most)
            return result;
        var rest = new LocalText("wat na het eigen deel rest,", "what is left after the own part,");
        var line = Say.Limit(result.Explained.Why[^1], rest, most, result.Used * share.Part);
        return new RuleResult(new Explained(scope.ToCents(most), [line]), result.Base, share.CostFor(most));
    }

    /// <summary>Parts of a whole that became less: each gets the same part less, spread by largest remainder.</summary>
    internal static IReadOnlyList<PartnerAmount> Within(IReadOnlyList<PartnerAmount> parts, Money limit)
    {
        var total = Money.Sum(parts.Select(p => p.Amount));
        if (limit >= total || parts.Count == 0)
            return parts;
        var spread = LargestRemainder.Spread(limit.Cents, [.. parts.Select(p => p.Amount.Euro)]);
        return [.. parts.Zip(spread, (p, cents) => p with { Amount = new Money(cents) })];
    }

    /// <summary>A line for each partner that gets less than its own line says.</summary>
    internal static IEnumerable<LocalText> Lowered(
        IReadOnlyList<PartnerAmount> before,
        IReadOnlyList<PartnerAmount> after,
        Func<string, string> nameOf
    )
    {
        var named = Naming(before.Select(b => b.Partner), nameOf);
        return before
            .Zip(after)
            .Where(p => p.First.Amount != p.Second.Amount)
            .Select(p =>
            {
                var name = named(p.First.Partner);
                return new LocalText(
                    $"{name.Nl}: daarvan {Say.Nl(p.Second.Amount)}; eigen deel {Say.Nl(p.Second.Own)}",
                    $"{name.In(Language.En)}: {Say.En(p.Second.Amount)} of it; own part {Say.En(p.Second.Own)}"
                );
            });
    }

    /// <summary>What each partner is called; where several have one name, as a municipality and its OCMW, with their numbers.</summary>
    private static Func<string, LocalText> Naming(IEnumerable<string> partners, Func<string, string> nameOf)
    {
        var names = partners.Where(p => p.Length > 0).Distinct().ToDictionary(p => p, nameOf);
        var shared = names.Values.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return partner =>
            partner.Length == 0 ? new("Aanvrager", "Applicant")
            : shared.Contains(names[partner]) ? new($"{names[partner]} ({partner})")
            : new(names[partner]);
    }
}
