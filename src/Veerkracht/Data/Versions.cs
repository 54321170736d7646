using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Veerkracht.Data;

/// <summary>An entity that two people may change at the same moment. The version is shown as ETag and raised at every save.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Raises the version of what is saved; a save on an older version fails.</summary>
internal sealed class VersionInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData data,
        InterceptionResult<int> result,
        CancellationToken stop = default
    )
    {
        Raise(data.Context);
        return base.SavingChangesAsync(data, result, stop);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result)
    {
        Raise(data.Context);
        return base.SavingChanges(data, result);
    }

    private static void Raise(DbContext? context)
    {
        foreach (var entry in context?.ChangeTracker.Entries<IVersioned>() ?? [])
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.Version++;
        }
    }
}
