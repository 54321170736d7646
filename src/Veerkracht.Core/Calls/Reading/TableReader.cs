using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads a table: fixed rows by columns, each column a field of its own.</summary>
public sealed class TableReader(FieldsReader fields, ReadScope scope)
{
    private static readonly FieldType[] Cells =
    [
        FieldType.Text, FieldType.Number, FieldType.Amount, FieldType.Percentage, FieldType.Date, FieldType.Choice, FieldType.YesNo, FieldType.Computed,
    ];

    public Field Read(MapReader map, Field table, FormNames names)
    {
        var columns = fields.ReadInside(map.Items("columns", true), names);
        foreach (var column in columns.Where(c => !Cells.Contains(c.Type)))
            scope.Fault(column.Place, "this type cannot be a column of a table");
        var known = columns.Select(c => c.Id).ToHashSet();
        var ids = new HashSet<string>();
        var rows = new List<TableRow>();
        foreach (var row in map.Maps("rows", "the row", true))
        {
            var without = row.WordList("without");
            foreach (var word in without.Where(w => !known.Contains(w.Text)))
                scope.Fault(word.Place, $"there is no column '{word.Text}'{Suggestion.For(word.Text, known)}");
            rows.Add(new TableRow(row.Id("id", ids, "row"), row.Local("label", true) ?? LocalText.Empty, without.Select(w => w.Text).ToHashSet()));
            row.Close();
        }
        return table with { Rows = rows, Columns = columns };
    }
}
