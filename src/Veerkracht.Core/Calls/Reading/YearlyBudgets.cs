using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// A pot with a budget for each year stands for one pot a year (budget_2023, from 1 January until 31 December), and a rule that draws from
/// it for one rule a year, with their sum under the name of the rule. The journal then keeps every year apart. With "ahead: true" the
/// budget of a later year can be promised before that year begins, by the year of a rule of kind by_year that names it.
/// </summary>
public static class YearlyBudgets
{
    private const string PerYear = "per_year",
        Ahead = "ahead";

    /// <summary>The years of a pot, and whether they can be promised before they begin.</summary>
    private sealed record Budget(List<string> Years, bool IsAhead);

    public static YamlNode Expand(YamlNode root, ReadScope scope)
    {
        if (root is not YamlMap call || Value(call, "funding") is not YamlMap funding || Value(funding, "pots") is not YamlList pots)
            return root;
        var years = new Dictionary<string, Budget>();
        var written = new YamlList([.. pots.Items.SelectMany(pot => Pots(pot, years, scope))], pots.Place);
        if (years.Count == 0)
            return root;
        funding = With(funding, "pots", written);
        if (Value(funding, "amounts") is YamlList rules)
            funding = With(funding, "amounts", new YamlList([.. rules.Items.SelectMany(rule => Rules(rule, years, scope))], rules.Place));
        return With(call, "funding", funding);
    }

    private static IEnumerable<YamlNode> Pots(YamlNode node, Dictionary<string, Budget> years, ReadScope scope)
    {
        if (node is not YamlMap pot || Value(pot, PerYear) is not { } budgets)
            return [node];
        foreach (var key in new[] { "amount", "from", "until" })
            if (Value(pot, key) is { } other)
                scope.Fault(
                    other.Place,
                    $"a pot with '{PerYear}' has no '{key}' of its own",
                    $"een pot met '{PerYear}' heeft zelf geen '{key}'; haal het weg"
                );
        if (budgets is not YamlMap { Entries.Count: > 0 } map || Value(pot, "id") is not YamlScalar id)
        {
            scope.Fault(
                budgets.Place,
                $"'{PerYear}' must be a set of keys (2023: 1000000)",
                $"'{PerYear}' moet uit sleutels bestaan (2023: 1000000)"
            );
            return [Without(Without(pot, PerYear), Ahead)];
        }
        var isAhead = new MapReader(new YamlMap([.. pot.Entries.Where(e => e.Key.Text == Ahead)], pot.Place), Thing.Pot, scope).Bool(Ahead);
        var found = new List<YamlNode>();
        years[id.Text] = new Budget([], isAhead);
        foreach (var (year, amount) in map.Entries)
        {
            if (Words.Count(year.Text) is not (>= 1900 and <= 2199))
            {
                scope.Fault(year.Place, $"'{year.Text}' is not a year", $"'{year.Text}' is geen jaar; schrijf het zoals 2023");
                continue;
            }
            years[id.Text].Years.Add(year.Text);
            var one = new[] { PerYear, Ahead, "amount", "from", "until" }.Aggregate(pot, Without);
            one = With(With(one, "amount", amount), "id", id with { Text = $"{id.Text}_{year.Text}" });
            if (!isAhead)
                one = With(one, "from", year with { Text = $"{year.Text}-01-01" });
            one = With(one, "until", year with { Text = $"{year.Text}-12-31" });
            found.Add(Titled(one, year.Text));
        }
        return found;
    }

    private static IEnumerable<YamlNode> Rules(YamlNode node, Dictionary<string, Budget> years, ReadScope scope)
    {
        if (
            node is not YamlMap rule
            || Value(rule, "from") is not YamlScalar source
            || !years.TryGetValue(source.Text, out var budget)
            || Value(rule, "name") is not YamlScalar name
        )
            return [node];
        var ofYears = Value(rule, "kind") is YamlScalar { Text: "by_year" };
        var each = ofYears ? Parts(rule, source, budget, scope) : budget.Years.ToDictionary(year => year, _ => rule);
        if (!ofYears && budget.IsAhead)
            scope.Fault(
                source.Place,
                $"'{source.Text}' is promised ahead: only a rule of kind 'by_year' says how much of each year",
                $"'{source.Text}' is vooraf toe te zeggen: alleen een regel van de soort 'by_year' zegt hoeveel van elk jaar; gebruik die"
            );
        var rules = each.Select(part =>
                (YamlNode)Titled(
                    With(
                        With(part.Value, "name", name with { Text = $"{name.Text}_{part.Key}" }),
                        "from",
                        source with
                        {
                            Text = $"{source.Text}_{part.Key}",
                        }
                    ),
                    part.Key
                )
            )
            .ToList();
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>
        {
            KeyValuePair.Create(name with { Text = "name" }, (YamlNode)name),
            KeyValuePair.Create(name with { Text = "kind" }, (YamlNode)(name with { Text = "sum" })),
            KeyValuePair.Create(
                name with
                {
                    Text = "of",
                },
                (YamlNode)new YamlList([.. each.Keys.Select(year => name with { Text = $"{name.Text}_{year}" })], rule.Place)
            ),
        };
        if (Value(rule, "title") is { } title)
            entries.Add(KeyValuePair.Create(name with { Text = "title" }, title));
        return [.. rules, new YamlMap(entries, rule.Place)];
    }

    /// <summary>The rule by_year taken apart: for each budget the years of the rule that draw from it.</summary>
    private static Dictionary<string, YamlMap> Parts(YamlMap rule, YamlScalar source, Budget budget, ReadScope scope)
    {
        var parts = new Dictionary<string, List<YamlNode>>();
        if (Value(rule, "cap") is { } cap)
            scope.Fault(
                cap.Place,
                "a rule that draws from a budget for each year has a 'cap' in each of its years",
                "een regel die uit een budget per jaar betaalt, heeft een 'cap' in elk van zijn jaren; zet hem daar"
            );
        foreach (var item in (Value(rule, "years") as YamlList)?.Items.OfType<YamlMap>() ?? [])
        {
            if (Value(item, "year") is not YamlScalar year)
                scope.Fault(
                    item.Place,
                    $"say with 'year' from which budget of '{source.Text}' this year is paid",
                    $"zeg met 'year' uit welk budget van '{source.Text}' dit jaar betaald wordt"
                );
            else if (!budget.Years.Contains(year.Text))
                scope.Fault(
                    year.Place,
                    $"'{source.Text}' has no budget for {year.Text}; it has {string.Join(", ", budget.Years)}",
                    $"'{source.Text}' heeft geen budget voor {year.Text}; kies uit {string.Join(", ", budget.Years)}"
                );
            else if (parts.TryGetValue(year.Text, out var items))
                items.Add(Without(item, "year"));
            else
                parts[year.Text] = [Without(item, "year")];
        }
        return parts.ToDictionary(p => p.Key, p => With(Without(rule, "cap"), "years", new YamlList(p.Value, rule.Place)));
    }

    private static YamlMap Titled(YamlMap map, string year) =>
        Value(map, "title") switch
        {
            YamlScalar text => With(map, "title", text with { Text = $"{text.Text} {year}" }),
            YamlMap texts => With(
                map,
                "title",
                new YamlMap(
                    [
                        .. texts.Entries.Select(t =>
                            t.Value is YamlScalar text
                                ? KeyValuePair.Create(t.Key, (YamlNode)(text with { Text = $"{text.Text} {year}" }))
                                : t
                        ),
                    ],
                    texts.Place
                )
            ),
            _ => map,
        };

    private static YamlNode? Value(YamlMap map, string key) => map.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    private static YamlMap Without(YamlMap map, string key) => new([.. map.Entries.Where(e => e.Key.Text != key)], map.Place);

    private static YamlMap With(YamlMap map, string key, YamlNode value)
    {
        var at = map.Entries.Any(e => e.Key.Text == key);
        return at
            ? new YamlMap([.. map.Entries.Select(e => e.Key.Text == key ? KeyValuePair.Create(e.Key, value) : e)], map.Place)
            : new YamlMap([.. map.Entries, KeyValuePair.Create(new YamlScalar(key, true, map.Place), value)], map.Place);
    }
}
