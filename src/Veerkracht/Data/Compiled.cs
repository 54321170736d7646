using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Veerkracht.Data;

/// <summary>A query of a hot path, translated once for each model: that of SQLite and that of PostgreSQL.</summary>
internal sealed class Compiled<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> _all = new();

    public TQuery On(Db db) => _all.GetOrAdd(db.Model, _ => compile());
}
