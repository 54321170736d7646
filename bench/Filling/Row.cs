namespace Veerkracht.Bench.Filling;

/// <summary>A row as it was read: columns with their values, as the provider gives them.</summary>
internal sealed class Row(string table, Dictionary<string, object?> values)
{
    public string Table => table;
    public object? this[string column]
    {
        get => values.GetValueOrDefault(column);
        set
        {
            // A build of another day may not have the column.
            if (values.ContainsKey(column))
                values[column] = value;
        }
    }

    public IReadOnlyCollection<string> Columns => values.Keys;

    public string? Text(string column) => this[column]?.ToString();

    public long Whole(string column) => Convert.ToInt64(this[column], null);

    public Row Clone() => new(table, new(values));
}
