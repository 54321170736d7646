using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>What an edit must make of the tree. The text is held to it: see <see cref="CallText"/>.</summary>
public static class TreeEdits
{
    /// <summary>
    /// The tree with another node at the path; null where the path leads nowhere. A new key comes after those before it in
    /// <paramref name="order"/>.
    /// </summary>
    public static YamlNode? Set(YamlNode root, CallPath path, YamlNode value, IReadOnlyList<string> order)
    {
        if (path.IsRoot)
            return value;
        return Change(root, path.Parent, parent =>
        {
            if (parent is YamlList list && path.Index < list.Items.Count)
                return list with { Items = [.. list.Items.Select((item, i) => i == path.Index ? value : item)] };
            if (parent is not YamlMap map || path.Key is not { } key)
                return null;
            if (map.Value(key) is not null)
                return map with { Entries = [.. map.Entries.Select(e => e.Key.Text == key ? KeyValuePair.Create(e.Key, value) : e)] };
            var entries = map.Entries.ToList();
            entries.Insert(PlaceOf(map, key, order), KeyValuePair.Create(Pieces.Text(key), value));
            return map with { Entries = entries };
        });
    }

    /// <summary>Where a new key comes in a map: behind the last of those that precede it in the order, else at the end.</summary>
    public static int PlaceOf(YamlMap map, string key, IReadOnlyList<string> order)
    {
        var rank = order.ToList().IndexOf(key);
        if (rank < 0)
            return map.Entries.Count;
        var before = order.Take(rank).ToHashSet();
        for (var i = map.Entries.Count; i > 0; i--)
            if (before.Contains(map.Entries[i - 1].Key.Text))
                return i;
        return map.Entries.Any(e => order.Contains(e.Key.Text)) ? 0 : map.Entries.Count;
    }

    /// <summary>The tree without the node at the path.</summary>
    public static YamlNode? Remove(YamlNode root, CallPath path) => Change(root, path.Parent, parent => parent switch
            {
                YamlMap map when path.Key is { } key => map with { Entries = [.. map.Entries.Where(e => e.Key.Text != key)] },
                YamlList list when path.Index is { } index => list with { Items = [.. list.Items.Where((_, i) => i != index)] },
                _ => null,
            });

    public static YamlNode? Insert(YamlNode root, CallPath list, int index, YamlNode item) =>
        Change(root, list, node =>
            node is YamlList all && index <= all.Items.Count
                ? all with
                {
                    Items = [.. all.Items.Take(index), item, .. all.Items.Skip(index)],
                }
                : null
        );

    /// <summary>The tree with the item and the one behind it changed about.</summary>
    public static YamlNode? Swap(YamlNode root, CallPath item) => Change(root, item.Parent, node =>
        {
            if (node is not YamlList list || item.Index is not { } index || index + 1 >= list.Items.Count)
                return null;
            var items = list.Items.ToList();
            (items[index], items[index + 1]) = (items[index + 1], items[index]);
            return list with { Items = items };
        });

    private static YamlNode? Change(YamlNode node, CallPath path, Func<YamlNode, YamlNode?> change)
    {
        var way = path.Way.ToList();
        return Down(node, 0);

        YamlNode? Down(YamlNode at, int depth)
        {
            if (depth == way.Count)
                return change(at);
            var part = way[depth];
            if (at is YamlMap map && part.Key is { } key && map.Value(key) is { } value && Down(value, depth + 1) is { } changed)
                return map with { Entries = [.. map.Entries.Select(e => e.Key.Text == key ? KeyValuePair.Create(e.Key, changed) : e)] };
            if (
                at is YamlList list
                && part.Index is { } index
                && index < list.Items.Count
                && Down(list.Items[index], depth + 1) is { } item
            )
                return list with { Items = [.. list.Items.Select((old, i) => i == index ? item : old)] };
            return null;
        }
    }
}
