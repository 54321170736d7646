using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// A maximum per applicant counts the grants of its dossiers: it holds only where the grant is never more than what it lets through. What
/// comes after it may limit it, or take a share of it from rights and pots; what adds to it keeps the call from being published.
/// </summary>
internal static class GrantBelowMaximum
{
    public static void Look(FundingDefinition funding, ReadScope scope)
    {
        foreach (var rule in funding.Rules.OfType<CapPerApplicantRule>())
        {
            var below = new HashSet<string> { rule.Name };
            foreach (var other in funding.Rules.Where(r => IsBelow(r, below)))
                below.Add(other.Name);
            if (!below.Contains(funding.Grant))
                scope.NotYet(
                    rule.Place,
                    $"the grant '{funding.Grant}' can be more than this maximum per applicant: make it the grant, or a part of it",
                    $"de subsidie '{funding.Grant}' kan meer zijn dan dit maximum per aanvrager: maak er de subsidie van, of een deel ervan"
                );
        }
    }

    private static bool IsBelow(FundingRule rule, HashSet<string> below) =>
        rule switch
        {
            // A limit that does not hold in a step leaves what is under it, which is below too.
            ShareRule share => (below.Contains(share.Of) && share.Round != RoundingKind.Euro) || Caps(share.Cap, below),
            AtMostRule limit => below.Contains(limit.Of) || (limit.Steps is null && limit.Limits.Any(cap => Caps(cap, below))),
            MinimumRule limit => below.Contains(limit.Of),
            OwnShareRule limit => below.Contains(limit.Of),
            MultiplierRule limit => below.Contains(limit.Of),
            CapPerUnitRule limit => below.Contains(limit.Of),
            CategoryLimitRule limit => below.Contains(limit.Of),
            CapPerApplicantRule limit => below.Contains(limit.Of),
            RemainderRule rest => below.Contains(rest.Of),
            // The parts of what several sources pay in their order are together what was asked of them at most.
            SumRule sum => sum.Of.All(below.Contains) && sum.Of.Count == 1
                || (below.Contains(SeveralSources.Asked(sum.Name)) && sum.Of.All(name => name.StartsWith(sum.Name + "_", Ordinal))),
            _ => false,
        };

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static bool Caps(Cap? cap, HashSet<string> below) => cap?.Amount is { } name && below.Contains(name);
}
