using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Finds what shows or not by way of itself: a hidden answer reads as empty, so such a form would say one thing at one moment and another
/// at the next. What a condition looks at must stand by itself.
/// </summary>
public sealed class Circles
{
    /// <summary>Whether something shows, or what its value is; of the field or section at a path.</summary>
    /// <remarks>A class: of collections of structs each is compiled anew at a start.</remarks>
    private sealed record Node(bool Shows, string Path);

    private sealed class Around(string prefix, IReadOnlyList<Field> fields, Around? outer)
    {
        public string Prefix => prefix;
        public Around? Outer => outer;
        public Dictionary<string, Field> Fields { get; } = fields.DistinctBy(f => f.Id).ToDictionary(f => f.Id);
    }

    private readonly Dictionary<Node, List<Node>> _needs = [];
    private readonly Dictionary<Node, Expression> _conditions = [];

    public static void Find(FormDefinition form, ReadScope scope)
    {
        var circles = new Circles();
        var around = new Around("", [.. form.Fields], null);
        foreach (var section in form.Sections)
        {
            // A section and a field may have the same id; no path of a field has a hash.
            var shows = new Node(true, $"#{section.Id}");
            circles.Condition(shows, section.VisibleWhen, around);
            circles.Fields(section.Fields, "", shows, around);
        }
        foreach (var circle in circles.Found())
        {
            var (node, condition) = circle.Where(circles._conditions.ContainsKey).Select(n => (n, circles._conditions[n])).First();
            var way = circle.Where(n => !n.Shows).Select(n => n.Path).Distinct().ToList();
            var (name, by) = (node.Path.TrimStart('#'), string.Join(", ", way));
            scope.Fault(
                condition.Place,
                $"'{name}' would show or not by way of itself: {by}",
                $"of '{name}' te zien is, zou van zichzelf afhangen: {by}; haal er één uit de voorwaarde"
            );
        }
    }

    private void Fields(IReadOnlyList<Field> fields, string prefix, Node outer, Around around)
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Id;
            var (shows, value) = (new Node(true, path), new Node(false, path));
            Needs(shows, outer);
            Condition(shows, field.VisibleWhen, around);
            Needs(value, shows);
            foreach (var expression in field.Options.Select(o => o.VisibleWhen).Append(field.Value).OfType<Expression>())
                Reads(value, expression, around);
            // A row may have columns of its own: what they look at counts for the column.
            foreach (
                var inner in field.Kind.Nesting == Nesting.Rows
                    ? field.Rows.Select(r => r.Columns).OfType<IReadOnlyList<Field>>().Prepend(field.Columns)
                    : [field.Fields]
            )
            {
                if (inner.Count == 0)
                    continue;
                Fields(inner, path + ".", shows, new Around(path + ".", inner, around));
                foreach (var part in inner)
                    Needs(value, new Node(false, $"{path}.{part.Id}"));
            }
        }
    }

    private void Condition(Node shows, Expression? condition, Around around)
    {
        if (condition is null)
            return;
        _conditions[shows] = condition;
        Reads(shows, condition, around);
    }

    private void Reads(Node node, Expression expression, Around around)
    {
        foreach (var reference in expression.References)
        {
            if (Resolve(reference.Split('.'), around) is not { } path)
                continue;
            // Inside a group its own items may be counted: that does not look into them.
            Needs(node, new Node(node.Path.StartsWith(path + ".", StringComparison.Ordinal), path));
        }
    }

    /// <summary>The path of what a name means here; null for a name from outside the form.</summary>
    private static string? Resolve(string[] parts, Around? around)
    {
        while (around is not null && !around.Fields.ContainsKey(parts[0]))
            around = around.Outer;
        if (around is null)
            return null;
        var field = around.Fields[parts[0]];
        var path = around.Prefix + field.Id;
        for (var i = 1; i < parts.Length; i++)
        {
            // Of a table the second part is a row.
            if (field.Kind.Nesting == Nesting.Rows && ++i >= parts.Length)
                break;
            if ((field.Kind.Nesting == Nesting.Rows ? field.Columns : field.Fields).FirstOrDefault(f => f.Id == parts[i]) is not { } inner)
                break;
            field = inner;
            path += "." + inner.Id;
        }
        return path;
    }

    private void Needs(Node node, Node needed)
    {
        if (!_needs.TryGetValue(node, out var all))
            _needs[node] = all = [];
        all.Add(needed);
    }

    /// <summary>The circles, each once; without recursion, for chains may be long.</summary>
    private List<List<Node>> Found()
    {
        var circles = new List<List<Node>>();
        var done = new HashSet<Node>();
        foreach (var start in _needs.Keys)
        {
            if (done.Contains(start))
                continue;
            var way = new List<(Node Node, int Next)> { (start, 0) };
            var onWay = new HashSet<Node> { start };
            while (way.Count > 0)
            {
                var (node, next) = way[^1];
                if (_needs.TryGetValue(node, out var needed) && next < needed.Count)
                {
                    way[^1] = (node, next + 1);
                    var to = needed[next];
                    if (onWay.Contains(to))
                        circles.Add([.. way.SkipWhile(w => w.Node != to).Select(w => w.Node)]);
                    else if (!done.Contains(to) && onWay.Add(to))
                        way.Add((to, 0));
                    continue;
                }
                done.Add(node);
                onWay.Remove(node);
                way.RemoveAt(way.Count - 1);
            }
        }
        return [.. circles.Where(c => c.Exists(_conditions.ContainsKey))];
    }
}
