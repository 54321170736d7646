using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>Computes the named amounts of a call, in order. What one rule draws from a source is no longer there for the next.</summary>
public static class FundingEngine
{
    /// <param name="values">Answers and reference values by name, as expressions see them.</param>
    /// <param name="sources">What is left in each right and pot; one that is missing counts as unknown, and pays nothing.</param>
    /// <param name="nameOf">What people call an organisation, by its number; the number itself where that is not asked.</param>
    /// <param name="whoIs">See <see cref="FundingScope.WhoIs"/>; the number itself where that is not asked.</param>
    /// <param name="step">The step of the form: a limit may hold in some only.</param>
    /// <param name="others">See <see cref="FundingScope.Others"/>; not given, it is not known.</param>
    /// <param name="awarded">The grant as awarded: the granted amount never exceeds it. Null before the award.</param>
    public static IReadOnlyDictionary<string, Explained> Compute(
        FundingDefinition funding,
        IReadOnlyDictionary<string, object?> values,
        IReadOnlyDictionary<string, SourceLeft> sources,
        Money? awarded,
        Func<string, string>? nameOf = null,
        Func<string, string>? whoIs = null,
        string? step = null,
        Func<IReadOnlyList<string>, Money?>? others = null
    )
    {
        var left = new Dictionary<string, SourceLeft>(sources);
        var results = new Dictionary<string, RuleResult>();
        var amounts = new Dictionary<string, object?>();
        var scope = new FundingScope(new Overlay(new Dictionary<string, object?> { ["amounts"] = amounts }, values), results, left)
        {
            Step = step,
            IsAwarded = awarded is not null,
            Others = others ?? (_ => null),
            NameOf = nameOf ?? (number => number),
            WhoIs = whoIs ?? (number => number),
        };
        foreach (var rule in funding.Rules)
        {
            var result = rule.Compute(scope);
            if (rule.Name == funding.Grant && awarded is { } most && result.Amount > most)
                result = Lowered(result, most, scope.NameOf);
            if (Draws(rule) && left.TryGetValue(rule.Source!, out var source) && source.Left is { } before)
                left[rule.Source!] = source with { Left = before - result.Amount };
            if (scope.WentBeyond)
                result = result with { Explained = result.Explained with { IsBeyond = true } };
            results[rule.Name] = result;
            amounts[rule.Name] = result.Amount.Euro;
        }
        return funding.Rules.ToDictionary(rule => rule.Name, rule => results[rule.Name].Explained);
    }

    /// <summary>Whether the amount of a rule leaves its source; a maximum cost only looks at it.</summary>
    public static bool Draws(FundingRule rule) => rule.Source is not null && rule is not Rules.MaximumCostRule;

    private static RuleResult Lowered(RuleResult result, Money awarded, Func<string, string> nameOf)
    {
        var parts = PerPartnerRule.Within(result.Explained.ByPartner, awarded);
        return result with
        {
            Explained = new Explained(
                awarded,
                [
                    .. result.Explained.Why,
                    new LocalText(
                        $"{Say.Nl(result.Amount)}; beperkt tot het toegekende bedrag {Say.Nl(awarded)}",
                        $"{Say.En(result.Amount)}; limited to the amount awarded {Say.En(awarded)}"
                    ),
                    .. PerPartnerRule.Lowered(result.Explained.ByPartner, parts, nameOf),
                ]
            )
            {
                ByPartner = parts,
            },
        };
    }
}
