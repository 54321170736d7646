using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Veerkracht.Core.Forms;

namespace Veerkracht.Data;

/// <summary>
/// A column of text that holds JSON, which we wrote ourselves. A row in which it cannot be read never comes into the program.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StoredJsonAttribute : Attribute;

/// <summary>
/// What a row holds cannot be read: the fault of nobody who asks for it. It names the row and never what stands in it, so that it may be
/// logged.
/// </summary>
public sealed class CorruptRowException(string table, string id, string column)
    : Exception($"{table} {id}: {column} cannot be read. Put the row back from a copy of the database.")
{
    public string Table => table;
    public string Id => id;
    public string Column => column;

    /// <summary>JSON of a column that was asked for without its row: itself, null for none.</summary>
    /// <exception cref="CorruptRowException">It cannot be read.</exception>
    public static string? Unless(string? json, string table, Guid id, string column) =>
        json is null || WholeJson.Is(json) ? json : throw new CorruptRowException(table, id.ToString(), column);
}

/// <summary>Looks at the JSON of every row that is read, once, before anybody decides by it.</summary>
internal sealed class StoredJsonInterceptor : IMaterializationInterceptor
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();

    public object InitializedInstance(MaterializationInterceptionData data, object instance)
    {
        foreach (var column in Columns.GetOrAdd(data.EntityType.ClrType, Marked))
        {
            if (column.GetValue(instance) is string json && !WholeJson.Is(json))
                throw new CorruptRowException(data.EntityType.GetTableName()!, IdOf(data.EntityType, instance), column.Name);
        }
        return instance;
    }

    private static PropertyInfo[] Marked(Type entity) => [.. entity.GetProperties().Where(p => p.IsDefined(typeof(StoredJsonAttribute)))];

    private static string IdOf(IEntityType type, object instance) =>
        string.Join(" ", type.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(instance)));
}
