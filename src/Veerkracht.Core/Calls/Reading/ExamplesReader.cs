using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the cases of a definition. A case may take over the answers of an earlier one and change some.</summary>
public static class ExamplesReader
{
    /// <param name="criteria">Ids of those whose points are computed.</param>
    public static IReadOnlyList<Example> Read(
        MapReader call,
        IReadOnlyList<Step> steps,
        IReadOnlyCollection<string> amounts,
        IReadOnlyCollection<string> criteria
    )
    {
        var examples = new List<Example>();
        foreach (var map in call.Maps("examples", Thing.Example))
        {
            var scope = map.Scope;
            var name = map.Required("name");
            if (examples.Any(e => e.Name == name))
                scope.Fault(
                    map.At("name"),
                    $"there is already an example '{name}'",
                    $"er is al een voorbeeld '{name}'; kies een andere naam"
                );
            var like = map.Scalar("like");
            var basis = like is null ? null : examples.FirstOrDefault(e => e.Name == like.Text);
            if (like is not null && basis is null)
                scope.Unknown(
                    like.Place,
                    $"there is no earlier example '{like.Text}'",
                    $"er is geen eerder voorbeeld '{like.Text}'",
                    like.Text,
                    examples.Select(e => e.Name)
                );
            var answers = Object(map, "answers");
            examples.Add(
                new Example(
                    name,
                    Step(map, steps) ?? basis?.Step ?? steps.FirstOrDefault()?.Id ?? "",
                    map.Text("as", basis is null) ?? basis?.As ?? "",
                    map.Date("on") ?? basis?.On,
                    Texts(map, "with"),
                    basis is null ? answers : YamlJson.Merge(basis.Answers, answers),
                    Amounts(map, amounts),
                    [.. map.WordList("errors").Select(w => w.Text)],
                    map.Place
                )
                {
                    Values = Texts(map, "values"),
                    Class = map.OneOf("class", ApplicantsReader.Unlisted) ?? basis?.Class,
                    Points = Points(map, criteria),
                    Warnings = [.. map.WordList("warnings").Select(w => w.Text)],
                    Earlier = Earlier(map, steps) ?? basis?.Earlier ?? new Dictionary<string, JsonObject>(),
                }
            );
            map.Close();
        }
        return examples.AsReadOnly();
    }

    private static string? Step(MapReader map, IReadOnlyList<Step> steps) => map.OneOf("step", [.. steps.Select(s => s.Id)]);

    private static JsonObject Object(MapReader map, string key)
    {
        var node = map.Node(key);
        if (node is YamlMap answers)
            return YamlJson.Of(answers);
        if (node is not null)
            map.Scope.Fault(
                node.Place,
                $"'{key}' must be a set of keys (field: answer)",
                $"'{key}' moet uit sleutels bestaan (veld: antwoord)"
            );
        return [];
    }

    private static Dictionary<string, JsonObject>? Earlier(MapReader map, IReadOnlyList<Step> steps)
    {
        if (map.Node("earlier") is not { } node)
            return null;
        var earlier = new MapReader(node, Thing.Key("earlier"), map.Scope) { HoldsNames = true };
        var found = steps.Where(s => earlier.Has(s.Id)).ToDictionary(s => s.Id, s => Object(earlier, s.Id));
        earlier.Close();
        return found;
    }

    private static IReadOnlyDictionary<string, string> Texts(MapReader map, string key)
    {
        var texts = new Dictionary<string, string>();
        if (map.Node(key) is not { } node)
            return texts.AsReadOnly();
        if (node is not YamlMap entries)
        {
            map.Scope.Fault(
                node.Place,
                $"'{key}' must be a set of keys (name: value)",
                $"'{key}' moet uit sleutels bestaan (naam: waarde)"
            );
            return texts.AsReadOnly();
        }
        foreach (var (name, value) in entries.Entries)
        {
            if (value is YamlScalar scalar)
                texts[name.Text] = scalar.Text;
            else
                map.Scope.Fault(value.Place, $"'{name.Text}' must be one value", $"'{name.Text}' moet één waarde zijn");
        }
        return texts.AsReadOnly();
    }

    private static IReadOnlyDictionary<string, Rational> Points(MapReader map, IReadOnlyCollection<string> known)
    {
        var points = new Dictionary<string, Rational>();
        if (map.Node("points") is not { } node)
            return points.AsReadOnly();
        var reader = new MapReader(node, Thing.Key("points"), map.Scope) { HoldsNames = true };
        foreach (var name in known)
        {
            if (reader.Number(name) is { } number)
                points[name] = number;
        }
        reader.Close();
        return points.AsReadOnly();
    }

    private static IReadOnlyDictionary<string, Money> Amounts(MapReader map, IReadOnlyCollection<string> known)
    {
        var amounts = new Dictionary<string, Money>();
        if (map.Node("amounts") is not { } node)
            return amounts.AsReadOnly();
        var reader = new MapReader(node, Thing.Key("amounts"), map.Scope) { HoldsNames = true };
        foreach (var name in known)
            if (reader.Amount(name) is { } amount)
                amounts[name] = amount;
        reader.Close();
        return amounts.AsReadOnly();
    }
}
