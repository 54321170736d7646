using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// A rule that draws from several rights and pots in order stands for what is asked (NAME_asked), a part of each source (NAME_SOURCE, of
/// what the one before could not pay), and their sum NAME. The journal then keeps every source apart.
/// </summary>
internal static class SeveralSources
{
    public static IEnumerable<string> Names(string name, IEnumerable<string> order) => [Asked(name), .. order.Select(s => $"{name}_{s}")];

    internal static string Asked(string name) => $"{name}_asked";

    /// <param name="rule">As it is read, without a source.</param>
    public static IEnumerable<FundingRule> Of(FundingRule rule, IReadOnlyList<string> order, IReadOnlyDictionary<string, LocalText> titles)
    {
        yield return rule with
        {
            Name = Asked(rule.Name),
            Title = new($"{rule.Title.Nl}: nodig", $"{rule.Title.In(Language.En)}: needed"),
        };
        var before = "";
        foreach (var source in order)
        {
            var (name, title) = ($"{rule.Name}_{source}", titles.GetValueOrDefault(source) ?? new LocalText(source));
            var all = new Share(Rational.One, true);
            yield return before.Length == 0
                ? new ShareRule
                {
                    Name = name,
                    Title = title,
                    Of = Asked(rule.Name),
                    Share = all,
                    Source = source,
                    Place = rule.Place,
                }
                : new TierRule
                {
                    Name = name,
                    Title = title,
                    Above = before,
                    Share = all,
                    Source = source,
                    Place = rule.Place,
                };
            before = name;
        }
        yield return new SumRule
        {
            Name = rule.Name,
            Title = rule.Title,
            Of = [.. order.Select(source => $"{rule.Name}_{source}")],
            Place = rule.Place,
        };
    }
}
