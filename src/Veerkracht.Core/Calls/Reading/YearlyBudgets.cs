using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// A pot with a budget for each year stands for one pot a year (budget_2023, from 1 January until 31 December), and a rule that draws from it
/// for one rule a year, with their sum under the name of the rule. The journal then keeps every year apart.
/// </summary>
public static class YearlyBudgets
{
    private const string PerYear = "per_year";

    public static YamlNode Expand(YamlNode root, ReadScope scope)
    {
        if (root is not YamlMap call || Value(call, "funding") is not YamlMap funding || Value(funding, "pots") is not YamlList pots) return root;
        var years = new Dictionary<string, List<string>>();
        var written = new YamlList([.. pots.Items.SelectMany(pot => Pots(pot, years, scope))], pots.Place);
        if (years.Count == 0) return root;
        funding = With(funding, "pots", written);
        if (Value(funding, "amounts") is YamlList rules) funding = With(funding, "amounts", new YamlList([.. rules.Items.SelectMany(rule => Rules(rule, years))], rules.Place));
        return With(call, "funding", funding);
    }

    private static IEnumerable<YamlNode> Pots(YamlNode node, Dictionary<string, List<string>> years, ReadScope scope)
    {
        if (node is not YamlMap pot || Value(pot, PerYear) is not { } budgets) return [node];
        foreach (var key in new[] { "amount", "from", "until" })
            if (Value(pot, key) is { } other) scope.Fault(other.Place, $"a pot with '{PerYear}' has no '{key}' of its own", $"een pot met '{PerYear}' heeft zelf geen '{key}'; haal het weg");
        if (budgets is not YamlMap { Entries.Count: > 0 } map || Value(pot, "id") is not YamlScalar id)
        {
            scope.Fault(budgets.Place, $"'{PerYear}' must be a set of keys (2023: 1000000)", $"'{PerYear}' moet uit sleutels bestaan (2023: 1000000)");
            return [Without(pot, PerYear)];
        }
        var found = new List<YamlNode>();
        years[id.Text] = [];
        foreach (var (year, amount) in map.Entries)
        {
            if (Words.Count(year.Text) is not (>= 1900 and <= 2199))
            {
                scope.Fault(year.Place, $"'{year.Text}' is not a year", $"'{year.Text}' is geen jaar; schrijf het zoals 2023");
                continue;
            }
            years[id.Text].Add(year.Text);
            var one = Without(Without(Without(Without(pot, PerYear), "amount"), "from"), "until");
            one = With(With(one, "amount", amount), "id", id with { Text = $"{id.Text}_{year.Text}" });
            one = With(With(one, "from", year with { Text = $"{year.Text}-01-01" }), "until", year with { Text = $"{year.Text}-12-31" });
            found.Add(Titled(one, year.Text));
        }
        return found;
    }

    private static IEnumerable<YamlNode> Rules(YamlNode node, Dictionary<string, List<string>> years)
    {
        if (node is not YamlMap rule || Value(rule, "from") is not YamlScalar source || !years.TryGetValue(source.Text, out var each) || Value(rule, "name") is not YamlScalar name) return [node];
        var rules = each.Select(year => (YamlNode)Titled(With(With(rule, "name", name with { Text = $"{name.Text}_{year}" }), "from", source with { Text = $"{source.Text}_{year}" }), year)).ToList();
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>
        {
            KeyValuePair.Create(name with { Text = "name" }, (YamlNode)name),
            KeyValuePair.Create(name with { Text = "kind" }, (YamlNode)(name with { Text = "sum" })),
            KeyValuePair.Create(name with { Text = "of" }, (YamlNode)new YamlList([.. each.Select(year => name with { Text = $"{name.Text}_{year}" })], rule.Place)),
        };
        if (Value(rule, "title") is { } title) entries.Add(KeyValuePair.Create(name with { Text = "title" }, title));
        return [.. rules, new YamlMap(entries, rule.Place)];
    }

    private static YamlMap Titled(YamlMap map, string year) => Value(map, "title") switch
    {
        YamlScalar text => With(map, "title", text with { Text = $"{text.Text} {year}" }),
        YamlMap texts => With(map, "title", new YamlMap([.. texts.Entries.Select(t => t.Value is YamlScalar text ? KeyValuePair.Create(t.Key, (YamlNode)(text with { Text = $"{text.Text} {year}" })) : t)], texts.Place)),
        _ => map,
    };

    private static YamlNode? Value(YamlMap map, string key) => map.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    private static YamlMap Without(YamlMap map, string key) => new([.. map.Entries.Where(e => e.Key.Text != key)], map.Place);

    private static YamlMap With(YamlMap map, string key, YamlNode value)
    {
        var at = map.Entries.Any(e => e.Key.Text == key);
        return at ? new YamlMap([.. map.Entries.Select(e => e.Key.Text == key ? KeyValuePair.Create(e.Key, value) : e)], map.Place)
            : new YamlMap([.. map.Entries, KeyValuePair.Create(new YamlScalar(key, true, map.Place), value)], map.Place);
    }
}
