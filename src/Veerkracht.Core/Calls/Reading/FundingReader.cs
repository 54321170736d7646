using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads rights, pots and the rules of the named amounts.</summary>
public static class FundingReader
{
    /// <summary>The names of amounts and sources, before the rest is read: forms may use them.</summary>
    public static (IReadOnlyList<string> Amounts, IReadOnlyList<string> Rights, IReadOnlyList<string> Pots) Outline(Yaml.YamlNode? node)
    {
        if (node is null)
            return ([], [], []);
        var map = new MapReader(node, Thing.Funding, new ReadScope(false));
        IEnumerable<string> Names(string key, string id) => map.Maps(key, Thing.Amount).Select(m => m.Text(id)).OfType<string>();
        IEnumerable<string> Drawn(MapReader rule) =>
            rule.Text("name") is not { } name ? []
            : rule.Node("from") is Yaml.YamlList { Items.Count: > 1 } order
                ? [name, .. SeveralSources.Names(name, order.Items.OfType<Yaml.YamlScalar>().Select(s => s.Text))]
            : [name];
        return ([.. map.Maps("amounts", Thing.Amount).SelectMany(Drawn)], [.. Names("rights", "id")], [.. Names("pots", "id")]);
    }

    /// <param name="questions">Questions with a number that these forms ask, by id, with what they are called.</param>
    /// <param name="forms">Names by step of all steps that compute amounts: each rule must make sense in each of them.</param>
    public static FundingDefinition Read(
        MapReader map,
        IReadOnlyList<(string Step, IReadOnlyDictionary<string, ExpressionType> Names)> forms,
        TableTexts tables,
        IReadOnlyDictionary<string, LocalText> questions
    )
    {
        var sources = new HashSet<string>();
        var rights = map.Maps("rights", Thing.Right).Select(m => Right(m, sources, tables)).ToList();
        var pots = map.Maps("pots", Thing.Pot).Select(m => Pot(m, sources)).ToList();
        var titles = rights.Select(r => (r.Id, r.Title)).Concat(pots.Select(p => (p.Id, p.Title))).DistinctBy(s => s.Id).ToDictionary();
        var rules = new List<FundingRule>();
        var before = new HashSet<string>();
        foreach (var rule in map.Maps("amounts", Thing.Amount, true))
        {
            var reader = new RuleReader(rule, before, sources, forms) { Questions = questions, Rights = [.. rights.Select(r => r.Id)] };
            var read = reader.Read();
            rules.AddRange(reader.Asked);
            if (read is not null && reader.Order.Count > 1)
            {
                before.UnionWith(SeveralSources.Names(read.Name, reader.Order));
                rules.AddRange(SeveralSources.Of(read, reader.Order, titles));
            }
            else if (read is not null)
                rules.Add(read);
        }
        var definition = new FundingDefinition
        {
            Rights = rights.AsReadOnly(),
            Pots = pots.AsReadOnly(),
            Rules = rules.AsReadOnly(),
            Grant = Amount(map, "grant", before, true) ?? "",
            Own = Amount(map, "own", before, false),
        };
        GrantBelowMaximum.Look(definition, map.Scope);
        map.Close();
        return definition;
    }

    private static string? Amount(MapReader map, string key, HashSet<string> names, bool required)
    {
        if (map.Scalar(key, required) is not { } scalar)
            return null;
        if (!names.Contains(scalar.Text))
            map.Scope.Unknown(
                scalar.Place,
                $"there is no amount '{scalar.Text}'",
                $"er is geen bedrag '{scalar.Text}'",
                scalar.Text,
                names
            );
        return scalar.Text;
    }

    private static DrawingRight Right(MapReader map, HashSet<string> sources, TableTexts tables)
    {
        if (map.Scalar("table") is { } table)
            return RightOfTable(map, table, sources, tables);
        var right = new DrawingRight(
            map.Id("id", sources, Thing.RightOrPot),
            map.Local("title", true) ?? LocalText.Empty,
            map.Amount("envelope", true) ?? default,
            map.OneOf("key", AnswerNames.Numbers, true) ?? "",
            map.Date("date", true) ?? default,
            map.Place
        );
        map.Close();
        return right;
    }

    private static DrawingRight RightOfTable(MapReader map, Yaml.YamlScalar table, HashSet<string> sources, TableTexts tables)
    {
        var (id, title, key) = (map.Id("id", sources, Thing.RightOrPot), map.Local("title", true) ?? LocalText.Empty, map.Required("key"));
        var rows = tables.Amounts(table, key, map.Required("value"), map.Scope) ?? new Dictionary<string, Money>();
        var together = Money.Sum(rows.Values);
        var envelope = map.Amount("envelope") ?? together;
        if (together > envelope)
            map.Scope.Fault(
                map.At("envelope"),
                $"the rows of '{table.Text}' are {together} together, more than the envelope of {envelope}",
                $"de rijen van '{table.Text}' zijn samen {together}, meer dan de enveloppe van {envelope}; verlaag de rijen of verhoog "
                    + "de enveloppe"
            );
        var right = new DrawingRight(id, title, envelope, key, map.Date("date", true) ?? default, map.Place) { Rows = rows };
        map.Close();
        return right;
    }

    private static Pot Pot(MapReader map, HashSet<string> sources)
    {
        var pot = new Pot(
            map.Id("id", sources, Thing.RightOrPot),
            map.Local("title", true) ?? LocalText.Empty,
            map.Amount("amount", true) ?? default,
            map.Date("from"),
            map.Place
        )
        {
            Until = map.Date("until"),
        };
        if (map.Bool("ahead"))
            map.Scope.Fault(
                map.At("ahead"),
                "'ahead' is for a pot with 'per_year'",
                "'ahead' is voor een pot met 'per_year'; haal het weg of geef budgetten per jaar"
            );
        if (pot.From > pot.Until)
            map.Scope.Fault(map.At("until"), "'until' is before 'from'", "'until' ligt voor 'from'; draai de datums om");
        map.Close();
        return pot;
    }
}
