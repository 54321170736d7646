using System.Runtime.CompilerServices;

namespace Veerkracht.Core.Forms;

/// <summary>The fields of a form, a group, a block or a table row, found by name. Made once per definition.</summary>
internal sealed class Layout
{
    private static readonly ConditionalWeakTable<object, Layout> Known = [];

    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<IReadOnlyList<Field>, Layout> _rows;

    private Layout(IReadOnlyList<Field> fields, int[]? sections)
    {
        Fields = [.. fields];
        Sections = sections;
        Inner =
        [
            .. fields.Select(f =>
                f.Kind.Nesting switch
                {
                    Nesting.None => null,
                    Nesting.Rows => new Layout(f.Columns, null),
                    _ => new Layout(f.Fields, null),
                }
            ),
        ];
        _rows = fields
            .Where(f => f.Kind.Nesting == Nesting.Rows)
            .SelectMany(f => f.Rows)
            .Where(r => r.Columns is not null)
            .DistinctBy(r => r.Columns)
            .ToDictionary(r => r.Columns!, r => new Layout(r.Columns!, null));
        _index = new Dictionary<string, int>(Fields.Length);
        for (var i = 0; i < Fields.Length; i++)
            _index.TryAdd(Fields[i].Id, i);
    }

    public Field[] Fields { get; }

    /// <summary>Of the outermost fields: the section in which each stands.</summary>
    public int[]? Sections { get; }
    public Layout?[] Inner { get; }

    /// <summary>The cells of a row of a table; the row may change its columns.</summary>
    public Layout Row(int table, TableRow row) => row.Columns is { } columns ? _rows[columns] : Inner[table]!;

    public int IndexOf(string id) => _index.TryGetValue(id, out var index) ? index : -1;

    public static Layout Of(FormDefinition form) => Known.GetValue(form, static key =>
        {
            var sections = ((FormDefinition)key).Sections;
            return new Layout(
                [.. sections.SelectMany(s => s.Fields)],
                [.. sections.SelectMany((s, i) => Enumerable.Repeat(i, s.Fields.Count))]
            );
        });
}
