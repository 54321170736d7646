using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Veerkracht.Core.Forms;

namespace Veerkracht.Data;

/// <summary>
/// A column of text that holds JSON, which we wrote ourselves. A row in which it cannot be read never comes into the program.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StoredJsonAttribute : Attribute
{
    /// <summary>Whether it is JSON, and what the room that writes it can read.</summary>
    public bool CanRead(string json)
    {
        if (!WholeJson.Is(json))
            return false;
        try
        {
            Read(json);
            return true;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or InsufficientExecutionStackException))
        {
            // Whatever way it went wrong: reading what we wrote never does.
            return false;
        }
    }

    protected abstract void Read(string json);
}

/// <summary>With the shape that its JSON has.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StoredJsonAttribute<TShape> : StoredJsonAttribute
    where TShape : IStoredShape
{
    protected override void Read(string json) => TShape.Read(json);
}

/// <summary>What JSON of a column looks like: the very reading of the room that writes it.</summary>
public interface IStoredShape
{
    /// <param name="json">Is JSON.</param>
    /// <exception cref="Exception">Any: it has another shape.</exception>
    static abstract void Read(string json);
}

/// <summary>JSON of which no part is asked for by name.</summary>
public sealed class AnyJson : IStoredShape
{
    public static void Read(string json) { }
}

/// <summary>An object, of which whoever reads it takes whatever stands in it: the answers of a form.</summary>
public sealed class AnyObject : IStoredShape
{
    public static void Read(string json)
    {
        if (!json.AsSpan().TrimStart().StartsWith("{"))
            throw new JsonException("Not an object.");
    }
}

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
    public static string? Unless<TShape>(string? json, string table, Guid id, string column)
        where TShape : IStoredShape =>
        json is null || new StoredJsonAttribute<TShape>().CanRead(json)
            ? json
            : throw new CorruptRowException(table, id.ToString(), column);
}

/// <summary>
/// Looks at the JSON of every row that is read, once, before anybody decides by it. It stands in what is compiled for a table that has such
/// columns, and costs others nothing: where a context has an interceptor of rows, EF makes two functions for each column of each row.
/// </summary>
#pragma warning disable EF1001 // No public part of EF lets a row be looked at without that cost.
internal sealed class StoredJsonMaterializer(StructuralTypeMaterializerSourceDependencies dependencies)
    : StructuralTypeMaterializerSource(dependencies),
        IStructuralTypeMaterializerSource
{
    private static readonly MethodInfo Looks = typeof(StoredJson).GetMethod(nameof(StoredJson.Looked))!;

    Expression IStructuralTypeMaterializerSource.CreateMaterializeExpression(
        StructuralTypeMaterializerSourceParameters parameters,
        Expression context
    )
    {
        var made = CreateMaterializeExpression(parameters, context);
        return parameters.StructuralType is IEntityType type && StoredJson.IsIn(type.ClrType)
            ? Expression.Call(Looks.MakeGenericMethod(made.Type), Expression.Constant(type, typeof(IEntityType)), made)
            : made;
    }
}
#pragma warning restore EF1001

internal static class StoredJson
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Of, StoredJsonAttribute Shape)[]> Columns = new();

    public static bool IsIn(Type entity) => Columns.GetOrAdd(entity, Marked).Length > 0;

    /// <exception cref="CorruptRowException">A column of the row that was read cannot be read.</exception>
    public static TEntity Looked<TEntity>(IEntityType type, TEntity instance)
        where TEntity : class
    {
        foreach (var (column, shape) in Columns.GetOrAdd(type.ClrType, Marked))
        {
            if (column.GetValue(instance) is string json && !shape.CanRead(json))
                throw new CorruptRowException(type.GetTableName()!, IdOf(type, instance), column.Name);
        }
        return instance;
    }

    private static (PropertyInfo, StoredJsonAttribute)[] Marked(Type entity) =>
        [
            .. from property in entity.GetProperties()
            let shape = property.GetCustomAttribute<StoredJsonAttribute>()
            where shape is not null
            select (property, shape),
        ];

    private static string IdOf(IEntityType type, object instance) =>
        string.Join(" ", type.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(instance)));
}
