using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Veerkracht.Data.Lanes;

/// <summary>
/// Rows written without the change tracker, by the same map: what changed of an entity since it was read, held to its version; or a new
/// row.
/// </summary>
internal sealed class Rows
{
    private static readonly ConcurrentDictionary<IEntityType, Rows> All = new();

    private readonly string _table;
    private readonly Column[] _columns;
    private readonly Column? _version;
    private readonly Column _key;
    private readonly Column[] _inserted;
    private readonly string _insert;
    private readonly ConcurrentDictionary<UInt128, string> _updates = new();

    private Rows(IEntityType type)
    {
        _table = type.GetTableName()!;
        var all = type.GetProperties().Where(p => !p.IsShadowProperty()).Select(p => new Column(p)).ToArray();
        _key = all.First(c => c.Property.IsPrimaryKey());
        _version = all.FirstOrDefault(c => c.Property.IsConcurrencyToken);
        _columns =
        [
            .. all.Where(c =>
                c != _version && !c.Property.IsPrimaryKey() && c.Property.GetAfterSaveBehavior() == PropertySaveBehavior.Save
            ),
        ];
        _inserted = [.. all.Where(c => c.Property.ValueGenerated == ValueGenerated.Never)];
        _insert =
            $"""INSERT INTO "{_table}" ({string.Join(", ", _inserted.Select(c => c.Name))}) VALUES """
            + $"({string.Join(", ", _inserted.Select((_, i) => $"${i + 1}"))})";
    }

    public static Rows Of<TEntity>(Db db)
        where TEntity : class => All.GetOrAdd(db.Model.FindEntityType(typeof(TEntity))!, type => new Rows(type));

    /// <summary>How the row is now, to be held against how it will be.</summary>
    public object?[] Look(object entity)
    {
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _columns[i].Of(entity);
        return values;
    }

    /// <summary>Writes what changed since, where the row still has the version that was read; the entity takes the new one.</summary>
    /// <returns>Null where nothing changed.</returns>
    public Statement? Update(IVersioned entity, object?[] before)
    {
        UInt128 changed = 0;
        var values = new List<object?>();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Of(entity) is var now && Equals(now, before[i]))
                continue;
            changed |= (UInt128)1 << i;
            values.Add(_columns[i].ToProvider(now));
        }
        if (values.Count == 0)
            return null;
        values.Add(_key.ToProvider(_key.Of(entity)));
        values.Add(entity.Version++);
        return new Statement(_updates.GetOrAdd(changed, UpdateOf), values, 1);
    }

    public Statement Insert(object entity) => new(_insert, [.. _inserted.Select(c => c.ToProvider(c.Of(entity)))], 1);

    private string UpdateOf(UInt128 changed)
    {
        var sql = new StringBuilder($"UPDATE \"{_table}\" SET ");
        var place = 1;
        for (var i = 0; i < _columns.Length; i++)
        {
            if ((changed >> i & 1) == 1)
                sql.Append($"{_columns[i].Name} = ${place++}, ");
        }
        var version = _version?.Name ?? throw new InvalidOperationException($"{_table} has no version.");
        return sql.Append($"{version} = {version} + 1 WHERE {_key.Name} = ${place} AND {version} = ${place + 1}").ToString();
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _converter = property.GetTypeMapping().Converter?.ConvertToProvider;

        public IProperty Property => property;
        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public object? Of(object entity) => _getter.GetClrValue(entity);

        public object? ToProvider(object? value) => value is null || _converter is null ? value : _converter(value);
    }
}
