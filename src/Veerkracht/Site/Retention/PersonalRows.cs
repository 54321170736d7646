using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Site.Retention;

/// <summary>The rows of a table that are about one person alone, as its room declares: they go with that person.</summary>
public interface IPersonalRows
{
    /// <param name="address">Null where the person has none.</param>
    Task<int> Count(Db db, Guid person, string? address, CancellationToken stop);

    Task<int> Delete(Db db, Guid person, string? address, CancellationToken stop);

    Task<IReadOnlyList<object>> Read(Db db, Guid person, string? address, CancellationToken stop);
}

public static class PersonalRows
{
    /// <param name="table">One with a person or an address.</param>
    public static IPersonalRows Of(KeptTable table) =>
        (IPersonalRows)Activator.CreateInstance(typeof(RowsOf<>).MakeGenericType(table.Entity), table)!;

    private sealed class RowsOf<T>(KeptTable table) : IPersonalRows
        where T : class
    {
        public Task<int> Count(Db db, Guid person, string? address, CancellationToken stop) =>
            Rows(db, person, address) is { } rows ? rows.CountAsync(stop) : Task.FromResult(0);

        public Task<int> Delete(Db db, Guid person, string? address, CancellationToken stop) =>
            Rows(db, person, address) is { } rows ? rows.ExecuteDeleteAsync(stop) : Task.FromResult(0);

        public async Task<IReadOnlyList<object>> Read(Db db, Guid person, string? address, CancellationToken stop) =>
            Rows(db, person, address) is { } rows ? [.. await rows.AsNoTracking().ToListAsync(stop)] : [];

        private IQueryable<T>? Rows(Db db, Guid person, string? address)
        {
            if (table.OfPerson is { } of)
                return db.Set<T>().Where(Is<Guid?>(of, person));
            // Addresses are told apart without their case, as servers of mail do.
            return address is null ? null : db.Set<T>().Where(IsAddress(table.ToAddress!, address.ToLowerInvariant()));
        }

        private static Expression<Func<T, bool>> Is<TValue>(string property, TValue value)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var asked = Expression.Convert(Expression.Property(row, property), typeof(TValue));
            return Expression.Lambda<Func<T, bool>>(Expression.Equal(asked, Expression.Constant(value, typeof(TValue))), row);
        }

        private static Expression<Func<T, bool>> IsAddress(string property, string lower)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var asked = Expression.Call(Expression.Property(row, property), nameof(string.ToLower), Type.EmptyTypes);
            return Expression.Lambda<Func<T, bool>>(Expression.Equal(asked, Expression.Constant(lower)), row);
        }
    }
}
