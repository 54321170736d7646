using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Veerkracht.Data;

/// <summary>
/// Makes an entity of a row by the same map, without the change tracker: for what is read at each save, with rows of other tables in one
/// statement. The function that reads a row is composed once for each model.
/// </summary>
internal sealed class ReadRows<TEntity>
    where TEntity : class
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<IModel, ReadRows<TEntity>> All = new();

    private readonly IEntityType _type;
    private readonly IReadOnlyList<IProperty> _properties;
    private readonly Func<DbDataReader, int, TEntity> _read;

    private ReadRows(IEntityType type)
    {
        _type = type;
        _properties = [.. type.GetProperties().Where(p => !p.IsShadowProperty())];
        _read = Compose(_properties);
    }

    public static ReadRows<TEntity> Of(Db db) =>
        All.GetOrAdd(db.Model, model => new ReadRows<TEntity>(model.FindEntityType(typeof(TEntity))!));

    public int Count => _properties.Count;

    /// <summary>The columns in the order in which <see cref="Read"/> wants them.</summary>
    /// <param name="of">Name of the table in the statement.</param>
    public string Columns(string of) => string.Join(", ", _properties.Select(p => $"\"{of}\".\"{p.GetColumnName()}\""));

    /// <param name="from">Place of the first column.</param>
    /// <exception cref="CorruptRowException">JSON in it cannot be read.</exception>
    public TEntity Read(DbDataReader reader, int from) => StoredJson.Looked(_type, _read(reader, from));

    private static Func<DbDataReader, int, TEntity> Compose(IReadOnlyList<IProperty> properties)
    {
        var (reader, from) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)));
        var bindings = properties.Select(
            (property, i) =>
                Expression.Bind(
                    (System.Reflection.MemberInfo?)property.PropertyInfo ?? property.FieldInfo!,
                    Value(property, reader, Expression.Add(from, Expression.Constant(i)))
                )
        );
        var made = Expression.MemberInit(Expression.New(typeof(TEntity)), bindings);
        return Expression.Lambda<Func<DbDataReader, int, TEntity>>(made, reader, from).Compile();
    }

    private static Expression Value(IProperty property, ParameterExpression reader, Expression place)
    {
        var mapping = (RelationalTypeMapping)property.GetTypeMapping();
        var method = mapping.GetDataReaderMethod();
        Expression source = method.DeclaringType!.IsAssignableFrom(typeof(DbDataReader))
            ? reader
            : Expression.Convert(reader, method.DeclaringType);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(source, method, place));
        if (mapping.Converter?.ConvertFromProviderExpression is { } convert)
        {
            var given = convert.Parameters[0];
            value = ReplacingExpressionVisitor.Replace(
                given,
                value.Type == given.Type ? value : Expression.Convert(value, given.Type),
                convert.Body
            );
        }
        if (value.Type != property.ClrType)
            value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!, place),
                Expression.Default(property.ClrType),
                value
            )
            : value;
    }
}

internal static class Reading
{
    /// <summary>Runs one statement and gives each of its rows to <paramref name="row"/>.</summary>
    /// <param name="sql">Values are {0}, {1} and so on.</param>
    public static async Task Read(this Db db, string sql, object[] values, Action<DbDataReader> row, CancellationToken stop)
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(sql, values, db.Model);
        await using var reader = await command.RelationalCommand.ExecuteReaderAsync(
            new RelationalCommandParameterObject(
                db.GetService<IRelationalConnection>(),
                command.ParameterValues,
                null,
                db,
                db.GetService<Microsoft.EntityFrameworkCore.Diagnostics.IRelationalCommandDiagnosticsLogger>(),
                Microsoft.EntityFrameworkCore.Diagnostics.CommandSource.FromSqlQuery
            ),
            stop
        );
        while (await reader.ReadAsync(stop))
            row(reader.DbDataReader);
    }
}
