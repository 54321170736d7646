using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Puts the definitions of "shared:" where "use: NAME" stands, so that what several forms have in common is written once. Keys beside
/// "use" replace those of the definition; a list stands in the place of the item that uses it. A definition may use those before it,
/// so nothing can run in a circle, and the whole stays within <see cref="MaxNodes"/>.
/// </summary>
public sealed class SharedDefinitions
{
    /// <summary>Most nodes of a call when everything that is used is written out.</summary>
    public const int MaxNodes = 200_000;

    private const string Shared = "shared",
        Use = "use";

    private readonly Dictionary<string, YamlNode> _definitions = [];
    private readonly Dictionary<YamlNode, int> _sizes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _used = [];
    private readonly ReadScope _scope;
    private int _nodes;

    private SharedDefinitions(ReadScope scope) => _scope = scope;

    /// <summary>The call with everything that it uses written out. Examples hold answers and stay as they are.</summary>
    public static YamlNode Expand(YamlNode root, ReadScope scope)
    {
        if (root is not YamlMap map || map.Entries.FirstOrDefault(e => e.Key.Text == Shared).Value is not { } node)
            return root;
        var shared = new SharedDefinitions(scope);
        shared.Read(node);
        var whole = new YamlMap(
            [
                .. map
                    .Entries.Where(e => e.Key.Text != Shared)
                    .Select(e => KeyValuePair.Create(e.Key, e.Key.Text == "examples" ? e.Value : shared.Written(e.Value))),
            ],
            map.Place
        );
        if (shared._nodes > MaxNodes)
        {
            scope.Fault(
                node.Place,
                $"with everything written out the call has more than {MaxNodes} parts; use less",
                $"met alles uitgeschreven heeft de oproep meer dan {MaxNodes} delen; gebruik er minder"
            );
            // Not everything was written out: what seems to be missing or unused may well be there.
            scope.CutShort();
            scope.Hide(null);
            return whole;
        }
        foreach (var (name, _) in (node as YamlMap)?.Entries ?? [])
            if (!shared._used.Contains(name.Text))
                scope.Fault(
                    name.Place,
                    $"nothing uses '{name.Text}'; take it out, or write 'use: {name.Text}' somewhere",
                    $"niets gebruikt '{name.Text}'; haal het weg, of schrijf ergens 'use: {name.Text}'"
                );
        return whole;
    }

    private void Read(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            _scope.Fault(
                node.Place,
                "'shared' must be a set of keys (name: definition)",
                "'shared' moet uit sleutels bestaan (naam: definitie)"
            );
            return;
        }
        foreach (var (name, value) in map.Entries)
        {
            if (!Words.IsIdentifier(name.Text))
                _scope.Fault(name.Place, Words.WhyNoIdentifier(name.Text));
            var written = Written(value);
            _definitions[name.Text] = written;
            _sizes[written] = Size(written);
        }
    }

    private YamlNode Written(YamlNode node)
    {
        if (++_nodes > MaxNodes)
            return node;
        return node switch
        {
            YamlList list => new YamlList([.. list.Items.SelectMany(Items)], list.Place),
            YamlMap map when UsedBy(map) is { } use => Used(map, use),
            YamlMap map => new YamlMap([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Written(e.Value)))], map.Place),
            _ => node,
        };
    }

    private IEnumerable<YamlNode> Items(YamlNode item) =>
        Written(item) is var written && item is YamlMap map && UsedBy(map) is not null && written is YamlList list ? list.Items : [written];

    private static YamlScalar? UsedBy(YamlMap map) => map.Entries.FirstOrDefault(e => e.Key.Text == Use).Value as YamlScalar;

    private YamlNode Used(YamlMap map, YamlScalar use)
    {
        var own = map.Entries.Where(e => e.Key.Text != Use).Select(e => KeyValuePair.Create(e.Key, Written(e.Value))).ToList();
        if (!_definitions.TryGetValue(use.Text, out var definition))
        {
            _scope.Unknown(
                use.Place,
                $"there is no shared '{use.Text}' before this",
                $"er is geen gedeeld stuk '{use.Text}' voor dit punt",
                use.Text,
                _definitions.Keys,
                Wanted.Piece
            );
            _scope.Hide(null);
            _scope.Partial(map.Place);
            if (Nearest.To(use.Text, _definitions.Keys) is { } meant)
                _used.Add(meant);
            return new YamlMap(own, map.Place);
        }
        _used.Add(use.Text);
        _nodes += _sizes.GetValueOrDefault(definition, 1);
        if (_nodes > MaxNodes)
            return new YamlMap(own, map.Place);
        if (definition is YamlMap shared)
        {
            var names = own.Select(e => e.Key.Text).ToHashSet();
            return new YamlMap([.. shared.Entries.Where(e => !names.Contains(e.Key.Text)), .. own], map.Place);
        }
        foreach (var (key, _) in own)
            _scope.Fault(
                key.Place,
                $"'{use.Text}' is a list: '{key.Text}' cannot be changed here",
                $"'{use.Text}' is een lijst: haal '{key.Text}' hier weg, het kan niet veranderd worden"
            );
        return definition;
    }

    private static int Size(YamlNode node) =>
        node switch
        {
            YamlMap map => 1 + map.Entries.Sum(e => Size(e.Value)),
            YamlList list => 1 + list.Items.Sum(Size),
            _ => 1,
        };
}
