using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>A maximum above what there is, and amounts or maxima that never change what is granted.</summary>
internal static class MoneyLint
{
    /// <param name="envelope">What there is for the measure; null where that is not known.</param>
    public static IEnumerable<Fault> Of(CallDefinition call, YamlNode root, Money? envelope)
    {
        if (root.Value("funding") is not YamlMap funding)
            return [];
        var rules = (funding.Value("amounts") as YamlList)?.Items.OfType<YamlMap>().ToList() ?? [];
        return AboveBudget(call, rules)
            .Concat(AboveEnvelope(call, rules, envelope))
            .Concat(NeverBinding(call, rules))
            .Concat(Unused(call, root, rules))
            .Concat(Idle(call, root, rules))
            .Concat(Twice(call));
    }

    private static IEnumerable<Fault> AboveBudget(CallDefinition call, List<YamlMap> rules)
    {
        var all = call
            .Funding.Pots.Select(p => (p.Id, p.Amount))
            .Concat(call.Funding.Rights.Select(r => (r.Id, Amount: r.Total)))
            .ToDictionary(s => s.Id, s => s.Amount);
        if (all.Count == 0)
            yield break;
        foreach (var rule in rules)
        {
            // A pot by year has one source a year, named after it.
            var from = rule.Word("from");
            var budget = Money.Sum(all.Where(s => from is null || s.Key == from || s.Key.StartsWith(from + "_")).Select(s => s.Value));
            foreach (var (cap, amount) in Caps(rule).Where(c => c.Amount > budget))
                yield return new Fault(
                    cap.Place,
                    $"this maximum ({Euro(amount, false)}) is above all the money that there is for it ({Euro(budget, false)}), so nobody "
                        + "can get it",
                    $"dit maximum ({Euro(amount, true)}) ligt boven al het geld dat ervoor is ({Euro(budget, true)}); niemand kan "
                        + "het krijgen"
                );
        }
    }

    /// <summary>Without rights or pots all comes from the envelope; then a maximum of the grant itself is held beside that.</summary>
    private static IEnumerable<Fault> AboveEnvelope(CallDefinition call, List<YamlMap> rules, Money? envelope)
    {
        if (envelope is not { } all || call.Funding.Pots.Count + call.Funding.Rights.Count > 0)
            yield break;
        var granted = Granted(call, call.Funding.Grant).ToHashSet();
        foreach (var (cap, amount) in rules.Where(r => granted.Contains(r.Word("name") ?? "")).SelectMany(Caps).Where(c => c.Amount > all))
            yield return new Fault(
                cap.Place,
                $"this maximum ({Euro(amount, false)}) is above the envelope of the measure ({Euro(all, false)}), so nobody can get it",
                $"dit maximum ({Euro(amount, true)}) ligt boven de enveloppe van de maatregel ({Euro(all, true)}); niemand kan het krijgen"
            );
    }

    /// <summary>An amount and those that are whole in it: of a share or of another cost a maximum may well be higher.</summary>
    private static IEnumerable<string> Granted(CallDefinition call, string name) =>
        call.Funding.Rules.FirstOrDefault(r => r.Name == name) switch
        {
            AtMostRule at => Granted(call, at.Of).Prepend(name),
            SumRule sum => sum.Of.SelectMany(of => Granted(call, of)).Prepend(name),
            _ => [name],
        };

    private static IEnumerable<(YamlScalar Written, Money Amount)> Caps(YamlMap rule) =>
        ((string[])["cap", "budget", "limits", "limit", "cap_per_item"])
            .SelectMany(key =>
                rule.Value(key) switch
                {
                    YamlList list => list.Items.OfType<YamlScalar>(),
                    YamlScalar scalar => [scalar],
                    _ => [],
                }
            )
            .Where(s => Words.Amount(s.Text) is not null)
            .Select(s => (s, Words.Amount(s.Text)!.Value));

    /// <summary>
    /// A fixed maximum that what stands under it never reaches, by the maxima before it or by the largest answer. One that says again what
    /// its question says is meant so.
    /// </summary>
    private static IEnumerable<Fault> NeverBinding(CallDefinition call, List<YamlMap> rules)
    {
        var (most, answered) = (new Dictionary<string, Money?>(), new Dictionary<string, Money?>());
        foreach (var rule in call.Funding.Rules)
        {
            most[rule.Name] = Most(rule, most);
            answered[rule.Name] = rule is ValueRule value ? MostAnswered(call, value) : Most(rule, answered);
            var caps = rules.FirstOrDefault(r => r.Word("name") == rule.Name) is { } written ? Caps(written).ToList() : [];
            var (below, byAnswers) = (Below(rule, most), Below(rule, answered));
            foreach (var (cap, amount) in caps.Where(c => c.Amount >= below || c.Amount > byAnswers))
            {
                var reach = amount >= below ? below.Value : byAnswers!.Value;
                yield return new Fault(
                    cap.Place,
                    $"this maximum ({Euro(amount, false)}) never counts: what stands under it is at most {Euro(reach, false)}",
                    $"dit maximum ({Euro(amount, true)}) telt nooit: wat eronder valt is ten hoogste {Euro(reach, true)}"
                );
            }
        }
    }

    /// <summary>The largest amount that stands under the maxima of a rule; null where nothing bounds it.</summary>
    private static Money? Below(FundingRule rule, IReadOnlyDictionary<string, Money?> most) =>
        rule switch
        {
            AtMostRule { Of: var of } => most.GetValueOrDefault(of),
            ShareRule { Cap.Fixed: not null } share => Most(share with { Cap = null }, most),
            _ => null,
        };

    /// <summary>The largest amount of a question that a rule takes as it is, where each form that asks it has a maximum.</summary>
    private static Money? MostAnswered(CallDefinition call, ValueRule rule)
    {
        var id = rule.Value.Text.Trim();
        var asked = call.Steps.Where(s => s.ComputesAmounts).SelectMany(s => s.Form.Fields).Where(f => f.Id == id).ToList();
        return asked.Count > 0 && asked.TrueForAll(f => f is { Kind: { IsComputed: false, HoldsNumber: true }, Max: not null })
            ? LimitedShare.ToCents(asked.Max(f => f.Max!.Value))
            : null;
    }

    /// <summary>The largest amount that a rule can give; null where nothing in the call bounds it.</summary>
    private static Money? Most(FundingRule rule, IReadOnlyDictionary<string, Money?> most)
    {
        Money? Of(string name) => most.GetValueOrDefault(name);
        switch (rule)
        {
            case AtMostRule at:
                return at
                    .Limits.Select(l => l.Fixed ?? (l.Amount is { } name ? Of(name) : null))
                    .Append(Of(at.Of))
                    .Where(m => m is not null)
                    .Min();
            case ShareRule share:
                var part = Of(share.Of) is { } whole
                    ? LimitedShare.ToCents(whole.Euro * (share.Share.Fixed?.Part ?? Rational.One))
                    : (Money?)null;
                return ((Money?[])[part, share.Cap?.Fixed]).Where(m => m is not null).Min();
            case SumRule sum:
                return sum.Of.All(n => Of(n) is not null) ? Money.Sum(sum.Of.Select(n => Of(n)!.Value)) : null;
            case BandRule band:
                return band.Bands.Max(b => b.Amount);
            default:
                return null;
        }
    }

    /// <summary>An amount that neither the grant nor anything else looks at.</summary>
    private static IEnumerable<Fault> Unused(CallDefinition call, YamlNode root, List<YamlMap> rules)
    {
        // A word elsewhere may be the same by chance: an amount is named by a rule, or as amounts.NAME.
        var named = rules
            .SelectMany(r => r.Entries.Where(e => Naming.Contains(e.Key.Text)))
            .SelectMany(e => Scalars(e.Value))
            .Select(s => s.Text)
            .ToHashSet();
        var words = Scalars(root).Where(s => !s.IsName).Select(s => s.Text).Distinct().ToList();
        foreach (var rule in rules.Where(r => r.Word("name") is { } name && name != call.Funding.Grant && name != call.Funding.Own))
        {
            var name = rule.Word("name")!;
            if (!named.Contains(name) && !words.Any(w => Regex.IsMatch(w, $@"amounts\.{name}\b", RegexOptions.CultureInvariant)))
                yield return new Fault(
                    rule.Place,
                    $"the amount '{name}' changes nothing: neither the grant nor a check uses it",
                    $"het bedrag '{name}' verandert niets: noch de subsidie, noch een controle gebruikt het"
                );
        }
    }

    /// <summary>The keys of a rule that name an amount by its own name.</summary>
    private static readonly string[] Naming =
    [
        "of",
        "minus",
        "above",
        "cost",
        "compare",
        "basis",
        "limits",
        "cap",
        "budget",
        "at_least",
        "per_unit",
        "cap_per_item",
        "cap_per_partner",
        "own_per_partner",
        "other_money",
        "limit",
    ];

    /// <summary>A right or pot from which no rule draws.</summary>
    private static IEnumerable<Fault> Idle(CallDefinition call, YamlNode root, List<YamlMap> rules)
    {
        if (rules.Any(r => r.Value("use") is not null))
            yield break;
        var drawn = rules.SelectMany(r => r.Value("from") is { } from ? Scalars(from) : []).Select(s => s.Text).ToHashSet();
        foreach (var pot in ((root.Value("funding").Value("pots") as YamlList)?.Items ?? []).OfType<YamlMap>())
            if (pot.Word("id") is { } id && !drawn.Contains(id))
                yield return new Fault(
                    pot.Place,
                    $"no rule draws from the pot '{id}': name it with 'from' in a rule",
                    $"geen regel betaalt uit de pot '{id}': noem ze met 'from' in een regel"
                );
    }

    /// <summary>An amount that is called as a question and is something else: who names it may mean either.</summary>
    private static IEnumerable<Fault> Twice(CallDefinition call)
    {
        var asked = call
            .Steps.Where(s => s.ComputesAmounts)
            .SelectMany(s => s.Form.Fields)
            .Where(f => f.Kind.Given(f).HoldsNumber)
            .Select(f => f.Id)
            .ToHashSet();
        foreach (var rule in call.Funding.Rules.Where(r => asked.Contains(r.Name)))
            if (rule is not ValueRule { Value: { } value } || value.Text.Trim() != rule.Name)
                yield return new Fault(
                    rule.Place,
                    $"the amount '{rule.Name}' is called as a question and is something else; a rule that names it gets the amount",
                    $"het bedrag '{rule.Name}' heet zoals een vraag en is iets anders; een regel die het noemt, krijgt het bedrag"
                );
    }

    private static IEnumerable<(string Text, bool IsName)> Scalars(YamlNode node, bool isName = false) =>
        node switch
        {
            YamlScalar scalar => [(scalar.Text, isName)],
            YamlList list => list.Items.SelectMany(i => Scalars(i)),
            YamlMap map => map
                .Entries.Where(e => e.Key.Text is not ("examples" or "tables"))
                .SelectMany(e => Scalars(e.Value, e.Key.Text == "name")),
            _ => [],
        };

    private static string Euro(Money amount, bool dutch) => Numerals.WriteEuro(amount, dutch ? Texts.Language.Nl : Texts.Language.En);
}
