using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Site.Retention;

/// <summary>Rows of one table that are past their term, and go whole.</summary>
public static class Past
{
    /// <param name="rows">With the limit, UTC: what was over before it.</param>
    public static IPastTerm Of<T>(Func<Db, DateTime, IQueryable<T>> rows)
        where T : class => new PastRows<T>(rows);

    private sealed class PastRows<T>(Func<Db, DateTime, IQueryable<T>> rows) : IPastTerm
        where T : class
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => rows(db, limit).CountAsync(stop);

        public Task Remove(Db db, DateTime limit, CancellationToken stop) => rows(db, limit).ExecuteDeleteAsync(stop);
    }
}
