using System.Collections.ObjectModel;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads a table: fixed rows by columns, each column a field of its own.</summary>
public sealed class TableReader(FieldsReader fields, ReadScope scope)
{
    public Field Read(MapReader map, Field table, FormNames names)
    {
        var nodes = map.Items("columns", true);
        var columns = fields.ReadInside(nodes, names);
        foreach (var column in columns.Where(c => !c.Kind.CanBeCell))
            scope.Fault(
                column.Place,
                "this type cannot be a column of a table",
                "deze soort veld kan geen kolom van een tabel zijn; kies een andere soort"
            );
        var known = columns.Select(c => c.Id).ToHashSet();
        var ids = new HashSet<string>();
        var rows = new List<TableRow>();
        foreach (var row in map.Maps("rows", Thing.Row, true))
        {
            var without = row.WordList("without");
            foreach (var word in without.Where(w => !known.Contains(w.Text)))
                scope.Unknown(word.Place, $"there is no column '{word.Text}'", $"er is geen kolom '{word.Text}'", word.Text, known);
            rows.Add(
                new TableRow(
                    row.Id("id", ids, Thing.Row),
                    row.Local("label", true) ?? LocalText.Empty,
                    new ReadOnlySet<string>(without.Select(w => w.Text).ToHashSet())
                )
                {
                    Columns = OnCondition(row, nodes, known, names),
                }
            );
            row.Close();
        }
        return table with { Rows = rows.AsReadOnly(), Columns = columns };
    }

    /// <summary>A row that shows on a condition is a row each of whose cells does.</summary>
    private IReadOnlyList<Field>? OnCondition(MapReader row, IReadOnlyList<YamlNode> nodes, IReadOnlySet<string> known, FormNames names) =>
        row.Scalar("visible_when") is { } condition
            ? Changed(row, [.. nodes.Select(node => Under(condition, node))], known, names, condition)
            : Changed(row, nodes, known, names, null);

    private static YamlNode Under(YamlScalar condition, YamlNode column)
    {
        if (column is not YamlMap map)
            return column;
        var own = map.Entries.FirstOrDefault(e => e.Key.Text == "visible_when").Value as YamlScalar;
        var both = own is null ? condition : condition with { Text = $"({condition.Text}) && ({own.Text})" };
        return new YamlMap(
            [
                .. map.Entries.Where(e => e.Key.Text != "visible_when"),
                KeyValuePair.Create(new YamlScalar("visible_when", true, condition.Place), (YamlNode)both),
            ],
            map.Place
        );
    }

    /// <summary>The columns with the keys that a row has in place of theirs; null where it changes none.</summary>
    private IReadOnlyList<Field>? Changed(
        MapReader row,
        IReadOnlyList<YamlNode> columns,
        IReadOnlySet<string> known,
        FormNames names,
        YamlScalar? condition
    )
    {
        if (row.Node("columns") is not { } node)
            return condition is null ? null : fields.ReadInside(columns, names);
        if (node is not YamlMap changes)
        {
            scope.Fault(
                node.Place,
                "'columns' of a row must be a set of keys (column: { key: value })",
                "'columns' van een rij moet uit sleutels bestaan (kolom: { sleutel: waarde })"
            );
            return null;
        }
        foreach (var (column, _) in changes.Entries.Where(c => !known.Contains(c.Key.Text)))
            scope.Unknown(column.Place, $"there is no column '{column.Text}'", $"er is geen kolom '{column.Text}'", column.Text, known);
        return fields.ReadInside([.. columns.Select(column => Changed(column, changes, condition))], names);
    }

    private YamlNode Changed(YamlNode column, YamlMap changes, YamlScalar? condition)
    {
        if (column is not YamlMap map || map.Entries.FirstOrDefault(e => e.Key.Text == "id").Value is not YamlScalar id)
            return column;
        if (changes.Entries.FirstOrDefault(c => c.Key.Text == id.Text).Value is not { } change)
            return column;
        if (change is not YamlMap own)
        {
            scope.Fault(
                change.Place,
                $"'{id.Text}' must be a set of keys (key: value)",
                $"'{id.Text}' moet uit sleutels bestaan (sleutel: waarde)"
            );
            return column;
        }
        foreach (var (key, _) in own.Entries.Where(e => e.Key.Text is "id" or "type" or "format" or "options"))
            scope.Fault(
                key.Place,
                $"a row cannot change '{key.Text}' of a column",
                $"een rij kan '{key.Text}' van een kolom niet veranderen; haal het hier weg"
            );
        if (condition is not null && own.Entries.Any(e => e.Key.Text == "visible_when"))
            own = (YamlMap)Under(condition, own);
        var names = own.Entries.Select(e => e.Key.Text).ToHashSet();
        return new YamlMap([.. map.Entries.Where(e => !names.Contains(e.Key.Text)), .. own.Entries], own.Place);
    }
}
